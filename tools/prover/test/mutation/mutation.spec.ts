import { configurationOfLandscape, loadLandscape, withProbes } from './landscape';
import { FIRST, LANDSCAPES, PROBE_SHARE, SHARE } from './landscapes';
import { changed, differences, endsOf, outcomesOfProver, outcomesOfWalker, questionsBetween } from './matrix';
import { mutationsOf } from './mutations';

describe.each(LANDSCAPES)('packets under single mutations of %s', (_, folder) => {
  const landscape = withProbes(loadLandscape(folder));
  const { assumptions } = landscape;
  const base = configurationOfLandscape(landscape);
  const questions = questionsBetween(endsOf(base, PROBE_SHARE));
  const before = outcomesOfWalker(base, questions, assumptions);
  const mutations = mutationsOf(landscape).filter((__, n) => n % SHARE === FIRST);

  it('prover and walker agree before any mutation', () => {
    expect(differences(questions, before, outcomesOfProver(base, questions, assumptions))).toEqual([]);
  });

  it.each(mutations.map((each) => [each.name, each] as const))('%s', (__, mutation) => {
    const configuration = configurationOfLandscape(mutation.apply(landscape));
    const after = outcomesOfWalker(configuration, questions, assumptions);
    expect(
      differences(questions, after, outcomesOfProver(configuration, questions, assumptions)).slice(0, 5),
    ).toEqual([]);
  });

  it('deletions of routes change what can be reached', () => {
    const telling = mutationsOf(landscape)
      .filter(({ name }) => name.startsWith('delete') && name.includes('aws_route.'))
      .slice(0, 8)
      .filter((each) => {
        const after = outcomesOfWalker(
          configurationOfLandscape(each.apply(landscape)),
          questions,
          assumptions,
        );
        return changed(before, after).length > 0;
      });
    expect(telling.length).toBeGreaterThan(0);
  });
});
