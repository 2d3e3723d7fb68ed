import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { Route53QueryLog } from '@cdktf/provider-aws/lib/route53-query-log';
import { Construct } from 'constructs';
import { GLOBAL_REGION } from './global-region';
import { checkRetention } from './log-retention';
import type { PublicZone } from './public-zone';

export interface QueryLogProps {
  readonly zone: PublicZone;
  /** Days that log events are kept: 1, 3, 5, 7, 14, 30, 60, 90 … 3653. @default 90 */
  readonly retentionDays?: number;
  /** ARN of a KMS key in us-east-1. @default CloudWatch Logs' own encryption */
  readonly kmsKeyArn?: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Log of every query that a public zone answers, in a CloudWatch Logs group in us-east-1, with the resource policy
 * that lets Route 53 write there.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
 */
export class QueryLog extends Construct {
  readonly logGroupName: string;

  /** @throws DNS019 the retention */
  constructor(scope: Construct, id: string, props: QueryLogProps) {
    super(scope, id);
    const { provider, zoneName, zoneId } = props.zone;
    checkRetention(props.retentionDays ?? 90, this);
    const name = `/aws/route53/${zoneName}`;
    const group = new CloudwatchLogGroup(this, 'Group', {
      provider,
      region: GLOBAL_REGION,
      name,
      retentionInDays: props.retentionDays ?? 90,
      kmsKeyId: props.kmsKeyArn,
      tags: props.tags && { ...props.tags },
    });
    const policy = new CloudwatchLogResourcePolicy(this, 'Policy', {
      provider,
      region: GLOBAL_REGION,
      policyName: `route53-${zoneName}`,
      policyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'route53.amazonaws.com' },
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: `${group.arn}:*`,
          },
        ],
      }),
    });
    new Route53QueryLog(this, 'Resource', {
      provider,
      zoneId,
      cloudwatchLogGroupArn: group.arn,
      dependsOn: [policy],
    });
    this.logGroupName = name;
  }
}
