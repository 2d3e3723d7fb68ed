import { FlowLog as AwsFlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import type { ISubnet, IVpc } from '../vpc/ivpc';
import type { IFlowLogDestination } from './destination';

export interface FlowLogProps {
  /** A whole VPC or one subnet. */
  readonly of: IVpc | ISubnet;
  readonly to: IFlowLogDestination;
  /**
   * What security groups and network ACLs accepted, rejected, or all.
   *
   * @default 'all'
   */
  readonly traffic?: 'accept' | 'reject' | 'all';
  /**
   * How long packets of a flow are counted into one record, in seconds. Instances on Nitro give records each minute anyway.
   *
   * @default 600
   */
  readonly aggregationSeconds?: 60 | 600;
  /**
   * Fields of a record in their order, e.g. `['srcaddr', 'dstaddr', 'flow-direction', 'traffic-path']`.
   *
   * @default AWS's default format (version 2)
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
   */
  readonly fields?: readonly string[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Flow logs of a VPC or subnet. Every change but of tags makes a new one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 */
export class FlowLog extends Construct {
  /** @throws NET050 no field, a field name that is none, or a destination that does not take these records */
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    const { of: source, to, fields } = props;
    const vpc = 'vpc' in source ? source.vpc : source;
    to.checkSource(vpc);
    const strange = fields?.find((field) => !/^[a-z][a-z0-9-]*$/.test(field));
    if (fields?.length === 0 || strange !== undefined) {
      throw new NetworkError('NET050', this, {
        problem: 'flow log records cannot have such fields',
        got: strange === undefined ? 'no field' : JSON.stringify(strange),
        allowed: 'names as srcaddr, dstaddr or flow-direction',
        fix: 'name the fields without ${ }',
      });
    }
    new AwsFlowLog(this, 'Resource', {
      provider: vpc.provider,
      ...('vpc' in source ? { subnetId: source.subnetId } : { vpcId: source.vpcId }),
      ...to.flowLogArguments,
      trafficType: (props.traffic ?? 'all').toUpperCase(),
      maxAggregationInterval: props.aggregationSeconds ?? 600,
      // `$${` is how Terraform writes a dollar and a brace that are not an expression.
      logFormat: fields?.map((field) => `$\${${field}}`).join(' '),
      tags: { ...props.tags, Name: vpc.name },
    });
  }
}
