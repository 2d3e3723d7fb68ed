import type { ResolveQuery } from '../query';
import type { PolicyName } from '../query';
import type { Candidate, Policy, PolicyAnswer, PolicyContext } from './candidate';
import { failover } from './failover';
import { geolocation } from './geolocation';
import { geoproximity } from './geoproximity';
import { ipBased } from './ip-based';
import { latency } from './latency';
import { multivalue } from './multivalue';
import { simple } from './simple';
import { weighted } from './weighted';

const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  simple,
  weighted,
  latency,
  failover,
  geolocation,
  geoproximity,
  multivalue,
  'ip-based': ipBased,
};

/** Above this many candidates of unknown health, not every case is tried. */
const MOST_OPEN = 8;

/** What the policy answers. An unknown health matters only where the answer would differ with it. */
export function decide<C extends Candidate>(
  policy: PolicyName,
  candidates: readonly C[],
  query: ResolveQuery,
  context: PolicyContext,
): PolicyAnswer<C> {
  const ask = (among: readonly C[]): PolicyAnswer<C> => POLICIES[policy](among, query, context);
  const open = candidates.filter(({ health }) => health.state === 'unknown');
  const [first] = open;
  if (first === undefined) return ask(candidates);
  if (open.length > MOST_OPEN) return { unknown: first.health.because };
  const answers = Array.from({ length: 2 ** open.length }, (_, bits) =>
    ask(
      candidates.map((candidate) => {
        const place = open.indexOf(candidate);
        if (place < 0) return candidate;
        const state = (bits >> place) % 2 === 0 ? ('healthy' as const) : ('unhealthy' as const);
        return {
          ...candidate,
          health: { state, because: `${candidate.health.because}, which does not matter here` },
        };
      }),
    ),
  );
  const [one] = answers;
  return one !== undefined && answers.every((answer) => shape(answer) === shape(one))
    ? one
    : { unknown: first.health.because };
}

function shape<C extends Candidate>(answer: PolicyAnswer<C>): string {
  return 'unknown' in answer
    ? answer.unknown
    : JSON.stringify(answer.choices.map(({ candidate, share }) => [candidate.label, share]));
}
