import { join } from 'node:path';
import { readConfiguration } from '@landbridge/terraform-model';
import { buildModel, prove, routes, trace, type Model } from '../../src';

/** Terraform 1.11 printed `plan.json` and, after an apply in the sandbox, `state.json` of each folder. */
const PLANS = join(__dirname, '../../fixtures/plans');

const read = (plan: string, form: 'plan' | 'state'): Model =>
  buildModel(readConfiguration([join(PLANS, plan, `${form}.json`)]));

const ENDS = /^aws_(instance|lb|vpc_endpoint|db_instance)$/;

function endsOf({ network }: Model): string[] {
  const { resources } = network.reading.configuration;
  const own = [...resources.values()].filter(({ mode, type }) => mode === 'managed' && ENDS.test(type));
  return [...own.map(({ address }) => address), 'internet'];
}

/** All pairs of ends, asked of the plan and of what was made of it. */
function compare(name: string): { answered: number; open: number; wrong: string[] } {
  const plan = read(name, 'plan');
  const made = read(name, 'state');
  const ends = endsOf(made);
  const result = { answered: 0, open: 0, wrong: [] as string[] };
  for (const from of ends)
    for (const to of ends) {
      if (from === to) continue;
      const query = { from, to, port: '80', protocol: 'tcp' };
      const { outcome } = trace(plan, query);
      const actual = trace(made, query).outcome;
      if (outcome === 'unknown' && actual !== 'unknown') result.open += 1;
      else if (outcome === actual) result.answered += 1;
      else result.wrong.push(`${from} to ${to}: ${outcome} instead of ${actual}`);
    }
  return result;
}

/** Pairs that the plan answers, and pairs that it leaves open: what it was made from shows no more. */
it.each([
  ['single-nat', 42, 0],
  ['rule-maps', 29, 27],
  ['cut-list', 14, 6],
  ['computed-indexes', 6, 6],
  ['keyed-transit', 9, 81],
])('%s is never answered wrongly, and mostly where its plan allows an answer', (name, answered, open) => {
  expect(compare(name)).toEqual({ answered, open, wrong: [] });
});

describe('an index that may be computed', () => {
  const plan = read('computed-indexes', 'plan');

  it('leaves open what depends on it, and says which', () => {
    const answer = trace(plan, { from: 'aws_instance.priv[0]', to: 'aws_instance.other', port: '22' });
    expect(answer.outcome).toBe('unknown');
    expect(answer.stopsAt?.because).toMatch(
      /aws_route\.there\[0\]\.route_table_id is one of .*priv\[0\].*priv\[1\]/,
    );
  });

  it('is no obstacle where every way to compute it leads to the same', () => {
    const query = { from: 'aws_instance.priv[0]', to: 'aws_instance.priv[1]', port: '22' };
    expect(trace(plan, query).outcome).toBe('reachable');
  });

  it('leaves a route open as well', () => {
    expect(routes(plan, { subnet: 'aws_subnet.priv[0]', ip: '10.1.0.10' }).target).toBe('unknown');
    expect(routes(plan, { subnet: 'aws_subnet.priv[0]', ip: '10.0.0.10' }).target).toBe('local');
  });

  it('leaves an intent unknown, and another proved', () => {
    const file = {
      groups: {
        first: { resources: ['aws_instance.priv*'] },
        other: { resources: ['aws_instance.other'] },
      },
      intents: [
        {
          name: 'over the peering',
          from: ['first'],
          to: ['other'],
          expect: 'reachable' as const,
          protocol: 'tcp',
          ports: ['22'],
        },
        { name: 'nobody comes in', from: ['internet'], to: ['first'], expect: 'blocked' as const },
      ],
    };
    const { verdict, intents } = prove(plan, file);
    expect(verdict).toBe('unknown');
    expect(intents.map((each) => each.verdict)).toEqual(['unknown', 'holds']);
  });
});
