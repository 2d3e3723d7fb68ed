import type { Construct } from 'constructs';
import { checkRange } from '../errors';
import { RecordGroup, type GroupMember, type RecordGroupProps } from './record-group';

export interface WeightedRecordsProps extends RecordGroupProps {
  /** By a name of yours, e.g. `blue`; it becomes the set identifier, and changing it replaces the record. */
  readonly records: Readonly<Record<string, WeightedRecord>>;
}

export interface WeightedRecord extends GroupMember {
  /** 0 to 255: the share is this over the sum of all; 0 is answered only when nothing above 0 is healthy. */
  readonly weight: number;
}

const HEAVIEST = 255;

/**
 * Records that share the answers by weight: rollouts, A/B tests.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html
 */
export class WeightedRecords extends RecordGroup {
  /** @throws DNS010 the weight; DNS014 no record; and as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: WeightedRecordsProps) {
    super(scope, id, props);
    for (const [key, record] of this.entriesOf(props.records)) {
      checkRange('DNS010', `weight of ${key}`, record.weight, [0, HEAVIEST], this);
      this.member(key, record, { weightedRoutingPolicy: { weight: record.weight } });
    }
  }
}
