import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '@landbridge/terraform-model';
import { assumptionsWithin, buildModel, parseIntents, prove } from '../../src';
import { betweenHosts, intentsByWalker, type IntentFile, type Verdicts } from './intents';
import { configurationOfLandscape, loadLandscape, withProbes, type Landscape } from './landscape';
import { FIRST, LANDSCAPES, SHARE } from './landscapes';
import { mutationsOf } from './mutations';

describe.each(LANDSCAPES)('intents under single mutations of %s', (_, folder) => {
  const landscape = loadLandscape(folder);
  const data = betweenHosts(JSON.parse(readFileSync(join(folder, 'intent.json'), 'utf8')) as IntentFile);
  const { assumptions } = landscape;
  const file = parseIntents(data, 'intent.json');
  const mutations = mutationsOf(landscape).filter((__, n) => n % SHARE === FIRST);
  const byWalker = (given: Landscape): Verdicts =>
    intentsByWalker(configurationOfLandscape(withProbes(given)), data, assumptions);

  /** The prover's verdicts, where the walker has one too. */
  const byProver = (given: Landscape, walker: Verdicts): Verdicts =>
    Object.fromEntries(
      proved(configurationOfLandscape(given)).intents.map(({ name, verdict }) => [
        name,
        walker[name] === 'left open' || verdict === 'unknown' ? 'left open' : verdict,
      ]),
    );
  const proved = (configuration: Configuration) =>
    prove(buildModel(configuration, assumptionsWithin(assumptions, configuration)), file);

  it('all hold before any mutation, says either', () => {
    const walker = byWalker(landscape);
    expect(new Set(Object.values(walker))).toEqual(new Set(['holds']));
    expect(byProver(landscape, walker)).toEqual(walker);
  });

  it.each(mutations.map((each) => [each.name, each] as const))('%s', (__, mutation) => {
    const mutated = mutation.apply(landscape);
    const walker = byWalker(mutated);
    expect(byProver(mutated, walker)).toEqual(walker);
  });

  const verdictsUnder = (pattern: RegExp): string[] =>
    mutationsOf(landscape)
      .filter(({ name }) => pattern.test(name))
      .slice(0, 12)
      .flatMap((each) => Object.values(byWalker(each.apply(landscape))));

  it('a lost route matters', () => {
    expect(verdictsUnder(/^delete .*-link\/aws_route\./)).toContain('fails');
  });

  it('a table of another environment matters', () => {
    expect(verdictsUnder(/^also into table \S*(test|prod)/)).toContain('fails');
  });
});
