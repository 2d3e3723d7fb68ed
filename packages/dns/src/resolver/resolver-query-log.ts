import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import type { IVpc } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { claimForVpc } from './vpc-claims';

export interface ResolverQueryLogProps {
  /** 1 to 64 characters. */
  readonly name: string;
  /** ARN of a CloudWatch Logs group, an S3 bucket or a Firehose stream. */
  readonly destinationArn: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Log of every query that the VPCs ask.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 */
export class ResolverQueryLog extends Construct {
  readonly configId: string;

  constructor(scope: Construct, id: string, props: ResolverQueryLogProps) {
    super(scope, id);
    const config = new Route53ResolverQueryLogConfig(this, 'Resource', {
      ...props,
      tags: props.tags && { ...props.tags },
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
}
