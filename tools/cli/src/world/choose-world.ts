import { LandbridgeError } from '@landbridge/terraform-model';

export const WORLDS = ['sandbox', 'aws'] as const;
export type World = (typeof WORLDS)[number];

/**
 * The world that a run talks to: the simulated one, unless the option or `LANDBRIDGE_WORLD` says otherwise. Nothing
 * else decides it, whatever credentials there are.
 *
 * @throws CLI001 for a world that does not exist, CLI012 for AWS, which is not built yet
 */
export function chooseWorld(
  option: World | undefined,
  env: Readonly<Record<string, string | undefined>>,
): World {
  const named = option ?? (env['LANDBRIDGE_WORLD'] || 'sandbox');
  if (named === 'sandbox') return named;
  const place = option === undefined ? 'LANDBRIDGE_WORLD' : '--world';
  if (named !== 'aws') {
    throw new LandbridgeError({
      code: 'CLI001',
      place,
      message: `there is no world "${named}"`,
      fix: `use ${WORLDS.join(' or ')}`,
    });
  }
  throw new LandbridgeError({
    code: 'CLI012',
    place,
    message: 'talking to AWS is not built yet, so nothing was planned or applied',
    fix: 'use the sandbox; to deploy elsewhere, run cdktf deploy on the synthesized output yourself',
  });
}
