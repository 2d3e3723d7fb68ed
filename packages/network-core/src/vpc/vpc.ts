import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { GrantedQuotas } from '../quotas/quotas';
import { checkShape } from './check-addresses';
import { checkPool } from '../ipam/check-pool';
import { checkQuotas } from './check-quotas';
import { ipv6Arguments } from './ipv6';
import type { ITier, IVpc } from './ivpc';
import { makeEgress } from './make-egress';
import { makeTiers } from './make-tiers';
import { SecondaryCidrs } from './secondary-cidrs';
import { findTier } from './subnet-map';
import type { VpcProps } from './vpc-props';

/**
 * A VPC with its tiers, internet gateway (when a tier is public), NAT and IPv6. Its default security group has no rules,
 * its main route table leads nowhere, and every subnet has a table of its own.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html
 */
export class Vpc extends Construct implements IVpc {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly provider: TerraformProvider | undefined;
  readonly vpcId: string;
  readonly cidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly tiers: ReadonlyMap<string, ITier>;
  readonly quotas: GrantedQuotas;

  /**
   * @throws NET001, NET002, NET003 a block is malformed; NET004, NET005 blocks overlap or lie outside the VPC;
   *   NET006 unknown zone; NET012 a tier cannot work; NET013 NAT without a public subnet; NET014, NET015 bad names;
   *   NET017 IPv6 or NAT64 without what they need; NET027 a block that AWS does not give; NET028 a way out that nobody uses;
   *   NET052 the IPAM pool; NET060, NET061 quotas
   */
  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    checkShape(props, this);
    checkQuotas(props, this);
    if (props.ipamPool) checkPool(props.ipamPool, props, this);
    const { name, provider, ipv6, dns = 'hostnames' } = props;
    const secondary = props.addresses.secondaryCidrs ?? {};
    this.name = name;
    this.account = props.account;
    this.quotas = props.quotas ?? {};
    this.region = props.region;
    this.provider = provider;
    this.cidrBlocks = [props.addresses.cidr, ...Object.values(secondary)];
    const vpc = new AwsVpc(this, 'Resource', {
      provider,
      cidrBlock: props.addresses.cidr,
      ipv4IpamPoolId: props.ipamPool?.poolId,
      ...ipv6Arguments(ipv6, this),
      enableDnsSupport: dns !== 'none',
      enableDnsHostnames: dns === 'hostnames',
      tags: { ...props.tags, Name: name },
    });
    this.vpcId = vpc.id;
    const known = ipv6?.from === 'ipam' ? ipv6.cidr : undefined;
    this.ipv6CidrBlocks = ipv6 === undefined ? [] : [known ?? vpc.ipv6CidrBlock];
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', {
      vpcId: this.vpcId,
      provider,
      ingress: [],
      egress: [],
      tags: { ...props.tags, Name: `${name}-default-unused` },
    });
    const blocks = new SecondaryCidrs(this, 'SecondaryCidrs', { vpc: this, cidrs: secondary });
    this.tiers = makeTiers(this, props, blocks);
    makeEgress(this, props);
  }

  tier(name: string): ITier {
    return findTier(this, name);
  }
}
