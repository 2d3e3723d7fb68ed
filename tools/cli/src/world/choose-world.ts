import { LandbridgeError } from '@landbridge/terraform-model';

export const WORLDS = ['sandbox', 'aws'] as const;
export type World = (typeof WORLDS)[number];

/**
 * The world that a run talks to: the simulated one, unless the option or `LANDBRIDGE_WORLD` says otherwise. Nothing
 * else decides it, whatever credentials there are.
 *
 * @throws CLI001 for a world that does not exist
 */
export function chooseWorld(
  option: World | undefined,
  env: Readonly<Record<string, string | undefined>>,
): World {
  const named = option ?? (env['LANDBRIDGE_WORLD'] || 'sandbox');
  const world = WORLDS.find((known) => known === named);
  if (world !== undefined) return world;
  throw new LandbridgeError({
    code: 'CLI001',
    place: option === undefined ? 'LANDBRIDGE_WORLD' : '--world',
    message: `there is no world "${named}"`,
    fix: `use ${WORLDS.join(' or ')}`,
  });
}
