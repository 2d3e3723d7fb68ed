import { LandbridgeError } from '@landbridge/terraform-model';
import { hasCheckpoint, withCheckpoint } from '../plan/checkpoint';
import { withWorldLock } from '../plan/lock';
import type { Site } from '../plan/site';
import type { Place } from './place';

/** Set for what a run of landbridge starts: the lock and the checkpoint of that run are for it too. */
export const INSIDE_RUN = 'LANDBRIDGE_INSIDE_RUN';
const WAIT_MS = 300_000;

/**
 * Applies as the only one in the world, in a way that a kill leaves something to go back to.
 *
 * @throws CLI016 where a run was killed while it applied: this one is served by the world that would be put back
 */
export function alone<T>(
  { world, kept: { site } }: Pick<Place, 'world' | 'kept'>,
  env: Readonly<Record<string, string | undefined>>,
  work: () => Promise<T>,
): Promise<T> {
  if (env[INSIDE_RUN]) return work();
  const onWait = (): void => void process.stderr.write('waiting for another run in this world to end\n');
  return withWorldLock(site.root, { waitMs: WAIT_MS, onWait }, () => {
    if (world === 'aws') return work();
    if (hasCheckpoint(site)) throw interrupted(site);
    return withCheckpoint(site, work);
  });
}

function interrupted(site: Site): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI016',
    place: site.root,
    message: 'nothing was applied: the last run was killed while it applied',
    fix: 'run landbridge plan, which puts world and state back to where that run began, then deploy again',
  });
}
