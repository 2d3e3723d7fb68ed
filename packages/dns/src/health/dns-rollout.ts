import { Construct } from 'constructs';
import { AliasTarget, type IAliasable } from '../routing/alias-target';
import { WeightedRecords } from '../routing/weighted-records';
import type { EndpointHealthCheck } from './endpoint-health-check';
import { checkEntry, typesOf, type EntryNameProps } from './entry-check';

export interface DnsRolloutProps extends EntryNameProps {
  /** By a name of yours, e.g. `current` and `candidate`; changing it replaces the record. */
  readonly entries: Readonly<Record<string, RolloutEntry>>;
}

export interface RolloutEntry {
  readonly entry: IAliasable;
  /** 0 to 255: its share of the answers is this over the sum of all; an unhealthy entry gets none. */
  readonly weight: number;
}

/**
 * A weighted rollout between entries of a web tier in one call: a health check for each, and the weighted records.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html
 */
export class DnsRollout extends Construct {
  /** By entry. */
  readonly checks: ReadonlyMap<string, EndpointHealthCheck>;

  /** @throws as {@link WeightedRecords} and {@link EndpointHealthCheck} */
  constructor(scope: Construct, id: string, props: DnsRolloutProps) {
    super(scope, id);
    const { zone, name } = props;
    const folder = new Construct(this, 'Checks');
    this.checks = new Map(
      Object.entries(props.entries).map(([key, { entry }]) => [key, checkEntry(folder, key, entry, props)]),
    );
    const records = Object.entries(props.entries).map(([key, { entry, weight }]) => {
      const healthCheck = this.checks.get(key);
      return [
        key,
        { weight, target: { alias: AliasTarget.of(entry) }, ...(healthCheck && { healthCheck }) },
      ] as const;
    });
    for (const type of typesOf(props))
      new WeightedRecords(this, type, { zone, name, type, records: Object.fromEntries(records) });
  }
}
