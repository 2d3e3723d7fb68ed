import { UNKNOWN, type BlockSchema, type TfObject } from '../contract';
import type { TypeFacts } from './facts';
import { planResource, type PlanOutput } from './plan';

const SCOPE = { account: '123456789012', region: 'eu-west-1', partition: 'aws' };
const BLOCK: BlockSchema = {
  attributes: {
    id: { type: 'string', optional: true, computed: true },
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true, computed: true },
    zone: { type: 'string', optional: true, computed: true },
    note: { type: 'string', optional: true },
    policy: { type: 'string', optional: true },
    secret_wo: { type: 'string', optional: true, write_only: true },
    region: { type: 'string', optional: true, computed: true },
    tags: { type: ['map', 'string'], optional: true },
    tags_all: { type: ['map', 'string'], optional: true, computed: true },
  },
  block_types: {
    rule: {
      nesting_mode: 'set',
      block: {
        attributes: {
          port: { type: 'number', required: true },
          key: { type: 'string', optional: true, computed: true },
        },
      },
    },
    disk: {
      nesting_mode: 'list',
      block: {
        attributes: {
          kind: { type: 'string', optional: true, computed: true },
          volume: { type: 'string', computed: true },
        },
      },
    },
  },
};
const FACTS: TypeFacts = {
  origin: 'read',
  kind: 'sdkv2',
  forceNew: ['name', 'zone', 'disk.kind', 'rule'],
  defaults: { size: 8 },
  normalForms: { policy: 'json' },
};
const EMPTY: TfObject = Object.fromEntries([
  ...Object.keys(BLOCK.attributes ?? {}).map((name) => [name, null] as const),
  ['rule', []] as const,
  ['disk', []] as const,
]);
const PRIOR: TfObject = {
  ...EMPTY,
  id: 'x-1',
  name: 'a',
  size: 8,
  zone: 'a',
  region: 'eu-west-1',
  tags_all: {},
};

function plan(
  config: TfObject,
  prior: TfObject | null = null,
  facts = FACTS,
  proposed?: TfObject,
): PlanOutput {
  const whole = { ...EMPTY, ...config };
  const kept = prior === null ? whole : { ...prior, ...config };
  return planResource({
    type: 'aws_example',
    schema: { version: 0, block: BLOCK },
    facts,
    scope: SCOPE,
    defaultTags: {},
    prior,
    proposed: proposed ?? kept,
    config: whole,
    strict: false,
  });
}

describe('planning a new resource', () => {
  it('takes the configuration, then defaults, then waits for AWS', () => {
    const { planned, replace } = plan({ name: 'a' });
    expect(planned).toMatchObject({ name: 'a', size: 8, note: null, region: 'eu-west-1' });
    expect([planned['id'], planned['zone'], planned['tags_all']]).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(replace).toEqual([]);
  });

  it('never plans a write-only value', () => {
    expect(plan({ name: 'a', secret_wo: 'hush' }).planned['secret_wo']).toBeNull();
  });

  it('merges default tags, once all tags are known', () => {
    expect(plan({ name: 'a', tags: { Name: 'x' } }).planned['tags_all']).toEqual({ Name: 'x' });
    expect(plan({ name: 'a', tags: { Name: UNKNOWN } }).planned['tags_all']).toBe(UNKNOWN);
  });

  it('keeps a dynamic block unknown whose number is not known', () => {
    expect(plan({ name: 'a', rule: UNKNOWN }).planned['rule']).toBe(UNKNOWN);
  });
});

describe('planning a change', () => {
  it('plans nothing when nothing changes', () => {
    const { planned, replace } = plan({ name: 'a' }, PRIOR);
    expect(planned).toEqual(PRIOR);
    expect(replace).toEqual([]);
  });

  it('updates what may change and replaces for what may not', () => {
    expect(plan({ name: 'a', note: 'n' }, PRIOR)).toMatchObject({
      planned: { note: 'n', id: 'x-1' },
      replace: [],
    });
    expect(plan({ name: 'b' }, PRIOR).replace).toEqual([['name']]);
  });

  it('keeps what AWS chose when the argument is left out, and goes back to a default', () => {
    expect(plan({ name: 'a' }, { ...PRIOR, zone: 'b', size: 20 }).planned).toMatchObject({
      zone: 'b',
      size: 8,
    });
  });

  it('replaces when the new value of a force-new argument is not known', () => {
    expect(plan({ name: UNKNOWN }, PRIOR).replace).toEqual([['name']]);
  });

  it('keeps the spelling of a value that means the same', () => {
    const prior = { ...PRIOR, policy: '{"a":1,"b":2}' };
    expect(plan({ name: 'a', policy: '{ "b": 2, "a": 1 }' }, prior).planned['policy']).toBe('{"a":1,"b":2}');
  });

  it('replaces for another Region, but not for the name of the same one', () => {
    expect(plan({ name: 'a', region: 'eu-west-1' }, PRIOR).replace).toEqual([]);
    expect(plan({ name: 'a', region: 'us-east-1' }, PRIOR).replace).toEqual([['region']]);
  });
});

describe('planning blocks', () => {
  const rules = (...ports: number[]): TfObject[] => ports.map((port) => ({ port, key: `k${port}` }));
  const configured = (...ports: number[]): TfObject[] => ports.map((port) => ({ port, key: null }));

  it('finds elements of a set again, whatever their order', () => {
    const prior = { ...PRIOR, rule: rules(1, 2) };
    const config = { name: 'a', rule: configured(2, 1) };
    const { planned, replace } = plan(config, prior, FACTS, { ...prior, rule: rules(2, 1) });
    expect(planned['rule']).toEqual(rules(2, 1));
    expect(replace).toEqual([]);
  });

  it('counts blocks for a force-new block of the older plugin SDK', () => {
    const prior = { ...PRIOR, rule: rules(1) };
    const changed = plan({ name: 'a', rule: configured(2) }, prior, FACTS, { ...prior, rule: configured(2) });
    expect(changed.replace).toEqual([]);
    const added = plan({ name: 'a', rule: configured(1, 2) }, prior, FACTS, {
      ...prior,
      rule: [...rules(1), ...configured(2)],
    });
    expect(added.replace).toEqual([['rule']]);
  });

  it('looks into a force-new block of the plugin framework', () => {
    const prior = { ...PRIOR, rule: rules(1) };
    const framework: TypeFacts = { ...FACTS, kind: 'framework' };
    const { replace } = plan({ name: 'a', rule: configured(2) }, prior, framework, {
      ...prior,
      rule: configured(2),
    });
    expect(replace).toEqual([['rule']]);
  });

  it('replaces for a force-new field, but not for what AWS chooses in a new block', () => {
    const disk = (kind: string | null): TfObject => ({ kind, volume: null });
    expect(plan({ name: 'a', disk: [disk('ssd')] }, PRIOR).replace).toEqual([['disk']]);
    expect(plan({ name: 'a', disk: [disk(null)] }, PRIOR)).toMatchObject({
      planned: { disk: [{ kind: UNKNOWN, volume: UNKNOWN }] },
      replace: [],
    });
    const prior = { ...PRIOR, disk: [{ kind: 'ssd', volume: 'v-1' }] };
    const change = { name: 'a', disk: [disk('hdd')] };
    const proposed = { ...prior, disk: [{ kind: 'hdd', volume: 'v-1' }] };
    expect(plan(change, prior, FACTS, proposed).replace).toEqual([['disk', 0, 'kind']]);
  });
});
