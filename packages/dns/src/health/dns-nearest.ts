import { Construct } from 'constructs';
import { AliasTarget, type IAliasable } from '../routing/alias-target';
import { LatencyRecords } from '../routing/latency-records';
import type { EndpointHealthCheck } from './endpoint-health-check';
import { checkEntry, typesOf, type EntryNameProps } from './entry-check';

export interface DnsNearestProps extends EntryNameProps {
  /** By AWS Region. */
  readonly entries: Readonly<Record<string, IAliasable>>;
}

/**
 * The entry of a web tier with the lowest latency, in one call: a health check for each, and the latency records.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html
 */
export class DnsNearest extends Construct {
  /** By Region. */
  readonly checks: ReadonlyMap<string, EndpointHealthCheck>;

  /** @throws as {@link LatencyRecords} and {@link EndpointHealthCheck} */
  constructor(scope: Construct, id: string, props: DnsNearestProps) {
    super(scope, id);
    const { zone, name } = props;
    const folder = new Construct(this, 'Checks');
    this.checks = new Map(
      Object.entries(props.entries).map(([region, entry]) => [
        region,
        checkEntry(folder, region, entry, props),
      ]),
    );
    const records = Object.entries(props.entries).map(([region, entry]) => {
      const healthCheck = this.checks.get(region);
      return [
        region,
        { target: { alias: AliasTarget.of(entry) }, ...(healthCheck && { healthCheck }) },
      ] as const;
    });
    for (const type of typesOf(props))
      new LatencyRecords(this, type, { zone, name, type, records: Object.fromEntries(records) });
  }
}
