import { VpcIpam } from '@cdktf/provider-aws/lib/vpc-ipam';
import { VpcIpamPool } from '@cdktf/provider-aws/lib/vpc-ipam-pool';
import { VpcIpamPoolCidr } from '@cdktf/provider-aws/lib/vpc-ipam-pool-cidr';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { checkDisjoint } from '../address-plan/disjoint';
import { NetworkError } from '../errors';
import { ResourceShare } from '../sharing/resource-share';
import { checkRegion } from '../vpc/regions';
import type { IIpamPool } from './ipam-pool';

export interface IpamProps {
  /** Region of the provider; IPAM's home. */
  readonly region: string;
  /** Blocks of the whole organization: the supernets of the address plan. */
  readonly cidrs: readonly string[];
  /** Pools by name, each for the VPCs of one Region. */
  readonly pools: Readonly<Record<string, IpamPoolProps>>;
  /**
   * `free` has no private scopes beyond the default one and no cross-account pools; `advanced` is billed by active address.
   *
   * @default 'advanced'
   */
  readonly tier?: 'free' | 'advanced';
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface IpamPoolProps {
  readonly region: string;
  /** Blocks of the pool, inside the organization's and apart from those of other pools. */
  readonly cidrs: readonly string[];
  /**
   * Prefix lengths that VPCs may take.
   *
   * @default no rule
   */
  readonly allocation?: { readonly smallest: number; readonly largest: number; readonly usual: number };
  /**
   * Tags that a VPC must have to take a block.
   *
   * @default no rule
   */
  readonly requiredTags?: Readonly<Record<string, string>>;
  /**
   * Accounts (twelve digits) or organizational units (ARNs) that may use the pool.
   *
   * @default the account of IPAM alone
   */
  readonly shareWith?: readonly string[];
}

/**
 * AWS IPAM with one top pool and a pool for each name, beside the address ledger: the ledger decides who has which block,
 * IPAM records it and refuses others.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/ipam/what-it-is-ipam.html
 */
export class Ipam extends Construct {
  private readonly pools: ReadonlyMap<string, IIpamPool>;

  /** @throws NET001, NET002, NET004 blocks are malformed or overlap; NET014 no Region; NET051 a principal; NET052 a pool outside the top pool */
  constructor(scope: Construct, id: string, props: IpamProps) {
    super(scope, id);
    const { provider } = props;
    check(props, this);
    const regions = new Set([props.region, ...Object.values(props.pools).map(({ region }) => region)]);
    const ipam = new VpcIpam(this, 'Resource', {
      provider,
      tier: props.tier ?? 'advanced',
      operatingRegions: [...regions].sort().map((regionName) => ({ regionName })),
      tags: props.tags,
    });
    const ipamScopeId = ipam.privateDefaultScopeId;
    const family = { provider, addressFamily: 'ipv4', ipamScopeId };
    const top = new VpcIpamPool(this, 'TopPool', { ...family, tags: { ...props.tags, Name: 'top' } });
    const blocks = new Construct(this, 'TopCidrs');
    const provisioned = props.cidrs.map((cidr) => {
      return new VpcIpamPoolCidr(blocks, key(cidr), { provider, ipamPoolId: top.id, cidr });
    });
    this.pools = new Map(
      Object.entries(props.pools).map(([name, pool]) => [
        name,
        this.makePool(name, pool, top.id, family, provisioned, props.tags),
      ]),
    );
  }

  /** @throws NET052 IPAM has no pool of that name */
  pool(name: string): IIpamPool {
    const pool = this.pools.get(name);
    if (pool) return pool;
    throw new NetworkError('NET052', this, {
      problem: 'IPAM has no such pool',
      got: name,
      allowed: `one of [${[...this.pools.keys()].join(', ')}]`,
      fix: 'add the pool, or name another',
    });
  }

  private makePool(
    name: string,
    props: IpamPoolProps,
    sourceIpamPoolId: string,
    family: { provider: TerraformProvider | undefined; addressFamily: string; ipamScopeId: string },
    dependsOn: ITerraformDependable[],
    tags: IpamProps['tags'],
  ): IIpamPool {
    const at = new Construct(this, name);
    const pool = new VpcIpamPool(at, 'Resource', {
      ...family,
      sourceIpamPoolId,
      locale: props.region,
      allocationMinNetmaskLength: props.allocation?.largest,
      allocationMaxNetmaskLength: props.allocation?.smallest,
      allocationDefaultNetmaskLength: props.allocation?.usual,
      allocationResourceTags: props.requiredTags,
      tags: { ...tags, Name: name },
    });
    const blocks = new Construct(at, 'Cidrs');
    const [first] = props.cidrs.map(
      (cidr) =>
        new VpcIpamPoolCidr(blocks, key(cidr), {
          provider: family.provider,
          ipamPoolId: pool.id,
          cidr,
          dependsOn,
        }),
    );
    if (props.shareWith !== undefined) {
      const share = {
        name: `ipam-${name}`,
        resources: { pools: { [name]: pool.arn } },
        principals: props.shareWith,
      };
      new ResourceShare(at, 'Share', { ...share, provider: family.provider, tags });
    }
    // Read from the pool's block, not from the pool: a VPC then waits until the pool has something to give.
    return { name, region: props.region, cidrs: props.cidrs, poolId: first?.ipamPoolId ?? pool.id };
  }
}

function key(cidr: string): string {
  return cidr.replaceAll('/', '--');
}

function check(props: IpamProps, place: Construct): void {
  checkRegion(props.region, place);
  const parse = (name: string, cidr: string) => ({ key: `${name} ${cidr}`, cidr: Cidr.parse(cidr, place) });
  const top = props.cidrs.map((cidr) => parse('top', cidr));
  checkDisjoint(top);
  const inner = Object.entries(props.pools).flatMap(([name, { region, cidrs }]) => {
    checkRegion(region, place);
    return cidrs.map((cidr) => parse(name, cidr));
  });
  checkDisjoint(inner);
  const empty = Object.entries(props.pools).find(([, { cidrs }]) => cidrs.length === 0)?.[0];
  const outside = inner.find(({ cidr }) => !top.some((block) => block.cidr.contains(cidr)));
  const ruled = Object.entries(props.pools).find(([, { allocation: rule }]) => {
    return rule && !(rule.largest <= rule.usual && rule.usual <= rule.smallest);
  })?.[0];
  if (empty === undefined && outside === undefined && ruled === undefined) return;
  throw new NetworkError('NET052', place, {
    problem: `pool ${empty ?? ruled ?? outside?.key} cannot be made`,
    got:
      empty !== undefined
        ? 'no block'
        : ruled !== undefined
          ? 'prefix lengths out of order'
          : (outside?.key ?? ''),
    allowed: `blocks inside ${props.cidrs.join(' or ')}; allocation: largest ≤ usual ≤ smallest as prefix lengths`,
    fix: 'correct the pool',
  });
}
