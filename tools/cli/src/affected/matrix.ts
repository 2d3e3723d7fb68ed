import type { Affected } from './affected';
import { shardCount, shardText } from './shards';

/** One job of the matrix. */
export interface MatrixEntry {
  readonly environment: string;
  readonly shard: string;
  /** Fit for the name of a file or an artifact. */
  readonly name: string;
}

/** A job for each touched environment, or several where it has more stacks than one job should plan. */
export function matrixOf({ touched }: Affected, size: number): readonly MatrixEntry[] {
  return touched.flatMap(({ environment, stacks }) => {
    const count = shardCount(stacks, size);
    return Array.from({ length: count }, (_, at) => ({
      environment,
      shard: shardText({ index: at + 1, count }),
      name: count === 1 ? environment : `${environment}-${at + 1}`,
    }));
  });
}

/** Lines for the file that `GITHUB_OUTPUT` names. */
export function outputLines(affected: Affected, size: number): readonly string[] {
  const include = matrixOf(affected, size);
  return [`matrix=${JSON.stringify({ include })}`, `any=${String(include.length > 0)}`];
}
