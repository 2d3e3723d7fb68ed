import fc from 'fast-check';
import { endsOf } from '../diff/ends';
import { HUB, SPOKES, spokesModel, TWISTS } from '../../test/spokes';
import type { Model } from '../model/model';
import { ENGINE } from '../prove/engine';
import { judge } from '../prove/judge';
import { isTwinTarget, twinGroups } from './twins';

const WISH = { expect: 'reachable', protocol: 'tcp', ports: ['389'], exceptions: [] } as const;
function groupsOf(model: Model): string[][] {
  const ends = [...endsOf(model).values()].filter(({ text }) => text.startsWith('aws_instance'));
  return twinGroups(model, ends).map((group) => group.map(({ text }) => text.replace('aws_instance.n', '')));
}

it('equal spokes are twins', () => {
  expect(groupsOf(spokesModel([]))).toEqual([['0', '1', '2', '3', '4', '5'], [String(HUB)]]);
});

it.each(TWISTS)('%s makes a spoke special', (twist) => {
  const groups = groupsOf(spokesModel([[], [twist]]));
  expect(groups.find((group) => group.includes('1'))).toEqual(['1']);
});

it('twins fare alike', () => {
  let pairs = 0;
  const twists = fc.array(fc.subarray([...TWISTS], { maxLength: 2 }), {
    minLength: SPOKES + 1,
    maxLength: SPOKES + 1,
  });
  fc.assert(
    fc.property(twists, (each) => {
      const model = spokesModel(each);
      const ends = [...endsOf(model).values()].filter(({ text }) => text.startsWith('aws_instance'));
      for (const [first, ...rest] of twinGroups(model, ends)) {
        for (const target of ends.filter((end) => isTwinTarget(model, end))) {
          for (const twin of rest) {
            if (first === undefined || target.vpc === first.vpc || target.vpc === twin.vpc) continue;
            pairs += 1;
            expect(judge(ENGINE, model, twin, target, WISH).verdict).toBe(
              judge(ENGINE, model, first, target, WISH).verdict,
            );
          }
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(pairs).toBeGreaterThan(20);
});
