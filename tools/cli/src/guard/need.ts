import { LandbridgeError } from '@landbridge/terraform-model';
import type { World } from '../world/choose-world';

export const APPROVAL_VARIABLE = 'LANDBRIDGE_APPROVAL';

/**
 * Whether a person has to approve what is applied. On AWS always; the simulated account approves by itself, unless
 * `LANDBRIDGE_APPROVAL=required` rehearses it.
 *
 * @throws CLI001 for another value of the variable, which somebody meant something by
 */
export function approvalIsNeeded(world: World, env: Readonly<Record<string, string | undefined>>): boolean {
  const asked = env[APPROVAL_VARIABLE];
  if (asked && asked !== 'required') {
    throw new LandbridgeError({
      code: 'CLI001',
      place: APPROVAL_VARIABLE,
      message: `there is no "${asked}"`,
      fix: 'set it to required, or unset it',
    });
  }
  return world === 'aws' || asked === 'required';
}
