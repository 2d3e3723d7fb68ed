import { Construct } from 'constructs';
import { AliasTarget, type IAliasable } from '../routing/alias-target';
import { FailoverRecords } from '../routing/failover-records';
import type { IPublicZone } from '../zone/izone';
import { EndpointHealthCheck, type Probe } from './endpoint-health-check';

export interface DnsFailoverProps {
  readonly zone: IPublicZone;
  /** Relative to the zone, or `@`. */
  readonly name: string;
  /** Asked while it answers the probe and has healthy targets. */
  readonly primary: IAliasable;
  /** Asked otherwise. */
  readonly secondary: IAliasable;
  /** What health checkers ask of both, by their own DNS names. @default https on port 443, path `/` */
  readonly probe?: Probe;
  /** Records of AAAA beside those of A. @default false */
  readonly ipv6?: boolean;
}

/**
 * DNS failover between two entries of a web tier in one call: a health check for each, and the failover records.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html
 */
export class DnsFailover extends Construct {
  readonly primaryCheck: EndpointHealthCheck;
  readonly secondaryCheck: EndpointHealthCheck;

  /** @throws as {@link FailoverRecords} and {@link EndpointHealthCheck} */
  constructor(scope: Construct, id: string, props: DnsFailoverProps) {
    super(scope, id);
    const { zone, name, primary, secondary, probe = { protocol: 'https' } } = props;
    const check = (key: string, { dnsName }: IAliasable): EndpointHealthCheck =>
      new EndpointHealthCheck(this, key, {
        provider: zone.provider,
        endpoint: { domainName: dnsName },
        probe,
      });
    this.primaryCheck = check('PrimaryCheck', primary);
    this.secondaryCheck = check('SecondaryCheck', secondary);
    for (const type of props.ipv6 ? (['A', 'AAAA'] as const) : (['A'] as const)) {
      new FailoverRecords(this, type, {
        zone,
        name,
        type,
        primary: { target: { alias: AliasTarget.of(primary) }, healthCheck: this.primaryCheck },
        secondary: { target: { alias: AliasTarget.of(secondary) }, healthCheck: this.secondaryCheck },
      });
    }
  }
}
