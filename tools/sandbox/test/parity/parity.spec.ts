import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Score } from './compare';
import { readCorpus } from './corpus';
import known from './known-differences.json';
import { planCases } from './plan';
import { casesOf } from './workspace';

interface Known {
  readonly reasons: Readonly<Record<string, { readonly reason: string; readonly source: string }>>;
  readonly differences: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const { reasons, differences } = known as Known;

async function score(corpusName: string): Promise<Score> {
  const corpus = readCorpus(`${corpusName}.json.gz`);
  const cases = casesOf(corpus);
  return compare(corpus, cases, await planCases(cases));
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);

/** The README's table has the score to the letter. */
function expectInReadme(result: Score): void {
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
  const cells = [
    `${result.rightActions}/${result.actions} (${percent(result.rightActions, result.actions)} %)`,
    `${result.rightReplacements}/${result.replacements}`,
    `${result.rightValues}/${result.values} (${percent(result.rightValues, result.values)} %)`,
  ];
  expect(readme.replace(/ +/g, ' ')).toContain(cells.join(' | '));
}

function report(corpus: string, result: Score): void {
  process.stdout.write(
    `parity with ${corpus}: actions ${result.rightActions}/${result.actions} (${percent(result.rightActions, result.actions)} %), ` +
      `paths to replace ${result.rightReplacements}/${result.replacements}, ` +
      `attributes of creates ${result.rightValues}/${result.values} (${percent(result.rightValues, result.values)} %)\n`,
  );
}

function expectOnlyKnown(corpus: string, result: Score): void {
  const listed = Object.values(differences[corpus] ?? {}).flat();
  const found = result.differences.map(({ name, aspect }) => `${name} (${aspect})`);
  expect(found.filter((name) => !listed.includes(name))).toEqual([]);
  expect(listed.filter((name) => !found.includes(name))).toEqual([]);
}

describe('plans are those of the real provider', () => {
  it('gives a reason and a source for each kind of difference', () => {
    const used = new Set(Object.values(differences).flatMap((byReason) => Object.keys(byReason)));
    expect([...used].sort()).toEqual(Object.keys(reasons).sort());
    for (const { reason, source } of Object.values(reasons)) {
      expect(reason.length).toBeGreaterThan(20);
      expect(source).not.toBe('');
    }
  });

  it('for the network types', async () => {
    const result = await score('plans-5.31');
    report('plans-5.31', result);
    expect(result.rightActions / result.actions).toBeGreaterThanOrEqual(0.99);
    expect(result.rightReplacements).toBe(result.replacements);
    expect(result.rightValues / result.values).toBeGreaterThanOrEqual(0.98);
    expectOnlyKnown('plans-5.31', result);
    expectInReadme(result);
  }, 120_000);

  it('for 707 other types, by the generic engine alone', async () => {
    const result = await score('plans-5.31-other-types');
    report('plans-5.31-other-types', result);
    expect(result.rightActions / result.actions).toBeGreaterThanOrEqual(0.97);
    expectOnlyKnown('plans-5.31-other-types', result);
    expectInReadme(result);
  }, 240_000);
});
