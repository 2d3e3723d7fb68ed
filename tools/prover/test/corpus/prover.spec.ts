import { ask } from './ask';
import { guides } from './guides';
import { PENDING } from './pending';

describe('the prover gives the documented answers', () => {
  let right = 0;
  let total = 0;
  const today = new Date().toISOString().slice(0, 10);
  const excused = new Set(PENDING.filter(({ expires }) => today < expires).map(({ question }) => question));
  const seen = new Set<string>();

  describe.each(Object.entries(guides))('%s', (_, cases) => {
    it.each(cases.map((each) => [each.id, each] as const))('%s', (id, each) => {
      const answers = ask(each);
      const failures = answers.flatMap(({ question, wrong }) => {
        total += 1;
        const name = `${id}: ${question.says}`;
        seen.add(name);
        if (wrong === undefined) right += 1;
        if (wrong === undefined && excused.has(name))
          return [`${name}: no longer pending, take it off the list`];
        return wrong === undefined || excused.has(name) ? [] : [`${name}: ${wrong}`];
      });
      expect({ page: each.page, failures }).toEqual({ page: each.page, failures: [] });
    });
  });

  it('and the list of what is pending names only what is asked', () => {
    process.stdout.write(`documented answers: ${right} of ${total}\n`);
    expect(PENDING.filter(({ question }) => !seen.has(question))).toEqual([]);
  });
});
