import type { Construct } from 'constructs';
import type { IHealthCheck } from '../health/ihealth-check';
import { RecordGroup, type RecordGroupProps } from './record-group';
import type { RecordType } from './record-type';
import type { ValueTarget } from './target';

export interface MultivalueRecordsProps extends RecordGroupProps {
  /** Multivalue answers exist for every type but CNAME. @default 'A' */
  readonly type?: Exclude<RecordType, 'CNAME'>;
  /** By a name of yours; up to eight healthy ones are answered at once. No aliases. */
  readonly records: Readonly<
    Record<string, { readonly target: ValueTarget; readonly healthCheck?: IHealthCheck }>
  >;
}

/**
 * Up to eight healthy records in each answer.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-multivalue.html
 */
export class MultivalueRecords extends RecordGroup {
  /** @throws DNS014 no record; and as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: MultivalueRecordsProps) {
    super(scope, id, props);
    for (const [key, record] of this.entriesOf(props.records)) {
      this.member(key, record, { multivalueAnswerRoutingPolicy: true });
    }
  }
}
