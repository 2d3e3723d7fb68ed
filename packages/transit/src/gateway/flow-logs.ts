import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { ITransitGateway } from './transit-gateway';

/** Where records go; each has a price per GB. */
export type FlowLogDestination =
  | {
      /** A log group of its own, with the role that writes to it. */
      readonly logGroup: string;
      /** Days; one of those that CloudWatch Logs takes. */
      readonly retentionDays: number;
      /** @default AWS's own key */
      readonly kmsKeyArn?: string;
    }
  | {
      /** Bucket that exists, with an optional prefix: `arn:aws:s3:::logs/transit`. */
      readonly bucketArn: string;
      /** @default 'plain-text' */
      readonly format?: 'plain-text' | 'parquet';
      /**
       * Folders in the form that Hive reads (`year=2025/…`).
       *
       * @default false
       */
      readonly hivePartitions?: boolean;
    };

export interface GatewayFlowLogsProps {
  readonly gateway: ITransitGateway;
  /** Name tag, and name of the role. */
  readonly name: string;
  readonly destination: FlowLogDestination;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Days that CloudWatch Logs takes. */
const RETENTION = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Flow logs of every attachment of a gateway, one record a flow and minute: AWS takes no longer interval here.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html
 */
export class GatewayFlowLogs extends Construct {
  readonly id: string;

  /** @throws TRN058 a retention that CloudWatch Logs does not take, or something that is no ARN of a bucket */
  constructor(scope: Construct, id: string, props: GatewayFlowLogsProps) {
    super(scope, id);
    const { gateway } = props;
    const tags = { ...props.tags, Name: props.name };
    const log = new FlowLog(this, 'Resource', {
      provider: gateway.provider,
      transitGatewayId: gateway.id,
      maxAggregationInterval: 60,
      ...this.destination(props, tags),
      tags,
    });
    this.id = log.id;
  }

  private destination(
    { gateway, name, destination }: GatewayFlowLogsProps,
    tags: Readonly<Record<string, string>>,
  ) {
    if ('bucketArn' in destination) {
      if (!/^arn:aws[a-z-]*:s3:::[a-z0-9.-]+(?:\/.*)?$/.test(destination.bucketArn)) {
        throw this.refuse(
          destination.bucketArn,
          'the ARN of a bucket, as arn:aws:s3:::name or arn:aws:s3:::name/prefix',
        );
      }
      return {
        logDestinationType: 's3',
        logDestination: destination.bucketArn,
        destinationOptions: {
          fileFormat: destination.format ?? 'plain-text',
          hiveCompatiblePartitions: destination.hivePartitions ?? false,
          perHourPartition: false,
        },
      };
    }
    const { logGroup, retentionDays, kmsKeyArn } = destination;
    if (!RETENTION.includes(retentionDays))
      throw this.refuse(`${retentionDays} days`, `${RETENTION.join(', ')} days`);
    const { provider } = gateway;
    const group = new CloudwatchLogGroup(this, 'LogGroup', {
      provider,
      name: logGroup,
      retentionInDays: retentionDays,
      kmsKeyId: kmsKeyArn,
      tags,
    });
    const role = new IamRole(this, 'Role', {
      provider,
      name,
      assumeRolePolicy: document([
        { Action: 'sts:AssumeRole', Principal: { Service: 'vpc-flow-logs.amazonaws.com' } },
      ]),
      tags,
    });
    new IamRolePolicy(this, 'RolePolicy', {
      provider,
      role: role.name,
      policy: document([
        {
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          Resource: `${group.arn}:*`,
        },
      ]),
    });
    return { logDestinationType: 'cloud-watch-logs', logDestination: group.arn, iamRoleArn: role.arn };
  }

  private refuse(got: string, allowed: string): TransitError {
    return new TransitError('TRN058', this, {
      problem: 'flow logs cannot go there',
      got,
      allowed,
      fix: 'correct the destination',
    });
  }
}

function document(statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
  });
}
