import { configurationOf } from '../configuration';
import { guides } from '../corpus/guides';
import type { TraceQuestion } from '../corpus/case';
import { walkerFor, type WalkQuestion } from './verdict';

/** Guides about things that the walker was not taught. */
const NOT_TAUGHT = new Set(['load balancers', 'names']);

const traces = Object.entries(guides)
  .filter(([guide]) => !NOT_TAUGHT.has(guide))
  .flatMap(([, cases]) =>
    cases.map((each) => ({
      ...each,
      traces: each.questions.filter(
        (question): question is TraceQuestion & { says: string } =>
          question.ask === 'trace' && !question.to.startsWith('name:'),
      ),
    })),
  );

describe('the walker on the documented examples', () => {
  let asked = 0;
  let answered = 0;

  it.each(traces.map((each) => [each.id, each] as const))(
    '%s',
    (_, { model, assume, page, traces: questions }) => {
      const walk = walkerFor(configurationOf(model), assume);
      for (const { says, expect: expected, ...question } of questions) {
        // What the pages leave open, the walker does not answer either: there is nothing to compare.
        if (expected !== 'unknown') asked += 1;
        const verdict = walk(question as WalkQuestion);
        if (verdict.outcome === 'not covered') continue;
        answered += 1;
        expect({ page, says, question, outcome: verdict }).toMatchObject({ outcome: { outcome: expected } });
      }
    },
  );

  it('answers nearly all of them', () => {
    expect(answered / asked).toBeGreaterThan(0.9);
  });
});
