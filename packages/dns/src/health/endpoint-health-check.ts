import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Address4, Address6 } from 'ip-address';
import { DnsError } from '../errors';
import type { IHealthCheck } from './ihealth-check';

export interface EndpointHealthCheckProps {
  readonly endpoint: HealthEndpoint;
  /** What is asked. */
  readonly probe: Probe;
  /** Seconds between two requests of one checker; 10 costs more. @default 30 */
  readonly interval?: 10 | 30;
  /** Results in a row that change the state, 1 to 10. @default 3 */
  readonly failureThreshold?: number;
  /** At least three of Route 53's checker Regions. @default all */
  readonly checkerRegions?: readonly [string, string, string, ...string[]];
  /** Healthy while the endpoint fails. @default false */
  readonly inverted?: boolean;
  /** Keep latency graphs; costs more; a change replaces the check. @default false */
  readonly measureLatency?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** Whom the checkers ask: a name that they look up themselves, or a public address (with a Host header, if wanted). */
export type HealthEndpoint =
  { readonly domainName: string } | { readonly address: string; readonly hostHeader?: string };

/** What the checkers ask, and what counts as an answer: a connection, status 2xx or 3xx, or a text within 5,120 bytes. */
export type Probe =
  | { readonly protocol: 'tcp'; readonly port: number }
  | {
      readonly protocol: 'http' | 'https';
      /** @default 80, with https 443 */
      readonly port?: number;
      /** @default '/' */
      readonly path?: string;
      /** Text that the body has to hold, up to 255 characters. @default any body */
      readonly text?: string;
    };

/**
 * A health check that asks an endpoint over the internet. A private endpoint cannot be asked: use
 * {@link AlarmHealthCheck}.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 */
export class EndpointHealthCheck extends Construct implements IHealthCheck {
  readonly healthCheckId: string;

  /** @throws DNS020 a private address; DNS021 port, threshold or text out of range */
  constructor(scope: Construct, id: string, props: EndpointHealthCheckProps) {
    super(scope, id);
    const { endpoint, probe } = props;
    this.checkReachable(endpoint);
    this.checkRange('port', probe.port ?? 80, 1, 65_535);
    this.checkRange('failure threshold', props.failureThreshold ?? 3, 1, 10);
    if (probe.protocol !== 'tcp') this.checkRange('length of the text', (probe.text ?? ' ').length, 1, 255);
    const check = new Route53HealthCheck(this, 'Resource', {
      provider: props.provider,
      ...endpointArguments(endpoint),
      ...probeArguments(probe),
      requestInterval: props.interval ?? 30,
      failureThreshold: props.failureThreshold ?? 3,
      regions: props.checkerRegions && [...props.checkerRegions],
      invertHealthcheck: props.inverted,
      measureLatency: props.measureLatency,
      tags: { ...props.tags, Name: this.node.path },
    });
    this.healthCheckId = check.id;
  }

  private checkReachable(endpoint: HealthEndpoint): void {
    if (!('address' in endpoint) || Token.isUnresolved(endpoint.address)) return;
    const { address } = endpoint;
    const valid = Address4.isValid(address) || Address6.isValid(address);
    if (valid && !isPrivate(address)) return;
    throw new DnsError('DNS020', this, {
      problem: valid ? 'health checkers ask over the internet' : 'this is no address',
      got: address,
      allowed: 'a public IPv4 or IPv6 address',
      fix: valid
        ? 'watch a private endpoint by a CloudWatch alarm: AlarmHealthCheck'
        : 'pass a name as domainName',
    });
  }

  private checkRange(what: string, value: number, low: number, high: number): void {
    if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= low && value <= high)) return;
    throw new DnsError('DNS021', this, {
      problem: `the ${what} is out of range`,
      got: `${value}`,
      allowed: `${low} to ${high}`,
      fix: 'correct it',
    });
  }
}

function endpointArguments(endpoint: HealthEndpoint): { fqdn?: string; ipAddress?: string } {
  if ('domainName' in endpoint) return { fqdn: endpoint.domainName };
  return {
    ipAddress: endpoint.address,
    ...(endpoint.hostHeader !== undefined && { fqdn: endpoint.hostHeader }),
  };
}

function probeArguments(probe: Probe): {
  type: string;
  port: number;
  resourcePath?: string;
  searchString?: string;
} {
  if (probe.protocol === 'tcp') return { type: 'TCP', port: probe.port };
  const type = probe.protocol.toUpperCase();
  return {
    type: probe.text === undefined ? type : `${type}_STR_MATCH`,
    port: probe.port ?? (probe.protocol === 'https' ? 443 : 80),
    resourcePath: probe.path ?? '/',
    ...(probe.text !== undefined && { searchString: probe.text }),
  };
}

/** Blocks of RFC 1918, 6598, 3927, 4193 and 4291 that no checker reaches. */
const PRIVATE4 = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
];
const PRIVATE6 = ['fc00::/7', 'fe80::/10', '::1/128'];

function isPrivate(address: string): boolean {
  if (Address4.isValid(address))
    return PRIVATE4.some((block) => new Address4(address).isInSubnet(new Address4(block)));
  return PRIVATE6.some((block) => new Address6(address).isInSubnet(new Address6(block)));
}
