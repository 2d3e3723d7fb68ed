import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configurationOfLandscape, loadLandscape, withProbes } from './landscape';
import { changed, differences, endsOf, outcomesOfProver, outcomesOfWalker, questionsBetween } from './matrix';
import { mutationsOf } from './mutations';

const LONG = process.env['LANDBRIDGE_LONG'] !== undefined;
/** CI takes one mutation of each so many, beginning somewhere else each day. */
const SHARE = LONG ? 1 : 17;
const FIRST = LONG ? 0 : Math.floor(Date.now() / 86_400_000) % SHARE;

const ROOT = join(__dirname, '../../../..');
const LANDSCAPES = [
  join(ROOT, 'tools/terraform-model/fixtures/landscape'),
  join(ROOT, 'stacks/cdktf.out'),
].filter((folder) => existsSync(join(folder, 'manifest.json')));

describe.each(LANDSCAPES.map((folder) => [folder.slice(ROOT.length + 1), folder]))(
  'single mutations of %s',
  (_, folder) => {
    const landscape = withProbes(loadLandscape(folder));
    const base = configurationOfLandscape(landscape);
    const questions = questionsBetween(endsOf(base, LONG ? 1 : 3));
    const before = outcomesOfWalker(base, questions);
    const mutations = mutationsOf(landscape).filter((__, n) => n % SHARE === FIRST);
    let telling = 0;

    it('prover and walker agree before any mutation', () => {
      expect(differences(questions, before, outcomesOfProver(base, questions))).toEqual([]);
    });

    it.each(mutations.map((each) => [each.name, each] as const))('%s', (__, mutation) => {
      const configuration = configurationOfLandscape(mutation.apply(landscape));
      const after = outcomesOfWalker(configuration, questions);
      if (changed(before, after).length > 0) telling += 1;
      expect(differences(questions, after, outcomesOfProver(configuration, questions)).slice(0, 5)).toEqual(
        [],
      );
    });

    it('among them many that change what can be reached', () => {
      expect(telling).toBeGreaterThan(mutations.length / 4);
    });
  },
);
