import { LandbridgeError } from '@landbridge/terraform-model';

/** A part of the stacks of an environment: the `index`-th of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** How many shards of at most `size` stacks there are; one at least. */
export function shardCount(stacks: number, size: number): number {
  return Math.max(1, Math.ceil(stacks / size));
}

/** The stacks of a shard. Neighbours stay together, so that what reads each other is planned in one job. */
export function inShard<T>(stacks: readonly T[], { index, count }: Shard): readonly T[] {
  const from = Math.floor(((index - 1) * stacks.length) / count);
  const to = Math.floor((index * stacks.length) / count);
  return stacks.slice(from, to);
}

export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/**
 * Reads `2/3`.
 *
 * @throws CLI001 for anything that is no part of a whole
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new LandbridgeError({
    code: 'CLI001',
    place: `--shard ${text}`,
    message: 'that is no part of a whole',
    fix: 'write 1/3, 2/3 or 3/3',
  });
}
