import type { Ordered } from '../landscape/waves';

/** How the work on one stack ended; what depends on a stack that failed is `skipped`, and its task never runs. */
export type Outcome<R> =
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'skipped'; readonly because: string }
  /** It can be worked on when those stacks are applied, and not before. */
  | { readonly kind: 'waiting'; readonly on: readonly string[] };

export interface ScheduleOptions<R> {
  /** How many tasks run at once. */
  readonly parallel: number;
  /**
   * After a failure nothing new starts.
   * @default false: only what depends on the failed one is skipped
   */
  readonly stopOnFailure?: boolean;
  /**
   * Whether what reads a stack has to wait until that one is applied; such a stack's task never runs.
   * @default nothing waits
   */
  readonly waitsFor?: (upstream: string, outcome: Outcome<R>) => boolean;
}

/**
 * Runs `task` for each stack as soon as everything it depends on (among `stacks`) is done. Outcomes come in the order
 * of `stacks`, which must have no cycle.
 */
export async function runInOrder<T extends Ordered, R>(
  stacks: readonly T[],
  task: (stack: T) => Promise<R>,
  options: ScheduleOptions<R>,
): Promise<ReadonlyMap<string, Outcome<R>>> {
  const outcomes = new Map<string, Outcome<R>>();
  const names = new Set(stacks.map(({ name }) => name));
  const waiting = [...stacks];
  const running = new Set<Promise<void>>();

  const startOne = (stack: T): void => {
    const work: Promise<void> = task(stack)
      .then(
        (result) => void outcomes.set(stack.name, { kind: 'done', result }),
        (error: unknown) => void outcomes.set(stack.name, { kind: 'failed', error }),
      )
      .finally(() => running.delete(work));
    running.add(work);
  };

  const settle = (): void => {
    const failed = stacks.find(({ name }) => outcomes.get(name)?.kind === 'failed')?.name;
    for (const stack of [...waiting]) {
      const because = options.stopOnFailure ? failed : brokenDependency(stack, outcomes);
      if (because === undefined) continue;
      outcomes.set(stack.name, { kind: 'skipped', because });
      waiting.splice(waiting.indexOf(stack), 1);
    }
  };

  while (waiting.length > 0 || running.size > 0) {
    const before = waiting.length;
    settle();
    for (const stack of [...waiting]) {
      if (running.size >= options.parallel) break;
      const isReady = stack.dependencies.every(
        (name) => !names.has(name) || ['done', 'waiting'].includes(outcomes.get(name)?.kind ?? ''),
      );
      if (!isReady) continue;
      waiting.splice(waiting.indexOf(stack), 1);
      const on = heldBackBy(stack, outcomes, options);
      if (on.length > 0) outcomes.set(stack.name, { kind: 'waiting', on });
      else startOne(stack);
    }
    if (running.size > 0) await Promise.race(running);
    else if (waiting.length > 0 && waiting.length === before) {
      throw new Error(`stacks wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
  return new Map(stacks.map(({ name }) => [name, outcomes.get(name) as Outcome<R>]));
}

function heldBackBy<R>(
  stack: Ordered,
  outcomes: ReadonlyMap<string, Outcome<R>>,
  { waitsFor }: ScheduleOptions<R>,
): readonly string[] {
  return stack.dependencies.filter((name) => {
    const outcome = outcomes.get(name);
    return outcome !== undefined && waitsFor?.(name, outcome) === true;
  });
}

function brokenDependency(
  stack: Ordered,
  outcomes: ReadonlyMap<string, Outcome<unknown>>,
): string | undefined {
  return stack.dependencies.find((name) =>
    ['failed', 'skipped'].includes(outcomes.get(name)?.kind ?? 'done'),
  );
}
