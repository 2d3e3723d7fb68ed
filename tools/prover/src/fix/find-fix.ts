import type { Member } from '../intent/member';
import { buildModel, withDown, type Model } from '../model/model';
import type { Engine } from '../prove/engine';
import { judge, type Wish } from '../prove/judge';
import type { Query } from '../trace/query';
import { withEdits, type Edit } from './edit';
import { lossOf, openingEdits } from './opening-edits';
import { stoppingEdits } from './stopping-edits';

/** The pair that shall be mended. */
export interface Broken {
  readonly model: Model;
  readonly from: Member;
  readonly to: Member;
  readonly wish: Wish;
  readonly query: Query;
}

/** Models that are built at most in search of one fix, and edits in it. */
const MOST_TRIALS = 120;
const MOST_EDITS = 6;
/** Resources that are read again at most, over all trials: of a large landscape few edits are tried. */
const MOST_WORK = 2_400_000;

/**
 * A smallest set of edits after which the pair is as wished: breadth first, so that no smaller set of the edits that
 * are considered would do. `alsoHolds` refuses edits that break something else.
 */
export function findFix(
  engine: Engine,
  broken: Broken,
  alsoHolds: (model: Model) => boolean,
): readonly Edit[] | undefined {
  const { model } = broken;
  const { size } = model.network.reading.configuration.resources;
  const mostTrials = Math.min(MOST_TRIALS, Math.floor(MOST_WORK / Math.max(1, size)));
  let open: { edits: readonly Edit[]; model: Model }[] = [{ edits: [], model }];
  let trials = 0;
  let fallback: readonly Edit[] | undefined;
  const seen = new Set<string>();
  for (let depth = 0; depth < MOST_EDITS && open.length > 0; depth += 1) {
    const next: typeof open = [];
    for (const state of open) {
      for (const edit of candidates(engine, broken, state.model)) {
        const edits = [...state.edits, edit];
        const key = edits
          .map(({ words }) => words)
          .sort()
          .join('\n');
        if (seen.has(key) || trials >= mostTrials) continue;
        seen.add(key);
        trials += 1;
        const tried = rebuilt(model, edits);
        if (judge(engine, tried, broken.from, broken.to, broken.wish).verdict !== 'holds') {
          if (isFurther(engine, broken, state.model, tried)) next.push({ edits, model: tried });
        } else if (alsoHolds(tried)) return edits;
        else fallback ??= edits;
      }
    }
    open = next;
  }
  return fallback;
}

function candidates(engine: Engine, { wish, query }: Broken, model: Model): readonly Edit[] {
  const trace = engine.trace(model, query);
  if (wish.expect === 'blocked') return stoppingEdits(model, trace);
  const loss = lossOf(trace);
  return loss === undefined ? [] : openingEdits(model, loss);
}

/** An edit that changes nothing on the packet's way leads nowhere. */
function isFurther(engine: Engine, { query }: Broken, before: Model, after: Model): boolean {
  return JSON.stringify(engine.trace(before, query)) !== JSON.stringify(engine.trace(after, query));
}

function rebuilt(model: Model, edits: readonly Edit[]): Model {
  const changed = buildModel(withEdits(model.network.reading.configuration, edits), model.assumptions);
  const down = model.failures.list.filter((id) => !changed.failures.list.includes(id));
  return withDown(changed, down);
}
