import { assumptionsWithin, buildModel, type Assumptions, type Model } from '@landbridge/prover';
import type { CliHost } from '../console/console';
import { readModel } from '../model/read-model';

/**
 * What was, to compare with what is. Whether an assumption names nothing the later one says: the earlier may be from
 * before it was made.
 */
export async function earlierModel(
  paths: readonly string[],
  assumptions: Assumptions | undefined,
  host: CliHost,
): Promise<Model> {
  const earlier = await readModel(paths, host);
  return buildModel(earlier, assumptions && assumptionsWithin(assumptions, earlier));
}
