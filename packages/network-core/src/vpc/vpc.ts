import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { checkShape, kindOf } from './check-addresses';
import { InternetAccess } from './internet-access';
import type { ITier, IVpc } from './ivpc';
import { NatGateways } from './nat';
import type { NatProps } from './nat-props';
import { Subnet } from './subnet';
import { findTier, SubnetMap } from './subnet-map';
import type { VpcProps } from './vpc-props';

/**
 * A VPC with its tiers, internet gateway (when a tier is public) and NAT. Its default security group has no rules,
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
  readonly ipv6CidrBlocks: readonly string[] = [];
  readonly tiers: ReadonlyMap<string, ITier>;

  /**
   * @throws NET001, NET002, NET003 a block is malformed; NET004, NET005 blocks overlap or lie outside the VPC;
   *   NET006 unknown zone; NET012 a tier cannot work; NET013 NAT without a public subnet; NET014, NET015 bad names
   */
  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    checkShape(props, this);
    this.name = props.name;
    this.account = props.account;
    this.region = props.region;
    this.provider = props.provider;
    this.cidrBlocks = [props.addresses.cidr, ...Object.values(props.addresses.secondaryCidrs ?? {})];
    const vpc = new AwsVpc(this, 'Resource', {
      provider: props.provider,
      cidrBlock: props.addresses.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { ...props.tags, Name: props.name },
    });
    this.vpcId = vpc.id;
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', {
      vpcId: this.vpcId,
      provider: props.provider,
      ingress: [],
      egress: [],
      tags: { ...props.tags, Name: `${props.name}-default-unused` },
    });
    this.tiers = this.makeTiers(props);
    this.makeEgress(props.nat ?? { mode: 'none' }, props.tags);
  }

  tier(name: string): ITier {
    return findTier(this, name);
  }

  private makeTiers(props: VpcProps): Map<string, ITier> {
    const tiers = new Map<string, ITier>();
    for (const [name, zones] of Object.entries(props.addresses.tiers)) {
      const kind = kindOf(props, name, this);
      const scope = new Construct(this, name);
      const subnets = Object.entries(zones).map(([zone, addresses]) => {
        return new Subnet(scope, zone, { vpc: this, tier: name, kind, zone, addresses, tags: props.tags });
      });
      tiers.set(
        name,
        new SubnetMap(this, name, kind, new Map(subnets.map((subnet) => [subnet.zone, subnet]))),
      );
    }
    const strange = Object.keys(props.tiers ?? {}).find((name) => !tiers.has(name));
    if (strange === undefined) return tiers;
    throw new NetworkError('NET012', this, {
      problem: `tier ${strange} has no addresses`,
      allowed: `one of [${[...tiers.keys()].join(', ')}]`,
      fix: 'add the tier to the address plan and run `landbridge allocate`, or remove it here',
    });
  }

  private makeEgress(nat: NatProps, tags: VpcProps['tags']): void {
    const publicTiers = this.tiersOf('public');
    const access =
      publicTiers.length > 0
        ? new InternetAccess(this, 'Internet', { vpc: this, tiers: publicTiers, tags })
        : undefined;
    if (nat.mode === 'none') return;
    if (!access) {
      throw new NetworkError('NET013', this, {
        problem: 'NAT needs a public tier',
        got: `tiers [${[...this.tiers.keys()].join(', ')}]`,
        allowed: 'a tier of kind public',
        fix: "add a public tier, or use nat: { mode: 'none' }",
      });
    }
    const privateTiers = this.tiersOf('private');
    new NatGateways(this, 'Nat', {
      vpc: this,
      nat,
      publicTiers,
      privateTiers,
      internetGateway: access.gateway,
      tags,
    });
  }

  private tiersOf(kind: ITier['kind']): ITier[] {
    return [...this.tiers.values()].filter((tier) => tier.kind === kind);
  }
}
