import {
  Unknown,
  type Network,
  type Prefix,
  type Subnet,
  inside,
  overlaps,
  prefixOf,
} from '@landbridge/terraform-model';

/** Address blocks, the default subnets' chosen among what is free. */
export interface Blocks {
  readonly ofVpc: ReadonlyMap<string, readonly Prefix[]>;
  readonly ofSubnet: ReadonlyMap<string, SubnetBlocks>;
  readonly holders: BlockHolders;
}

export interface SubnetBlocks {
  readonly 4: Prefix | Unknown | undefined;
  readonly 6: Prefix | Unknown | undefined;
}

export function readBlocks(network: Network): Blocks {
  const ofVpc = new Map([...network.vpcs.values()].map((vpc) => [vpc.key, vpc.blocks] as const));
  const ofSubnet = new Map<string, SubnetBlocks>();
  for (const subnet of network.subnets.values())
    ofSubnet.set(subnet.key, { 4: freeDefault(network, subnet, ofSubnet), 6: subnet.ipv6 });
  return { ofVpc, ofSubnet, holders: new BlockHolders(ofVpc) };
}

/** VPCs by the addresses of their blocks, which may overlap between VPCs. */
export class BlockHolders {
  private readonly byBlock = new Map<string, string[]>();
  private readonly lengths: Readonly<Record<4 | 6, Set<number>>> = { 4: new Set(), 6: new Set() };

  constructor(ofVpc: ReadonlyMap<string, readonly Prefix[]>) {
    for (const [vpc, blocks] of ofVpc) {
      for (const block of blocks) {
        this.lengths[block.family].add(block.length);
        const key = `${block.first}/${block.length}`;
        const holders = this.byBlock.get(key);
        if (holders) holders.push(vpc);
        else this.byBlock.set(key, [vpc]);
      }
    }
  }

  of(family: 4 | 6, value: bigint): string[] {
    const found = new Set<string>();
    for (const length of this.lengths[family]) {
      const { first } = prefixOf(family, value, length)!;
      for (const vpc of this.byBlock.get(`${first}/${length}`) ?? []) found.add(vpc);
    }
    return [...found];
  }
}

/** A default subnet is some free /20 of its VPC; which one is of no account, since rules cannot name it either. */
function freeDefault(
  network: Network,
  subnet: Subnet,
  taken: ReadonlyMap<string, SubnetBlocks>,
): Prefix | Unknown | undefined {
  if (!(subnet.ipv4 instanceof Unknown)) return subnet.ipv4;
  const vpc = network.vpcs.get(subnet.vpc);
  const whole = vpc?.isDefault ? vpc.blocks.find((block) => block.family === 4) : undefined;
  if (!whole) return subnet.ipv4;
  for (let index = 0n; index < 16n; index++) {
    const candidate = prefixOf(4, whole.first + (index << 12n), 20)!;
    const used = [...network.subnets.values()].some((other) => {
      const known = other.ipv4 instanceof Unknown ? taken.get(other.key)?.[4] : other.ipv4;
      return other.vpc === subnet.vpc && known && !(known instanceof Unknown) && overlaps(known, candidate);
    });
    if (!used && inside(candidate, whole)) return candidate;
  }
  return subnet.ipv4;
}
