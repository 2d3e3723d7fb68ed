import {
  intentMembers,
  type IntentFile,
  type IntentMembers,
  type Model,
  type Query,
} from '@landbridge/prover';
import { LandbridgeError } from '@landbridge/terraform-model';
import { cutsOf, isCut, type Asking, type Cuts } from './cuts';
import { placesOf } from './parts';
import { SERVICE_LEVELS, typeOf, type ServiceLevel } from './sla';
import { downtime, rowOf, type Downtime } from './uptime';

/** Figures of one's own, in percent, by component: a router, a line, an instance that restarts itself. */
export type OwnFigures = Readonly<Record<string, number>>;

/** One figure that a result rests on. */
export interface PartFigure {
  readonly part: string;
  /** Percent of a month; absent where nobody has published one: such a part counts as never failing. */
  readonly percent?: number;
  readonly source?: ServiceLevel | 'own';
}

/** What an intent can be relied on for. */
export interface IntentAvailability extends PathAvailability {
  readonly name: string;
  /** Of the same source to one target alone, that which it can rely on least; absent where there is one target only. */
  readonly worstTarget?: PathAvailability;
}

/** What a source can rely on. */
export interface PathAvailability {
  readonly from: string;
  /** Targets of which one is enough. */
  readonly to: readonly string[];
  /** Share of time, 0 to 1, by the figures that are known: an upper bound when `unknown` is not empty. */
  readonly availability: number;
  /** Highest row of the uptime table that is reached. */
  readonly row?: number;
  readonly downtime: Downtime;
  /** Parts that each take it down alone, zones and Regions included. */
  readonly single: readonly PartFigure[];
  readonly places: readonly string[];
  /** Pairs that take it down together. */
  readonly double: readonly (readonly [PartFigure, PartFigure])[];
  /** Parts on the way without a figure. */
  readonly unknown: readonly string[];
}

export interface AvailabilityReport {
  readonly intents: readonly IntentAvailability[];
  /** Intents that ask for reachability and do not have it. */
  readonly unreachable: readonly string[];
}

export interface AvailabilityOptions {
  readonly figures?: OwnFigures;
  /** Where the intents come from, for errors. */
  readonly place?: string;
  /** Which ends are asked for: an intent counts when one of its sources or targets is. @default all */
  readonly concerns?: (member: string) => boolean;
  /** Told before each intent. */
  readonly onIntent?: (name: string, position: number, count: number) => void;
}

/**
 * Availability of every intent that asks for reachability, from the service levels of what its packets pass.
 *
 * A member of the source group is served when it reaches one member of the target group. What takes it down are minimal
 * cuts of one and two parts; unavailability is the sum of their probabilities, failures being taken as independent
 * (rare-event approximation: never better than the truth by the same figures; cuts of three and more are left out).
 *
 * @throws RPT002 a figure names nothing; PRV103, PRV104 as for a proof
 */
export function availability(
  model: Model,
  file: IntentFile,
  { figures = {}, place, concerns, onIntent }: AvailabilityOptions = {},
): AvailabilityReport {
  checkFigures(model, figures);
  const wanted = intentMembers(model, file, place)
    .filter(({ intent }) => intent.expect === 'reachable')
    .flatMap((each) => concerning(each, concerns));
  const intents: IntentAvailability[] = [];
  const unreachable: string[] = [];
  wanted.forEach((each, position) => {
    onIntent?.(each.intent.name, position, wanted.length);
    const worst = worstSource(model, each, figures);
    if (worst === undefined) unreachable.push(each.intent.name);
    else intents.push(worst);
  });
  return { intents, unreachable };
}

function checkFigures({ network }: Model, figures: OwnFigures): void {
  const stray = Object.keys(figures).find((part) => network.reading.resource(part) === undefined);
  if (stray === undefined) return;
  throw new LandbridgeError({
    code: 'RPT002',
    message: `a figure is given for ${JSON.stringify(stray)}, which names nothing in the model`,
    fix: 'give the address of a resource that the model holds',
  });
}

/** The part of an intent that concerns somebody: its sources there, else its targets there. */
function concerning(members: IntentMembers, concerns: AvailabilityOptions['concerns']): IntentMembers[] {
  if (concerns === undefined) return [members];
  const from = members.from.filter(concerns);
  if (from.length > 0) return [{ ...members, from }];
  const to = members.to.filter(concerns);
  return to.length > 0 ? [{ ...members, to }] : [];
}

interface Worst {
  readonly path: PathAvailability;
  readonly asking: Asking;
}

function worstSource(
  model: Model,
  { intent, from, to }: IntentMembers,
  figures: OwnFigures,
): IntentAvailability | undefined {
  const { name, protocol, ports = [undefined] } = intent;
  const among = (
    sources: readonly string[],
    targetsOf: (source: string) => readonly string[][],
  ): Worst | undefined =>
    worstOf(
      model,
      sources.flatMap((source) =>
        targetsOf(source).flatMap((targets) => askingsOf(source, targets, protocol, ports)),
      ),
      figures,
    );
  const worst = among(from, (source) => [to.filter((target) => target !== source)]);
  if (worst === undefined) return undefined;
  const { path, asking } = worst;
  const alone = path.to.length > 1 ? among([path.from], () => path.to.map((target) => [target])) : undefined;
  const places = placesOf(model).filter((failure) => isCut(model, asking, failure));
  return { name, ...path, places, ...(alone && { worstTarget: alone.path }) };
}

/** The question that is least often answered; undefined as soon as one never is. */
function worstOf(model: Model, askings: readonly Asking[], figures: OwnFigures): Worst | undefined {
  let worst: Worst | undefined;
  const seen = new Set<string>();
  for (const asking of askings) {
    const cuts = cutsOf(model, asking);
    if (cuts === undefined) return undefined;
    const key = JSON.stringify([cuts.single, cuts.double]);
    if (seen.has(key)) continue;
    seen.add(key);
    const path = pathOf(asking, cuts, figures);
    if (worst === undefined || isWorse(path, worst.path)) worst = { path, asking };
  }
  return worst;
}

/** A question for each port. */
function askingsOf(
  from: string,
  targets: readonly string[],
  protocol: string | undefined,
  ports: readonly (string | undefined)[],
): Asking[] {
  const [first, ...more] = targets;
  if (first === undefined) return [];
  const ask = (to: string, port: string | undefined): Query => ({ from, to, protocol, port });
  return ports.map((port): Asking => [ask(first, port), ...more.map((to) => ask(to, port))]);
}

/** Less available; of two alike, the one with more that takes it down. */
function isWorse(one: PathAvailability, other: PathAvailability): boolean {
  if (one.availability !== other.availability) return one.availability < other.availability;
  return one.single.length > other.single.length;
}

function pathOf(asking: Asking, cuts: Cuts, figures: OwnFigures): PathAvailability {
  const figure = (part: string): PartFigure => figureOf(part, figures);
  const single = cuts.single.map(figure);
  const double = cuts.double.map(([one, other]) => [figure(one), figure(other)] as const);
  const loss =
    single.reduce((sum, part) => sum + unavailability(part), 0) +
    double.reduce((sum, [one, other]) => sum + unavailability(one) * unavailability(other), 0);
  const share = Math.max(0, 1 - loss);
  const cutting = new Set([...cuts.single, ...cuts.double.flat()]);
  const row = rowOf(share);
  return {
    from: asking[0].from,
    to: asking.map(({ to }) => to),
    availability: share,
    ...(row !== undefined && { row }),
    downtime: downtime(share),
    single,
    places: [],
    double,
    unknown: [...cutting].filter((part) => figure(part).percent === undefined),
  };
}

function unavailability({ percent }: PartFigure): number {
  return percent === undefined ? 0 : 1 - percent / 100;
}

function figureOf(part: string, figures: OwnFigures): PartFigure {
  const own = Object.hasOwn(figures, part) ? figures[part] : undefined;
  if (own !== undefined) return { part, percent: own, source: 'own' };
  const level = Object.hasOwn(SERVICE_LEVELS, typeOf(part)) ? SERVICE_LEVELS[typeOf(part)] : undefined;
  return level === undefined ? { part } : { part, percent: level.percent, source: level };
}
