import {
  Unknown,
  type Network,
  type Prefix,
  type Subnet,
  inside,
  overlaps,
  prefixOf,
} from '@landbridge/terraform-model';
import type { Synthetic } from './synthetic';

/** Address blocks with stand-ins for IPv6 blocks that AWS chooses. */
export interface Blocks {
  readonly ofVpc: ReadonlyMap<string, readonly Prefix[]>;
  readonly ofSubnet: ReadonlyMap<string, SubnetBlocks>;
  readonly holders: BlockHolders;
}

export interface SubnetBlocks {
  readonly 4: Prefix | Unknown | undefined;
  readonly 6: Prefix | Unknown | undefined;
}

export function readBlocks(network: Network, synthetic: Synthetic): Blocks {
  const ofVpc = new Map<string, readonly Prefix[]>();
  const chosen = new Map<string, Prefix>();
  for (const vpc of network.vpcs.values()) {
    const own = vpc.chosenIpv6 ? synthetic.ipv6Block() : undefined;
    if (own) chosen.set(vpc.key, own);
    ofVpc.set(vpc.key, own ? [...vpc.blocks, own] : vpc.blocks);
  }
  const ofSubnet = new Map<string, SubnetBlocks>();
  const next = new Map<string, bigint>();
  for (const subnet of network.subnets.values()) {
    const block = chosen.get(subnet.vpc);
    ofSubnet.set(subnet.key, {
      4: freeDefault(network, subnet, ofSubnet),
      6: subnet.ipv6 instanceof Unknown && block ? nextSubnet(subnet, block, next) : subnet.ipv6,
    });
  }
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
        const holders = this.byBlock.get(block.text);
        if (holders) holders.push(vpc);
        else this.byBlock.set(block.text, [vpc]);
      }
    }
  }

  of(family: 4 | 6, value: bigint): string[] {
    const found = new Set<string>();
    for (const length of this.lengths[family])
      for (const vpc of this.byBlock.get(prefixOf(family, value, length)!.text) ?? []) found.add(vpc);
    return [...found];
  }
}

function nextSubnet(subnet: Subnet, block: Prefix, next: Map<string, bigint>): Prefix {
  const index = next.get(subnet.vpc) ?? 0n;
  next.set(subnet.vpc, index + 1n);
  return prefixOf(6, block.first + (index << 64n), 64)!;
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
