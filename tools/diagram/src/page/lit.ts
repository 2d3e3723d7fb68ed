import type { TraceResult } from '@landbridge/prover';

/** How an element is shown after a question. */
export type Light = 'there' | 'back' | 'both' | 'stop';

/** Components that a conversation passes, in order, there and back; each once. */
export function stepsOf({
  forward,
  return: back,
}: TraceResult): readonly { component: string; back: boolean }[] {
  const steps: { component: string; back: boolean }[] = [];
  const add = (component: string, isBack: boolean): void => {
    const last = steps.at(-1);
    if (last?.component !== component || last.back !== isBack) steps.push({ component, back: isBack });
  };
  for (const { component, target } of forward) {
    add(component, false);
    if (target !== undefined) add(target, false);
  }
  for (const { component, target } of back) {
    add(component, true);
    if (target !== undefined) add(target, true);
  }
  return steps;
}

/** The lights of the first steps; where packets end is lit with the last one. */
export function lightsOf(result: TraceResult | undefined, steps: number): ReadonlyMap<string, Light> {
  const lights = new Map<string, Light>();
  if (result === undefined) return lights;
  const all = stepsOf(result);
  for (const { component, back } of all.slice(0, steps)) {
    const own: Light = back ? 'back' : 'there';
    const before = lights.get(component);
    lights.set(component, before === undefined || before === own ? own : 'both');
  }
  if (result.stopsAt !== undefined && steps >= all.length) lights.set(result.stopsAt.component, 'stop');
  return lights;
}
