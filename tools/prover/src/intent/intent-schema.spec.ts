import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { intentJsonSchema } from './intent-schema';
import { parseIntents, readIntents } from './read-intents';

const SCHEMA = join(__dirname, '../../schema/intent.schema.json');
const LANDSCAPE = join(__dirname, '../../../terraform-model/fixtures/landscape/intent.json');

const good = {
  groups: { a: { cidrs: ['10.0.0.0/8'] }, b: { sites: ['hq'] } },
  intents: [{ name: 'x', from: 'a', to: ['b'], expect: 'blocked' }],
};
const withIntent = (intent: object) => ({ ...good, intents: [{ ...good.intents[0], ...intent }] });

describe('the intent file', () => {
  it('has a schema in the repository that is fresh', () => {
    const text = `${JSON.stringify(intentJsonSchema(), null, 2)}\n`;
    // UPDATE_SCHEMA=1 writes it anew after the form changed.
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(SCHEMA, text);
    expect(readFileSync(SCHEMA, 'utf8')).toBe(text);
  });

  it('is read', () => {
    expect(readIntents(LANDSCAPE).intents).toHaveLength(5);
    expect(parseIntents(good, 'f')).toEqual(good);
  });

  it.each([
    ['an unknown key', { ...good, more: 1 }, /^PRV102 \[f#\] .*more/],
    [
      'an unknown key of a group',
      { ...good, groups: { a: { vpc: ['x'] } } },
      /^PRV102 \[f#\/groups\/a\] .*vpc/,
    ],
    [
      'a bad CIDR',
      { ...good, groups: { a: { cidrs: ['10.0.0.0/33'] } } },
      /^PRV102 \[f#\/groups\/a\/cidrs\/0\] "10.0.0.0\/33" is no CIDR block/,
    ],
    ['a bad expectation', withIntent({ expect: 'open' }), /^PRV102 \[f#\/intents\/0\/expect\]/],
    [
      'a bad port',
      withIntent({ protocol: 'tcp', ports: ['1-70000'] }),
      /^PRV102 \[f#\/intents\/0\/ports\/0\] "1-70000"/,
    ],
    [
      'ports without a protocol',
      withIntent({ ports: ['443'] }),
      /^PRV102 \[f#\/intents\/0\/ports\] ports mean nothing for protocol any/,
    ],
    [
      'a bad protocol',
      withIntent({ protocol: 'htcp' }),
      /^PRV102 \[f#\/intents\/0\/protocol\] "htcp" is no protocol/,
    ],
    [
      'a bad failure class',
      withIntent({ survives: ['any-thing'] }),
      /^PRV102 \[f#\/intents\/0\/survives\/0\]/,
    ],
    [
      'two intents of one name',
      { ...good, intents: [...good.intents, ...good.intents] },
      /^PRV102 .*two intents are called "x"/,
    ],
    ['no intents', { ...good, intents: [] }, /^PRV102 \[f#\/intents\]/],
  ])('refuses %s', (_, data, message) => {
    expect(() => parseIntents(structuredClone(data), 'f')).toThrow(message);
  });
});
