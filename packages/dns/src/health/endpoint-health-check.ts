import { isIP } from 'node:net';
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { isPrivateAddress } from '@landbridge/network-core';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, DnsError } from '../errors';
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
  | { readonly domainName: string; readonly address?: never; readonly hostHeader?: never }
  | { readonly address: string; readonly hostHeader?: string; readonly domainName?: never };

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
    checkRange('DNS021', 'port', probe.port ?? 80, [1, 65_535], this);
    checkRange('DNS021', 'failure threshold', props.failureThreshold ?? 3, [1, 10], this);
    this.checkProbe(probe);
    this.checkCheckers(props.checkerRegions ?? []);
    if (probe.protocol !== 'tcp')
      checkRange('DNS021', 'length of the text', (probe.text ?? ' ').length, [1, 255], this);
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

  private checkProbe(probe: Probe): void {
    if (probe.protocol === 'tcp') return;
    const { path = '/' } = probe;
    if (Token.isUnresolved(path) || (path.startsWith('/') && path.length <= 255)) return;
    throw new DnsError('DNS021', this, {
      problem: 'health checkers cannot ask for the path',
      got: path,
      allowed: 'up to 255 characters that begin with /',
      fix: 'correct it',
    });
  }

  private checkCheckers(regions: readonly string[]): void {
    const wrong = regions.find(
      (region, place) => !CHECKER_REGIONS.includes(region) || regions.indexOf(region) < place,
    );
    if (wrong === undefined) return;
    throw new DnsError('DNS021', this, {
      problem: 'there are no health checkers, or they are named twice',
      got: wrong,
      allowed: `three or more of ${CHECKER_REGIONS.join(', ')}, each once`,
      fix: 'correct checkerRegions',
    });
  }

  private checkReachable(endpoint: HealthEndpoint): void {
    if (endpoint.address === undefined || Token.isUnresolved(endpoint.address)) return;
    const { address } = endpoint;
    const valid = isIP(address) !== 0;
    if (valid && !isPrivateAddress(address)) return;
    throw new DnsError('DNS020', this, {
      problem: valid ? 'health checkers ask over the internet' : 'this is no address',
      got: address,
      allowed: 'a public IPv4 or IPv6 address',
      fix: valid
        ? 'watch a private endpoint by a CloudWatch alarm: AlarmHealthCheck'
        : 'pass a name as domainName',
    });
  }
}

/** Regions with health checkers. @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
const CHECKER_REGIONS = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
];

function endpointArguments(endpoint: HealthEndpoint): { fqdn?: string; ipAddress?: string } {
  if (endpoint.domainName !== undefined) return { fqdn: endpoint.domainName };
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
