import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import type { IVpc } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRetention } from '../zone/log-retention';
import { claimForVpc } from './vpc-claims';

export interface ResolverQueryLogProps {
  /** 1 to 64 characters; with `/aws/route53resolver/` before it, it names a log group made here. */
  readonly name: string;
  readonly destination: ResolverLogDestination;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A CloudWatch Logs group, S3 bucket or Firehose stream that exists; or a log group made here. */
export type ResolverLogDestination =
  | { readonly arn: string }
  /** Days that log events are kept: 1, 3, 5, 7, 14, 30, 60, 90 … 3653. */
  | { readonly retentionDays: number };

/**
 * Log of every query that the VPCs ask.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 */
export class ResolverQueryLog extends Construct {
  readonly configId: string;

  /** @throws DNS019 the retention */
  constructor(scope: Construct, id: string, props: ResolverQueryLogProps) {
    super(scope, id);
    const { name, destination, provider } = props;
    const tags = props.tags && { ...props.tags };
    const config = new Route53ResolverQueryLogConfig(this, 'Resource', {
      provider,
      name,
      destinationArn: 'arn' in destination ? destination.arn : this.group(props, destination.retentionDays),
      tags,
    });
    this.configId = config.id;
  }

  /** Logs the queries of a VPC. @throws DNS034 they are logged here already */
  log(vpc: IVpc): void {
    claimForVpc(vpc, `query log ${this.node.path}`, this);
    const place = new Construct(this, vpc.name);
    new Route53ResolverQueryLogConfigAssociation(place, 'Resource', {
      provider: vpc.provider,
      resolverQueryLogConfigId: this.configId,
      resourceId: vpc.vpcId,
    });
  }

  private group({ name, provider, tags }: ResolverQueryLogProps, retentionInDays: number): string {
    checkRetention(retentionInDays, this);
    return new CloudwatchLogGroup(this, 'Group', {
      provider,
      name: `/aws/route53resolver/${name}`,
      retentionInDays,
      tags: tags && { ...tags },
    }).arn;
  }
}
