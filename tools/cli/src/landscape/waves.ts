import { LandbridgeError } from '@landbridge/terraform-model';

/** Anything that names what must come before it. */
export interface Ordered {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/**
 * Groups stacks so that each follows everything it depends on and stands as early as that allows; the stacks of one
 * wave do not depend on each other. Dependencies that are not among `stacks` are taken as done.
 *
 * @throws CLI014 where dependencies form a cycle; the message shows it.
 */
export function waves<T extends Ordered>(stacks: readonly T[]): readonly (readonly T[])[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const depth = new Map<string, number>();
  const depthOf = (stack: T, path: readonly string[]): number => {
    const known = depth.get(stack.name);
    if (known !== undefined) return known;
    if (path.includes(stack.name)) throw cycle([...path.slice(path.indexOf(stack.name)), stack.name]);
    const below = stack.dependencies
      .map((name) => byName.get(name))
      .filter((dependency) => dependency !== undefined)
      .map((dependency) => depthOf(dependency, [...path, stack.name]) + 1);
    const own = Math.max(0, ...below);
    depth.set(stack.name, own);
    return own;
  };
  const result: T[][] = [];
  for (const stack of stacks) (result[depthOf(stack, [])] ??= []).push(stack);
  return result;
}

/** The stacks called `names` and everything that they need, in the order of `stacks`. */
export function withUpstream<T extends Ordered>(
  stacks: readonly T[],
  names: readonly string[],
): readonly T[] {
  return closure(stacks, names, (stack) => stack.dependencies);
}

/** The stacks called `names` and everything that needs them, in the order of `stacks`. */
export function withDownstream<T extends Ordered>(
  stacks: readonly T[],
  names: readonly string[],
): readonly T[] {
  return closure(stacks, names, (stack) =>
    stacks.filter((other) => other.dependencies.includes(stack.name)).map((other) => other.name),
  );
}

function closure<T extends Ordered>(
  stacks: readonly T[],
  names: readonly string[],
  next: (stack: T) => readonly string[],
): readonly T[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const reached = new Set<string>();
  const visit = (name: string): void => {
    const stack = byName.get(name);
    if (stack === undefined || reached.has(name)) return;
    reached.add(name);
    next(stack).forEach(visit);
  };
  names.forEach(visit);
  return stacks.filter((stack) => reached.has(stack.name));
}

function cycle(path: readonly string[]): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI014',
    place: 'manifest.json',
    message: `stacks depend on each other in a circle: ${path.join(' → ')}`,
    fix: 'let one of them read its input in another way',
  });
}
