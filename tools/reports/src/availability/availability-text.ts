import type { AvailabilityReport, IntentAvailability, PartFigure } from './availability';
import { duration, percent, UPTIME_TABLE, downtime } from './uptime';

/** The report as a person reads it. */
export function availabilityText({ intents, unreachable }: AvailabilityReport): string {
  const blocks = intents.map(intentText);
  const lost = unreachable.map((name) => `${name}\n  is not reachable at all: see \`landbridge prove\``);
  if (blocks.length + lost.length === 0)
    return 'No intent asks for reachability, so there is nothing to rely on.';
  return [...blocks, ...lost, legend(intents)].join('\n\n');
}

function intentText(result: IntentAvailability): string {
  const {
    name,
    from,
    to,
    availability,
    row,
    downtime: down,
    single,
    places,
    double,
    unknown,
    worstTarget,
  } = result;
  const bound = unknown.length > 0 ? 'at most ' : '';
  return [
    `${name}`,
    `  ${bound}${percent(availability)}  (${row === undefined ? `below ${UPTIME_TABLE[0]} %` : `the ${row} % row`}); down ${duration(down.year)} a year, ${duration(down.month)} a month, ${duration(down.day)} a day`,
    `  worst for ${from}, served by ${to.length === 1 ? to[0] : `any of ${to.length}`}`,
    ...(worstTarget === undefined
      ? []
      : [`  by ${worstTarget.to.join()} alone: ${bound}${percent(worstTarget.availability)}`]),
    ...single.map((part) => `  down with   ${partText(part)}`),
    ...places.map((place) => `  down with   ${place}`),
    ...(single.length + places.length === 0 ? ['  no single failure takes it down'] : []),
    ...shown(double).map(([one, other]) => `  down with   ${partText(one)} and ${partText(other)}`),
    ...(double.length > SHOWN ? [`  and ${double.length - SHOWN} pairs more`] : []),
  ].join('\n');
}

/** Pairs are many where much is redundant: the text shows some, the JSON all. */
const SHOWN = 4;

function shown<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, SHOWN);
}

function partText({ part, percent: figure, source }: PartFigure): string {
  if (figure === undefined) return `${part} (no figure)`;
  return `${part} (${figure} %${source === 'own' ? ', own figure' : ''})`;
}

function legend(intents: readonly IntentAvailability[]): string {
  const figures = intents.flatMap(({ single, double }) => [...single, ...double.flat()]);
  const levels = new Map(
    figures.flatMap(({ source }) =>
      source === undefined || source === 'own' ? [] : [[source.source, source] as const],
    ),
  );
  const sources = [...levels.values()].map(
    ({ service, percent: figure, scope, source, date }) =>
      `  ${figure} %  ${service}, ${scope} (${source}, ${date})`,
  );
  const table = UPTIME_TABLE.map((row) => {
    const { year, day } = downtime(row / 100);
    return `  ${String(row).padStart(6)} %  ${duration(year).padStart(12)} a year  ${duration(day).padStart(12)} a day`;
  });
  return [
    'Figures are service levels, which AWS pays for and does not promise to keep; failures are taken as independent.',
    'A part without a figure counts as never failing, so what rests on it is an upper bound.',
    ...sources,
    'Uptime and what it allows:',
    ...table,
  ].join('\n');
}
