import { buildModel, routes, trace, type Assumptions } from '../../src';
import { configurationOf } from '../configuration';
import { block } from '../walker/address';
import { routesOf } from '../walker/route-answer';
import { walkerFor, type WalkQuestion, type WalkVerdict } from '../walker/verdict';
import { lookUpsOf, packetsOf } from './packets';
import type { Plan } from './plan';
import { render } from './render';

export interface Comparison {
  readonly question: WalkQuestion;
  readonly walker: WalkVerdict;
  readonly prover: { readonly outcome: string; readonly where: string; readonly sourceSeen: string | null };
  /** `none`: they agree; `silent`: the walker has no verdict; `unsure`: only the prover has none. */
  readonly difference: 'none' | 'silent' | 'unsure' | 'opposite' | 'source';
}

/** Asks the walker and the prover about every packet of the plan. */
export function compare(plan: Plan): Comparison[] {
  const { document, assumptions, inventory } = render(plan);
  const configuration = configurationOf(document);
  const walk = walkerFor(configuration, assumptions);
  const model = buildModel(configuration, assumptions as Assumptions);
  return packetsOf(inventory).map((question) => {
    const walker = walk(question);
    const { port, ...rest } = question;
    const answer = trace(model, { ...rest, ...(port === undefined ? {} : { port: String(port) }) });
    const where =
      answer.stopsAt === undefined
        ? ''
        : `${answer.stopsAt.direction} ${answer.stopsAt.component}: ${answer.stopsAt.because}`;
    const prover = { outcome: answer.outcome, where, sourceSeen: answer.sourceSeen };
    return { question, walker, prover, difference: differenceOf(question.from, walker, prover) };
  });
}

const isAddress = (text: string | null): text is string =>
  text !== null && /^[0-9a-f]*[.:][0-9a-f.:]*$/.test(text);

/** Chosen by the walker where the configuration leaves the address to AWS. */
const isChosen = (text: string): boolean => text.startsWith('192.0.2.') || text.endsWith('.254');

function differenceOf(
  from: string,
  walker: WalkVerdict,
  prover: Comparison['prover'],
): Comparison['difference'] {
  if (walker.outcome === 'not covered') return 'silent';
  if (prover.outcome === 'unknown') return 'unsure';
  if (prover.outcome !== walker.outcome) return 'opposite';
  if (walker.outcome !== 'reachable' || !isAddress(prover.sourceSeen) || from === 'internet') return 'none';
  return walker.sources.includes(prover.sourceSeen) || walker.sources.some(isChosen) ? 'none' : 'source';
}

export interface RouteDifference {
  readonly subnet: string;
  readonly ip: string;
  readonly walker: string;
  readonly prover: string;
}

/** Asks both which route each subnet takes for an address; only what differs is returned. */
export function compareRoutes(plan: Plan): RouteDifference[] {
  const { document, assumptions, inventory } = render(plan);
  const configuration = configurationOf(document);
  const routeOf = routesOf(configuration, assumptions);
  const model = buildModel(configuration, assumptions as Assumptions);
  return lookUpsOf(inventory).flatMap(({ subnet, ip }) => {
    const walker = routeOf(subnet, ip);
    if (walker === undefined) return [];
    const prover = routes(model, { subnet, ip });
    const agree = prover.target === walker.target && samePrefix(prover.prefix, walker.prefix);
    const text = (each: { target: string; prefix: string | null }): string =>
      `${each.target} by ${each.prefix ?? 'nothing'}`;
    return agree ? [] : [{ subnet, ip, walker: text(walker), prover: text(prover) }];
  });
}

/** IPv6 has many ways to write one prefix. */
function samePrefix(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [one, other] = [block(a), block(b)];
  return one.family === other.family && one.first === other.first && one.length === other.length;
}
