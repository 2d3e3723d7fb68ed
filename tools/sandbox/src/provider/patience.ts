import type { Change, Refusal } from '../contract';

/** Longest wait, in milliseconds. The provider waits up to twenty minutes for AWS; here others need milliseconds. */
const LIMIT = 3_000;
const PAUSE = 50;

/**
 * Refusals of a creation that pass by themselves on AWS, where everything takes longer: a gateway that is being attached, a
 * share or an authorization that is being given, an attachment that is being accepted.
 */
const PASSING: ReadonlySet<string> = new Set([
  'Gateway.NotAttached',
  'IncorrectState',
  'InvalidSubnet',
  'InvalidTransitGatewayID.NotFound',
  'NotAuthorizedException',
]);

/** Whether to try again, because another resource of the same run may be about to clear the way. */
function mayPass({ operation }: Change, refusals: readonly Refusal[]): boolean {
  if (operation === 'delete') return refusals.every(({ code }) => code !== 'OperationNotPermitted');
  return refusals.every(({ code }) => PASSING.has(code));
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
