import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import type { IFlowLogDestination } from '@landbridge/network-core';
import { Construct } from 'constructs';
import type { ITransitGateway } from './transit-gateway';

export interface GatewayFlowLogsProps {
  readonly gateway: ITransitGateway;
  /** Name tag, and name of the gateway in messages. */
  readonly name: string;
  /** A `FlowLogGroup`, a `FlowLogBucket`, or a bucket that exists. */
  readonly to: IFlowLogDestination;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Flow logs of every attachment of a gateway, one record a flow and minute: AWS takes no longer interval here, and
 * logs everything. Every change but of tags makes a new one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html
 */
export class GatewayFlowLogs extends Construct {
  readonly id: string;

  /** @throws NET050 the destination does not take records of the gateway's account or Region */
  constructor(scope: Construct, id: string, props: GatewayFlowLogsProps) {
    super(scope, id);
    const { gateway, name, to } = props;
    to.checkSource({ name, account: gateway.account, region: gateway.region });
    const log = new FlowLog(this, 'Resource', {
      provider: gateway.provider,
      transitGatewayId: gateway.id,
      ...to.flowLogArguments,
      maxAggregationInterval: 60,
      tags: { ...props.tags, Name: name },
    });
    this.id = log.id;
  }
}
