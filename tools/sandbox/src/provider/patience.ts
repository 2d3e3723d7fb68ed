import type { Change, Refusal } from '../contract';

/** Longest wait, in milliseconds. The provider waits up to twenty minutes for AWS; here others need milliseconds. */
const LIMIT = 3_000;
const PAUSE = 50;

/**
 * Whether the provider would try again, because another resource of the same run may be about to clear the way: what is
 * in use when it is to be deleted, and a gateway that is not attached yet when a route names it.
 */
function mayPass({ operation, type }: Change, refusals: readonly Refusal[]): boolean {
  if (operation === 'delete') return refusals.every(({ code }) => code !== 'OperationNotPermitted');
  return (
    /_route(?:_table)?$/.test(type) &&
    refusals.every(({ code }) => code === 'InvalidTransitGatewayID.NotFound')
  );
}

/** Tries until the change is not refused, or refused for a reason that does not pass, or long enough. */
export async function patiently<T>(
  change: Change,
  attempt: () => Promise<T>,
  refusalsOf: (result: T) => readonly Refusal[],
): Promise<T> {
  for (let waited = 0; ; waited += PAUSE) {
    const result = await attempt();
    const refusals = refusalsOf(result);
    if (refusals.length === 0 || waited >= LIMIT || !mayPass(change, refusals)) return result;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
