import type { CostReport } from './cost';

/** What a change costs a month more, or less. */
export interface CostChange {
  /** Dollars a month before, after, and what that makes. */
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** By stack, those that change; the one that changes most first. */
  readonly stacks: readonly { readonly stack: string | undefined; readonly difference: number }[];
  /** Whether something without a price came or went, so that the difference is not all. */
  readonly incomplete: boolean;
}

/** Less than a cent a month is no change, but a sum of rounded numbers. */
const CENT = 0.005;

export function costChange(before: CostReport, after: CostReport): CostChange {
  const by = ({ stacks }: CostReport) => new Map(stacks.map(({ stack, monthly }) => [stack, monthly]));
  const [old, fresh] = [by(before), by(after)];
  const stacks = [...new Set([...old.keys(), ...fresh.keys()])]
    .map((stack) => ({ stack, difference: (fresh.get(stack) ?? 0) - (old.get(stack) ?? 0) }))
    .filter(({ difference }) => Math.abs(difference) >= CENT)
    .sort((one, other) => Math.abs(other.difference) - Math.abs(one.difference));
  return {
    before: before.monthly,
    after: after.monthly,
    difference: after.monthly - before.monthly,
    stacks,
    incomplete: openOf(before) !== openOf(after),
  };
}

function openOf({ notPriced }: CostReport): string {
  return notPriced
    .flatMap(({ addresses }) => addresses)
    .sort()
    .join();
}
