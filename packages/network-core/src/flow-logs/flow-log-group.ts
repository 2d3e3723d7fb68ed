import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { checkAccount, checkRegion, partitionOf } from '../vpc/regions';
import type { FlowLogSource, IFlowLogDestination } from './destination';
import { OwnLogKey, type LogKey } from './log-key';

export interface FlowLogGroupProps {
  /** Name of the log group, e.g. `/network/dev/flow-logs`. */
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /**
   * How long records are kept, in days: a number that CloudWatch Logs knows.
   *
   * @default 90
   */
  readonly retentionDays?: (typeof RETENTION_DAYS)[number];
  /** @default 'own' */
  readonly key?: LogKey;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/**
 * A log group for flow logs, with the role by which they are written, and a key.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class FlowLogGroup extends Construct implements IFlowLogDestination {
  readonly flowLogArguments: IFlowLogDestination['flowLogArguments'];

  /** @throws NET014 account or Region; NET050 the name */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: FlowLogGroupProps,
  ) {
    super(scope, id);
    checkAccount(props.account, this);
    checkRegion(props.region, this);
    if (!/^[A-Za-z0-9_\-/.#]{1,512}$/.test(props.name)) {
      throw new NetworkError('NET050', this, {
        problem: 'AWS does not take the name of the log group',
        got: JSON.stringify(props.name),
        allowed: '1 to 512 letters, digits and _-/.#',
        fix: 'choose another name',
      });
    }
    const { name, provider, tags } = props;
    const group = new CloudwatchLogGroup(this, 'Resource', {
      provider,
      name,
      retentionInDays: props.retentionDays ?? 90,
      kmsKeyId: this.keyArn(props.key ?? 'own'),
      tags,
    });
    const role = new IamRole(this, 'Role', {
      provider,
      assumeRolePolicy: JSON.stringify(this.trust()),
      tags,
    });
    new IamRolePolicy(this, 'RolePolicy', {
      provider,
      role: role.id,
      policy: JSON.stringify(writeTo(this.groupArn())),
    });
    this.flowLogArguments = {
      logDestinationType: 'cloud-watch-logs',
      logDestination: group.arn,
      iamRoleArn: role.arn,
    };
  }

  checkSource(source: FlowLogSource): void {
    const { account, region } = this.props;
    if (source.account === account && source.region === region) return;
    throw new NetworkError('NET050', this, {
      problem: `the log group does not take records of ${source.name}`,
      got: `${source.account} ${source.region}`,
      allowed: `${account} ${region}`,
      fix: 'make a log group in the account and Region of the VPC, or log into a bucket',
    });
  }

  private groupArn(): string {
    const { account, region, name } = this.props;
    return `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${name}`;
  }

  private keyArn(key: LogKey): string | undefined {
    if (key === 'aws') return undefined;
    if (key !== 'own') return key.keyArn;
    const { account, region, provider, name, tags } = this.props;
    const own = new OwnLogKey(this, 'Key', {
      account,
      region,
      service: `logs.${region}.amazonaws.com`,
      condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': this.groupArn() } },
      description: `Log group ${name}`,
      provider,
      tags,
    });
    return own.keyArn;
  }

  /** The conditions keep the service from being talked into acting for another account (confused deputy). */
  private trust() {
    const { account, region } = this.props;
    const source = `arn:${partitionOf(region)}:ec2:${region}:${account}:vpc-flow-log/*`;
    return {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': source } },
        },
      ],
    };
  }
}

function writeTo(groupArn: string) {
  const Action = [
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
  ];
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: [groupArn, `${groupArn}:*`] }],
  };
}
