import { inside, parsePrefix, prefixOf, type Prefix } from '@landbridge/terraform-model';

/** A block that somebody has. */
export interface OwnedBlock {
  readonly cidr: string;
  /** Who has it: a key of the ledger, an address of Terraform, a site. */
  readonly owner: string;
  readonly kind: BlockKind;
}

export type BlockKind = 'reserved' | 'vpc' | 'subnet' | 'site';

/** A block with the blocks in it. */
export interface BlockNode {
  readonly block: Prefix;
  /** Everybody who has this very block; several where it is told twice, or used twice. */
  readonly owners: readonly OwnedBlock[];
  readonly children: readonly BlockNode[];
}

/**
 * Blocks as they lie in one another. Two blocks are always nested or apart, so one sweep over the sorted list does:
 * O(n log n) for n blocks.
 */
export function blockTree(blocks: readonly OwnedBlock[]): readonly BlockNode[] {
  const nodes = new Map<string, { block: Prefix; owners: OwnedBlock[]; children: BlockNode[] }>();
  for (const owned of blocks) {
    const block = parsePrefix(owned.cidr);
    if (block === undefined) continue;
    const node = nodes.get(block.text);
    if (node) node.owners.push(owned);
    else nodes.set(block.text, { block, owners: [owned], children: [] });
  }
  const roots: BlockNode[] = [];
  const around: { block: Prefix; children: BlockNode[] }[] = [];
  for (const node of [...nodes.values()].sort((one, other) => inOrder(one.block, other.block))) {
    while (around.length > 0 && !inside(node.block, around.at(-1)!.block)) around.pop();
    (around.at(-1)?.children ?? roots).push(node);
    around.push(node);
  }
  return roots;
}

/** The largest blocks in which nothing lies, in order of addresses. */
export function freeIn({ block, children }: BlockNode): Prefix[] {
  const free: Prefix[] = [];
  let next = block.first;
  for (const child of children) {
    free.push(...cover(block.family, next, child.block.first));
    next = child.block.last + 1n;
  }
  return [...free, ...cover(block.family, next, block.last + 1n)];
}

/** Share of the addresses that the blocks within have, 0 to 1. */
export function utilisation({ block, children }: BlockNode): number {
  const used = children.reduce((sum, child) => sum + sizeOf(child.block), 0n);
  return Number((used * 1_000_000n) / sizeOf(block)) / 1_000_000;
}

export function sizeOf({ first, last }: Prefix): bigint {
  return last - first + 1n;
}

/** Blocks that cover the addresses from `first` up to and without `end`. */
function cover(family: Prefix['family'], first: bigint, end: bigint): Prefix[] {
  const blocks: Prefix[] = [];
  const bits = family === 4 ? 32 : 128;
  while (first < end) {
    let size = 1n;
    let length = bits;
    while (length > 0 && first % (size * 2n) === 0n && first + size * 2n <= end) {
      size *= 2n;
      length -= 1;
    }
    const block = prefixOf(family, first, length);
    if (block !== undefined) blocks.push(block);
    first += size;
  }
  return blocks;
}

function inOrder(one: Prefix, other: Prefix): number {
  if (one.family !== other.family) return one.family - other.family;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.length - other.length;
}
