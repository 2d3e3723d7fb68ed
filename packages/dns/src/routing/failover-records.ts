import type { Construct } from 'constructs';
import type { IHealthCheck } from '../health/ihealth-check';
import { RecordGroup, type GroupMember, type RecordGroupProps } from './record-group';
import type { AliasRecordTarget, ValueTarget } from './target';

export interface FailoverRecordsProps extends RecordGroupProps {
  /** Answered while it is healthy; without a health of some kind it would never fail over. */
  readonly primary: PrimaryRecord;
  /** Answered while the primary is unhealthy. */
  readonly secondary: GroupMember;
}

/** Values need a health check; an alias has the health of its target, or a check. */
export type PrimaryRecord =
  | { readonly target: ValueTarget; readonly healthCheck: IHealthCheck }
  | {
      readonly target: AliasRecordTarget & { readonly evaluateTargetHealth?: true };
      readonly healthCheck?: IHealthCheck;
    }
  | { readonly target: AliasRecordTarget; readonly healthCheck: IHealthCheck };

/**
 * A primary record and the one that takes its place.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-failover.html
 */
export class FailoverRecords extends RecordGroup {
  /** @throws as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: FailoverRecordsProps) {
    super(scope, id, props);
    this.member('primary', props.primary, { failoverRoutingPolicy: { type: 'PRIMARY' } });
    this.member('secondary', props.secondary, { failoverRoutingPolicy: { type: 'SECONDARY' } });
  }
}
