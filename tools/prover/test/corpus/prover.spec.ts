import { ask } from './ask';
import { guides } from './guides';

describe('the prover gives the documented answers', () => {
  let right = 0;
  let total = 0;

  describe.each(Object.entries(guides))('%s', (_, cases) => {
    it.each(cases.map((each) => [each.id, each] as const))('%s', (id, each) => {
      const failures = ask(each).flatMap(({ question, wrong }) => {
        total += 1;
        if (wrong === undefined) right += 1;
        return wrong === undefined ? [] : [`${id}: ${question.says}: ${wrong}`];
      });
      expect({ page: each.page, failures }).toEqual({ page: each.page, failures: [] });
    });
  });

  afterAll(() => process.stdout.write(`documented answers: ${right} of ${total}\n`));
});
