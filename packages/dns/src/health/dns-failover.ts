import { Construct } from 'constructs';
import { AliasTarget, type IAliasable } from '../routing/alias-target';
import { FailoverRecords } from '../routing/failover-records';
import type { EndpointHealthCheck } from './endpoint-health-check';
import { checkEntry, typesOf, type EntryNameProps } from './entry-check';

export interface DnsFailoverProps extends EntryNameProps {
  /** Asked while it answers the probe and has healthy targets. */
  readonly primary: IAliasable;
  /** Asked otherwise. */
  readonly secondary: IAliasable;
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
    const { zone, name, primary, secondary } = props;
    this.primaryCheck = checkEntry(this, 'PrimaryCheck', primary, props);
    this.secondaryCheck = checkEntry(this, 'SecondaryCheck', secondary, props);
    for (const type of typesOf(props)) {
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
