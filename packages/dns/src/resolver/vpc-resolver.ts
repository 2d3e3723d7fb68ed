import { Route53ResolverConfig } from '@cdktf/provider-aws/lib/route53-resolver-config';
import { Route53ResolverDnssecConfig } from '@cdktf/provider-aws/lib/route53-resolver-dnssec-config';
import { Route53ResolverFirewallConfig } from '@cdktf/provider-aws/lib/route53-resolver-firewall-config';
import type { IVpc } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { claimForVpc } from './vpc-claims';

export interface VpcResolverProps {
  readonly vpc: IVpc;
  /** Refuse answers of signed public zones whose signature is wrong. @default as AWS has it: they are passed on */
  readonly validateDnssec?: true;
  /** Answer reverse names of the VPC's own addresses. @default as AWS has it: they are answered */
  readonly ownReverseNames?: boolean;
  /** What happens to queries while the DNS firewall fails. @default as AWS has it: they are blocked */
  readonly whenFirewallFails?: 'pass' | 'block';
}

/**
 * Settings of the Amazon DNS server of a VPC.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dnssec-validation.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-configuration.html
 */
export class VpcResolver extends Construct {
  /** @throws DNS034 the VPC has such settings already */
  constructor(scope: Construct, id: string, props: VpcResolverProps) {
    super(scope, id);
    const { vpc, validateDnssec, ownReverseNames, whenFirewallFails } = props;
    claimForVpc(vpc, 'resolver settings', this);
    const of = { provider: vpc.provider, resourceId: vpc.vpcId };
    if (validateDnssec) new Route53ResolverDnssecConfig(this, 'Dnssec', of);
    if (ownReverseNames !== undefined) {
      const autodefinedReverseFlag = ownReverseNames ? 'ENABLE' : 'DISABLE';
      new Route53ResolverConfig(this, 'Resource', { ...of, autodefinedReverseFlag });
    }
    if (whenFirewallFails === undefined) return;
    const firewallFailOpen = whenFirewallFails === 'pass' ? 'ENABLED' : 'DISABLED';
    new Route53ResolverFirewallConfig(this, 'Firewall', { ...of, firewallFailOpen });
  }
}
