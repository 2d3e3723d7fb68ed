import { z } from 'zod';
import { code, text } from './markdown';

/** What a comment needs of the interruptions that `landbridge plan` says. */
export const interruptionsJson = z.array(
  z.object({
    component: z.string(),
    effect: z.string(),
    changes: z.array(z.string()),
    sessions: z.array(z.string()),
    withdrawn: z.array(z.string()),
    sites: z.array(
      z.object({ site: z.string(), unreached: z.array(z.string()), unheard: z.array(z.string()) }),
    ),
  }),
);
export type InterruptionsJson = z.infer<typeof interruptionsJson>;

/** One item for each change that interrupts something, in Markdown; plans of several jobs say the same one once. */
export function interruptionItems(all: InterruptionsJson): readonly string[] {
  return [...new Map(all.map((one) => [one.component, one])).values()].map(
    ({ component, effect, changes, sessions, withdrawn, sites }) => {
      const parts = [
        changes.length === 0 ? text(effect) : `${text(effect)}, ${changes.map(text).join('; ')}`,
        ...(sessions.length === 0 ? [] : [`drops ${sessions.map(code).join(', ')}`]),
        ...(withdrawn.length === 0 ? [] : [`withdraws ${withdrawn.map(code).join(', ')}`]),
        ...sites.flatMap(lostBy),
      ];
      return `${code(component)} ${parts.join('; ')}`;
    },
  );
}

function lostBy({ site, unreached, unheard }: InterruptionsJson[number]['sites'][number]): readonly string[] {
  const lost = [
    ...(unreached.length === 0 ? [] : [`${unreached.length} of its prefixes are not reached`]),
    ...(unheard.length === 0 ? [] : [`it hears of ${unheard.length} no more`]),
  ];
  return lost.length === 0 ? [] : [`${text(site)}: ${lost.join(', ')}`];
}
