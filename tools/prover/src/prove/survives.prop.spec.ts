import fc from 'fast-check';
import { SPOKES, spokesModel, TWISTS } from '../../test/spokes';
import { failuresOf } from '../intent/failure-classes';
import { Groups } from '../intent/groups';
import type { FailureClass, IntentFile } from '../intent/intent-schema';
import { withDown, type Model } from '../model/model';
import { ENGINE } from './engine';
import { judge } from './judge';
import { prove } from './prove';
import { isStruck } from './weather';

const CLASSES: readonly FailureClass[] = ['any-attachment', 'any-instance', 'any-az'];

function fileOf(expect: 'blocked' | 'reachable', survives: readonly FailureClass[]): IntentFile {
  const from = { resources: Array.from({ length: SPOKES }, (_, at) => `aws_instance.n${at}`) };
  const targets = expect === 'reachable' ? [SPOKES] : [0, SPOKES];
  const to = { resources: targets.map((at) => `aws_instance.n${at}`) };
  const traffic = expect === 'reachable' ? { protocol: 'tcp', ports: ['389'] } : {};
  return {
    groups: { from, to },
    intents: [{ name: 'x', from: 'from', to: 'to', expect, ...traffic, survives: [...survives] }],
  };
}

/** The pairs that fail, found by walking every pair under every failure. */
function plainly(model: Model, file: IntentFile): { failing: number; unsure: number } {
  const [intent] = file.intents;
  if (intent === undefined) throw new Error('no intent');
  const groups = new Groups(model, file, 'x');
  let failing = 0;
  let unsure = 0;
  const wish = {
    expect: intent.expect,
    exceptions: [],
    ...(intent.expect === 'reachable' && { protocol: 'tcp', ports: ['389'] }),
  };
  for (const under of [undefined, ...(intent.survives ?? []).flatMap((name) => failuresOf(model, name))]) {
    const weather = { model: under === undefined ? model : withDown(model, [under]), under };
    const alive = (name: string) => groups.members(name).filter((member) => !isStruck(weather, member));
    if (intent.expect === 'reachable' && alive('to').length === 0 && alive('from').length > 0) failing += 1;
    for (const source of alive('from')) {
      for (const target of alive('to')) {
        if (source.text === target.text) continue;
        const { verdict } = judge(ENGINE, weather.model, source, target, wish);
        if (verdict === 'fails') failing += 1;
        if (verdict === 'unknown') unsure += 1;
      }
    }
  }
  return { failing, unsure };
}

it.each(['blocked', 'reachable'] as const)(
  '%s: the short cuts find what walking every pair under every failure finds',
  (expected) => {
    let found = 0;
    const twists = fc.array(fc.subarray([...TWISTS], { maxLength: 1 }), {
      minLength: SPOKES + 1,
      maxLength: SPOKES + 1,
    });
    fc.assert(
      fc.property(twists, fc.boolean(), (each, isCalm) => {
        const model = spokesModel(isCalm ? [] : each);
        const file = fileOf(expected, CLASSES);
        const [intent] = prove(model, file, { fixes: false, shown: 0 }).intents;
        const plain = plainly(model, file);
        expect({ failing: intent?.failing, unsure: intent?.unsure }).toEqual(plain);
        found += plain.failing;
      }),
      { numRuns: 25 },
    );
    expect(found).toBeGreaterThan(20);
  },
);
