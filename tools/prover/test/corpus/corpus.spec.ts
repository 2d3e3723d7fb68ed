import { configurationOf } from '../configuration';
import type { Question } from './case';
import { guides } from './guides';

const cases = Object.values(guides).flat();
const questions = cases.flatMap((each) => each.questions);

/** The resource addresses that a question speaks of. */
function addressesIn(question: Question): string[] {
  const texts =
    question.ask === 'trace'
      ? [question.from, question.to, ...(question.stopsAt ?? []), ...(question.down ?? [])]
      : question.ask === 'routes'
        ? [question.table, question.subnet, question.expectTarget, ...(question.down ?? [])]
        : question.ask === 'advertised'
          ? [question.on]
          : question.expectFindingAt;
  return texts.flatMap((text) => (text?.startsWith('aws_') ? [text.replace(/\/tunnel\d$/, '')] : []));
}

describe('the corpus of documented answers', () => {
  it('holds at least 150 checks, of which many expect reachable and many blocked', () => {
    const expecting = (outcome: string) =>
      questions.filter((each) => each.ask === 'trace' && each.expect === outcome);
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(expecting('reachable').length).toBeGreaterThanOrEqual(60);
    expect(expecting('blocked').length).toBeGreaterThanOrEqual(60);
    expect(expecting('unknown').length).toBeGreaterThanOrEqual(1);
  });

  it('names every case once, with the page that states it', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { page } of cases)
      expect(page).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|registry\.terraform\.io)\//);
  });

  it.each(cases.map((each) => [each.id, each] as const))(
    '%s reads without gaps and names what it holds',
    (_, each) => {
      const { resources, gaps } = configurationOf(each.model);
      expect(gaps).toEqual([]);
      const unknown = each.questions.flatMap(addressesIn).filter((address) => !resources.has(address));
      expect(unknown).toEqual([]);
    },
  );
});
