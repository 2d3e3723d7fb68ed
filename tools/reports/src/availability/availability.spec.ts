import { INTENTS, smallLandscape } from '../../test/small-landscape';
import { availability, type OwnFigures } from './availability';
import { availabilityText } from './availability-text';
import { parseOwnFigures } from './own-figures';

const model = smallLandscape();
const of = (figures: OwnFigures = {}, intents = INTENTS) => availability(model, intents, { figures });
const PEERING = 'aws_vpc_peering_connection.main';
const FIGURES: OwnFigures = {
  'aws_instance.client': 99,
  'aws_instance.a': 90,
  'aws_instance.b': 80,
  [PEERING]: 99.9,
};

describe('availability', () => {
  it('finds what takes a service down alone, and what only together', () => {
    const [served] = of().intents;
    expect(served?.single.map(({ part }) => part)).toEqual(['aws_instance.client', PEERING]);
    expect(served?.double.map((pair) => pair.map(({ part }) => part))).toEqual([
      ['aws_instance.a', 'aws_instance.b'],
    ]);
    // The zone of the client takes the client; the other takes one server of two.
    expect(served?.places).toEqual(['az:eu-west-1a', 'region:eu-west-1']);
  });

  it('adds up what is lost to each cut', () => {
    const [served] = of(FIGURES).intents;
    expect(served?.availability).toBeCloseTo(1 - (0.01 + 0.001 + 0.1 * 0.2), 12);
    expect(served?.unknown).toEqual([]);
    // Never better than the truth by the same figures.
    expect(served?.availability).toBeLessThanOrEqual(0.99 * 0.999 * (1 - 0.1 * 0.2));
  });

  it('says what one server alone is good for', () => {
    const [served] = of(FIGURES).intents;
    expect(served?.worstTarget).toMatchObject({ from: 'aws_instance.client', to: ['aws_instance.b'] });
    expect(served?.worstTarget?.availability).toBeCloseTo(1 - (0.01 + 0.001 + 0.2), 12);
  });

  it('names what nobody has published a figure for, and takes its word as a bound', () => {
    const [served] = of().intents;
    expect(served?.unknown).toEqual([PEERING]);
    expect(availabilityText(of())).toMatch(/^ {2}at most 99\.497 % {2}\(the 99 % row\)/m);
    expect(availabilityText(of(FIGURES))).not.toContain('at most');
  });

  it('says what is not reachable at all, in place of a figure', () => {
    const [, ...others] = INTENTS.intents;
    const asked = {
      name: 'the internet is served',
      from: 'internet',
      to: 'servers',
      expect: 'reachable',
    } as const;
    const report = of({}, { ...INTENTS, intents: [asked, ...others] });
    expect(report).toEqual({ intents: [], unreachable: ['the internet is served'] });
    expect(availabilityText(report)).toContain('is not reachable at all');
  });

  it('refuses a figure for something that is not there', () => {
    expect(() => of({ 'aws_instance.clinet': 99 })).toThrow(/^RPT002 .*aws_instance\.clinet/);
  });

  it('can be asked for one part of a landscape', () => {
    const asked: string[] = [];
    const only = (prefix: string) =>
      availability(model, INTENTS, {
        concerns: (member) => member.startsWith(prefix),
        onIntent: (name, position, count) => asked.push(`${position + 1} of ${count}: ${name}`),
      });
    expect(only('aws_instance.b').intents).toMatchObject([{ to: ['aws_instance.b'] }]);
    expect(only('aws_instance.none').intents).toEqual([]);
    expect(asked).toEqual(['1 of 1: the client is served']);
  });
});

describe('own figures', () => {
  it('are percentages by component', () => {
    expect(parseOwnFigures('{"aws_dx_connection.a": 99.9}', 'f.json')).toEqual({
      'aws_dx_connection.a': 99.9,
    });
  });

  it.each(['', '[]', 'null', '{"a": "99"}', '{"a": 101}', '{"a": -1}'])(
    'are refused when they are %j',
    (text) => {
      expect(() => parseOwnFigures(text, 'f.json')).toThrow(/^RPT001 \[f\.json/);
    },
  );
});
