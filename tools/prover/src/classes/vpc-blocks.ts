import { overlaps, type Prefix } from '@landbridge/terraform-model';
import type { Model } from '../model/model';

interface Held {
  readonly block: Prefix;
  readonly vpc: number;
  /** Which of its VPC's blocks it is. */
  readonly ordinal: number;
}

/**
 * Blocks of the VPCs that may stand for one another: all blocks are known, and no other VPC has any of their
 * addresses. A CIDR block then lies inside one of them, holds some of them, or touches none.
 */
export class VpcBlocks {
  /** VPCs by number; the others are told apart by themselves. */
  readonly vpcs: readonly string[];
  readonly blocksOf: readonly (readonly Prefix[])[];
  private readonly sorted: Readonly<Record<4 | 6, readonly Held[]>>;

  constructor(model: Model) {
    const { network, blocks } = model;
    const candidates = [...network.vpcs.values()].filter(
      ({ key, doubts, isExternal }) => doubts.length === 0 && !isExternal && blocks.ofVpc.has(key),
    );
    const shared = overlapping(model);
    const apart = candidates.filter(({ key }) => !shared.has(key));
    this.vpcs = apart.map(({ key }) => key);
    this.blocksOf = apart.map(({ key }) => blocks.ofVpc.get(key) ?? []);
    const all = this.blocksOf.flatMap((own, vpc) => own.map((block, ordinal) => ({ block, vpc, ordinal })));
    const of = (family: 4 | 6) => all.filter(({ block }) => block.family === family).sort(byFirst);
    this.sorted = { 4: of(4), 6: of(6) };
  }

  /** The block that holds all of these addresses. */
  around({ family, first, last }: Pick<Prefix, 'family' | 'first' | 'last'>): Held | undefined {
    const sorted = this.sorted[family];
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.block.first <= first) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low - 1];
    return found !== undefined && last <= found.block.last ? found : undefined;
  }
}

function byFirst(a: Held, b: Held): number {
  return a.block.first < b.block.first ? -1 : a.block.first > b.block.first ? 1 : 0;
}

/** VPCs that have addresses of another, or a block twice. */
function overlapping({ blocks }: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const all = [...blocks.ofVpc].flatMap(([vpc, own]) => own.map((block) => ({ vpc, block })));
  all.sort((a, b) => a.block.family - b.block.family || (a.block.first < b.block.first ? -1 : 1));
  let open: typeof all = [];
  for (const entry of all) {
    open = open.filter(({ block }) => overlaps(block, entry.block));
    for (const { vpc } of open) found.add(vpc).add(entry.vpc);
    open.push(entry);
  }
  return found;
}
