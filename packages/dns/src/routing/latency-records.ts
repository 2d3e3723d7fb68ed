import type { Construct } from 'constructs';
import { RecordGroup, type GroupMember, type RecordGroupProps } from './record-group';
import { checkRegion } from './region';

export interface LatencyRecordsProps extends RecordGroupProps {
  /** By AWS Region: the answer is the record whose Region has the lowest latency to whoever asks. */
  readonly records: Readonly<Record<string, GroupMember>>;
}

/**
 * Records for the nearest Region by measured latency.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html
 */
export class LatencyRecords extends RecordGroup {
  /** @throws DNS011 no such Region; DNS014 no record; and as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: LatencyRecordsProps) {
    super(scope, id, props);
    for (const [region, record] of this.entriesOf(props.records)) {
      checkRegion(region, this);
      this.member(region, record, { latencyRoutingPolicy: { region } });
    }
  }
}
