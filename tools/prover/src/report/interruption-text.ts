import type { Interruption, SiteOutage } from '../interruption/interruption';

/** Prefixes and links that are named one by one. */
const SHOWN = 6;
const VERBS = {
  replace: 'replaces',
  update: 'changes',
  destroy: 'destroys',
  refused: 'cannot change',
} as const;

/** What a plan interrupts, in lines for people; nothing where it interrupts nothing. */
export function interruptionLines(all: readonly Interruption[]): readonly string[] {
  return all.flatMap((one) => [headline(one), ...details(one).map((line) => `  ${line}`)]);
}

function headline({ effect, component, changes }: Interruption): string {
  return `${VERBS[effect]} ${component}${changes.length === 0 ? '' : `: ${changes.join('; ')}`}`;
}

function details({
  with: more,
  sessions,
  withdrawn,
  announced,
  holding,
  sites,
  until,
  source,
}: Interruption): string[] {
  return [
    ...(more.length === 0
      ? []
      : [`and with it ${some(more.map(({ effect, component }) => `${VERBS[effect]} ${component}`))}`]),
    ...(sessions.length === 0 ? [] : [`sessions that drop: ${some(sessions)}`]),
    ...(withdrawn.length === 0 ? [] : [`withdraws from routers: ${some(withdrawn)}`]),
    ...(announced.length === 0 ? [] : [`announces to routers: ${some(announced)}`]),
    ...(holding.length === 0 ? [] : [`attached: ${some(holding)}`]),
    ...sites.map(siteLine),
    `${until} (${source})`,
  ];
}

function siteLine({ site, unreached, unheard, partly, stays, unknown }: SiteOutage): string {
  const lost = [
    ...(unreached.length === 0 ? [] : [`AWS cannot reach ${counted(unreached)} of it`]),
    ...(unheard.length === 0
      ? []
      : [`it hears of ${counted(unheard)} no more${partlyText(partly, unheard)}`]),
  ];
  const doubt = unknown.length === 0 ? '' : `; not known: ${some(unknown)}`;
  const way = stays.length === 0 ? 'no link stays' : `connected by ${some(stays)}`;
  return `${site}: ${[...lost, way].join('; ')}${doubt}`;
}

function partlyText(partly: readonly string[], unheard: readonly string[]): string {
  if (partly.length === 0) return '';
  return partly.length === unheard.length
    ? ', of parts of them still'
    : `, of parts of ${some(partly)} still`;
}

const counted = (prefixes: readonly string[]): string =>
  `${prefixes.length} ${prefixes.length === 1 ? 'prefix' : 'prefixes'} (${some(prefixes)})`;

function some(items: readonly string[]): string {
  const more = items.length - SHOWN;
  return more > 0 ? `${items.slice(0, SHOWN).join(', ')} and ${more} more` : items.join(', ');
}
