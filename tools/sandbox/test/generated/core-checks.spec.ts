import { planComplaints } from '../../src/behaviour/core-checks';
import { factsOf } from '../../src/behaviour/facts';
import { isLeftToAws, leftBlocks } from '../../src/behaviour/left-blocks';
import { planResource } from '../../src/behaviour/plan';
import { isAbsent, isUnknown } from '../../src/behaviour/values';
import { UNKNOWN, type BlockSchema, type TfObject, type TfValue } from '../../src/contract';
import { schemaCatalog } from '../../src/schema/provider-schema';
import { baseConfigs } from './bases';
import { readFacts } from './read-facts';

const types = Object.keys(readFacts()).sort();
const bases = baseConfigs(types);
const SCOPE = { account: '123456789012', region: 'us-east-1', partition: 'aws' };

/** The configuration as Terraform sends it: every attribute, blocks as lists. */
function whole(block: BlockSchema, config: TfObject): TfObject {
  const out: TfObject = {};
  for (const name of Object.keys(block.attributes ?? {})) out[name] = config[name] ?? null;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = config[name];
    const items = Array.isArray(value) ? value : isAbsent(value) ? [] : [value];
    const elements = items.map((item) => whole(nested.block, item as TfObject));
    const single = nested.nesting_mode === 'single' || nested.nesting_mode === 'group';
    out[name] = single ? (elements[0] ?? null) : elements;
  }
  return out;
}

function planOf(type: string) {
  const schema = schemaCatalog().resource(type) ?? { version: 0, block: {} };
  const facts = factsOf(type);
  const config = whole(schema.block, bases.get(type) ?? {});
  const input = { type, schema, facts, scope: SCOPE, defaultTags: {}, prior: null, config };
  const { planned, legacy } = planResource({ ...input, proposed: config, strict: false });
  return { block: schema.block, facts, config, planned, legacy };
}

const another = (value: TfValue): TfValue =>
  typeof value === 'string'
    ? `${value}x`
    : typeof value === 'number'
      ? value + 1
      : value === true
        ? false
        : true;

/**
 * With the legacy type system core only logs what a plan does wrong. What stands in for core here has to notice every
 * way of being wrong, in plans of every type.
 */
describe('the check that stands in for core', () => {
  it('finds nothing wrong with the plans of all types, and marks only those with a block left to AWS', () => {
    const plans = types.map((type) => ({ type, ...planOf(type) }));
    const wrong = plans.flatMap(({ type, block, facts, config, planned }) =>
      planComplaints(block, facts, { config, prior: undefined, planned }).map((one) => `${type} ${one}`),
    );
    expect(wrong).toEqual([]);
    const marked = plans.filter(({ legacy }) => legacy);
    for (const { block, facts, config, planned } of marked)
      expect(leftBlocks(block, facts, config, planned).length).toBeGreaterThan(0);
    const others = plans.filter(({ legacy, facts }) => !legacy && facts.computedBlocks === undefined);
    expect([marked.length, others.length > 150]).toEqual([25, true]);
  });

  it('notices every wrong attribute and block, in the plan of every type', () => {
    let broken = 0;
    const unnoticed: string[] = [];
    for (const type of types) {
      const { block, facts, config, planned } = planOf(type);
      const expectNoticed = (what: string, changed: TfObject): void => {
        broken += 1;
        const versions = { config, prior: undefined, planned: { ...planned, ...changed } };
        if (planComplaints(block, facts, versions).length === 0) unnoticed.push(`${type} ${what}`);
      };
      for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
        const value = config[name];
        if (attribute.write_only) expectNoticed(`${name} write-only`, { [name]: 'planned' });
        else if (!isAbsent(value)) {
          expectNoticed(`${name} unknown`, { [name]: UNKNOWN });
          expectNoticed(`${name} left out`, { [name]: null });
          if (typeof value !== 'object') expectNoticed(`${name} changed`, { [name]: another(value) });
        } else if (!attribute.computed) expectNoticed(`${name} made up`, { [name]: 'made up' });
      }
      for (const [name, nested] of Object.entries(block.block_types ?? {})) {
        const value = config[name];
        if (!Array.isArray(value)) continue;
        const extra = [...value, whole(nested.block, {})];
        expectNoticed(`${name} added`, { [name]: extra });
        if (value.length > 0) expectNoticed(`${name} gone`, { [name]: [] });
        if (!isLeftToAws(facts, name, value)) expectNoticed(`${name} unknown`, { [name]: UNKNOWN });
        const [first] = value as TfObject[];
        const inside = Object.entries(first ?? {}).find(
          ([, one]) => typeof one === 'string' && !isUnknown(one),
        );
        if (first !== undefined && inside !== undefined)
          expectNoticed(`${name}.${inside[0]} changed`, {
            [name]: [
              { ...(planned[name] as TfObject[])[0], [inside[0]]: `${String(inside[1])}x` },
              ...value.slice(1),
            ],
          });
      }
    }
    process.stdout.write(`core's checks: ${broken} broken plans of ${types.length} types, all noticed\n`);
    expect(unnoticed).toEqual([]);
    expect(broken).toBeGreaterThan(2000);
  });

  it('lets a prior value stand, and a block that AWS filled, but not another one', () => {
    const block: BlockSchema = {
      attributes: { policy: { type: 'string', optional: true } },
      block_types: { root: { nesting_mode: 'list', block: { attributes: { size: { type: 'number' } } } } },
    };
    const facts = { ...factsOf('aws_instance'), computedBlocks: ['root'] };
    const config = { policy: '{ }', root: [] };
    const prior = { policy: '{}', root: [{ size: 8 }] };
    const check = (planned: TfObject, before?: TfObject): string[] =>
      planComplaints(block, facts, { config, prior: before, planned });
    expect(check(prior, prior)).toEqual([]);
    expect(check({ ...prior, root: [{ size: 9 }] }, prior)).toEqual([
      'root: a block that is left to AWS is planned as something new',
    ]);
    expect(check({ ...config, root: UNKNOWN })).toEqual([]);
    expect(check({ ...config, root: [{ size: 8 }] })).toHaveLength(1);
    expect(check({ ...prior, policy: '{"a":1}' }, prior)).toEqual([
      'policy: planned as a string, configured as a string, was a string',
    ]);
  });
});
