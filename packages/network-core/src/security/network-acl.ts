import { NetworkAcl as AwsNetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule';
import { Construct } from 'constructs';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import type { ISubnet, ITier, IVpc } from '../vpc/ivpc';
import { aclRules, type AclRules, type Direction, type NumberedRule } from './acl-rules';

export interface NetworkAclProps extends AclRules {
  readonly vpc: IVpc;
  /** Tiers or subnets of the VPC that it guards. */
  readonly subnets: readonly (ITier | ISubnet)[];
  /** Name tag. */
  readonly name: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A network ACL: rules in order of their numbers, for packets that cross the border of its subnets; what no rule allows is
 * dropped. Rules are resources of their own, keyed by direction and number.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export class NetworkAcl extends Construct {
  /** @throws NET001, NET002 a block; NET024 a number or a reply's number; NET025 the subnets; NET060 the quota */
  constructor(scope: Construct, id: string, props: NetworkAclProps) {
    super(scope, id);
    const { vpc } = props;
    const rules = aclRules(props, vpc.quotas, this);
    const acl = new AwsNetworkAcl(this, 'Resource', {
      provider: vpc.provider,
      vpcId: vpc.vpcId,
      tags: { ...props.tags, Name: props.name },
    });
    const networkAclId = acl.id;
    for (const direction of ['Inbound', 'Outbound'] as const)
      this.makeRules(direction, rules[direction], vpc, networkAclId);
    this.associate(props, networkAclId);
  }

  private makeRules(
    direction: Direction,
    rules: readonly NumberedRule[],
    vpc: IVpc,
    networkAclId: string,
  ): void {
    const at = new Construct(this, direction);
    for (const { number, ...rule } of rules) {
      new NetworkAclRule(at, `${number}`, {
        provider: vpc.provider,
        networkAclId,
        ruleNumber: number,
        egress: direction === 'Outbound',
        ...rule,
      });
    }
  }

  private associate({ vpc, subnets }: NetworkAclProps, networkAclId: string): void {
    const at = new Construct(this, 'Subnets');
    const tiers = new Map<string, Construct>();
    const all = subnets.flatMap((entry) => ('subnets' in entry ? [...entry.subnets.values()] : [entry]));
    for (const subnet of all) {
      const other = subnet.vpc === vpc ? claim(subnet, 'network acl', this) : `subnets of ${vpc.name}`;
      if (other !== undefined) {
        throw new NetworkError('NET025', this, {
          problem: `subnet ${subnet.vpc.name}/${subnet.tier}/${subnet.zone} cannot have this network ACL`,
          got: this.node.path,
          allowed: subnet.vpc === vpc ? `only ${other}` : other,
          fix: 'a subnet has one network ACL, of its own VPC',
        });
      }
      const tier = tiers.get(subnet.tier) ?? new Construct(at, subnet.tier);
      tiers.set(subnet.tier, tier);
      new NetworkAclAssociation(tier, subnet.zone, {
        provider: vpc.provider,
        networkAclId,
        subnetId: subnet.subnetId,
      });
    }
  }
}
