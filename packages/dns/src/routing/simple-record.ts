import type { Construct } from 'constructs';
import { RecordGroup, type RecordGroupProps } from './record-group';
import type { RecordTarget } from './target';

export interface SimpleRecordProps extends RecordGroupProps {
  readonly target: RecordTarget;
}

/**
 * One record, always answered.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-simple.html
 */
export class SimpleRecord extends RecordGroup {
  /** @throws DNS001, DNS002, DNS004, DNS005 the name; DNS006, DNS007, DNS008 the target */
  constructor(scope: Construct, id: string, props: SimpleRecordProps) {
    super(scope, id, props);
    this.single(props.target);
  }
}
