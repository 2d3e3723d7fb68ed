import { LandbridgeError } from '@landbridge/terraform-model';

/** The environment that owns every stack which is named after no other one. */
export const SHARED = 'shared';

interface Named {
  readonly name: string;
}

/**
 * The environments of a landscape: those that are declared, else the first part of each stack's name
 * (`dev-network` is of `dev`), always with `shared`.
 */
export function environmentsOf(stacks: readonly Named[], declared: readonly string[]): readonly string[] {
  if (declared.length > 0) return declared;
  return [...new Set([SHARED, ...stacks.map((stack) => stack.name.split('-')[0] ?? stack.name)])];
}

/** The environment of a stack: the one that its name starts with, else `shared` (`hybrid-site` belongs to the hub). */
export function environmentOf(stack: string, environments: readonly string[]): string {
  const fitting = environments.filter((name) => stack === name || stack.startsWith(`${name}-`));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? SHARED;
}

/**
 * The stacks of one environment.
 *
 * @throws CLI003 for an environment that does not exist; the message lists those that do.
 */
export function stacksOf<T extends Named>(
  stacks: readonly T[],
  environment: string,
  declared: readonly string[],
): readonly T[] {
  const environments = environmentsOf(stacks, declared);
  if (!environments.includes(environment)) {
    throw new LandbridgeError({
      code: 'CLI003',
      place: `environment ${environment}`,
      message: `there is no environment "${environment}"; there are ${environments.join(', ')}`,
      fix: 'use one of them',
    });
  }
  return stacks.filter((stack) => environmentOf(stack.name, environments) === environment);
}
