import { Route53ResolverRuleAssociation } from '@cdktf/provider-aws/lib/route53-resolver-rule-association';
import type { IVpc } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { claimForVpc } from './vpc-claims';

/**
 * Lets a VPC follow a rule.
 *
 * @throws DNS034 the VPC has a rule for the domain already
 */
export function associateRule(
  scope: Construct,
  { vpc, ruleId, domain }: { readonly vpc: IVpc; readonly ruleId: string; readonly domain: string },
): void {
  claimForVpc(vpc, `resolver rule for ${domain}`, scope);
  const place = new Construct(scope, vpc.name);
  new Route53ResolverRuleAssociation(place, 'Resource', {
    provider: vpc.provider,
    resolverRuleId: ruleId,
    vpcId: vpc.vpcId,
  });
}
