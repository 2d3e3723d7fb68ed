import type { BlockSchema } from '../contract';
import type { TypeFacts } from '../behaviour/facts';
import { settle, withoutEmpties } from './settle';

const BLOCK: BlockSchema = {
  attributes: {
    policy: { type: 'string', optional: true },
    names: { type: ['set', 'string'], optional: true },
    chosen: { type: 'string', optional: true, computed: true },
  },
  block_types: {
    options: { nesting_mode: 'list', block: { attributes: { on: { type: 'bool', optional: true } } } },
  },
};
const FACTS: TypeFacts = {
  origin: 'read',
  kind: 'sdkv2',
  forceNew: [],
  defaults: {},
  normalForms: { policy: 'json' },
  computedBlocks: ['options'],
};
const place = { block: BLOCK, facts: FACTS, path: '', strict: true };
const STATE = { policy: '{"a": 1}', names: null, chosen: 'x', options: [] };

describe('settle', () => {
  it('keeps spelling and absence, and shows what has really changed', () => {
    const shown = { policy: '{"a":1}', names: [], chosen: 'y', options: [] };
    expect(settle(place, STATE, shown)).toEqual({ ...STATE, chosen: 'y' });
    expect(settle(place, STATE, { ...shown, policy: '{"a":2}', names: ['n'] })).toMatchObject({
      policy: '{"a":2}',
      names: ['n'],
    });
  });

  it('shows in strict mode blocks that AWS always has only where the configuration had some', () => {
    const shown = { ...STATE, options: [{ on: true }] };
    expect(settle(place, STATE, shown)['options']).toEqual([]);
    expect(settle({ ...place, strict: false }, STATE, shown)['options']).toEqual([{ on: true }]);
    expect(settle(place, { ...STATE, options: [{ on: false }] }, shown)['options']).toEqual([{ on: true }]);
  });

  it('takes empty for not set on import', () => {
    expect(withoutEmpties(BLOCK, { policy: '', names: [], chosen: '', options: [{ on: null }] })).toEqual({
      policy: null,
      names: null,
      chosen: '',
      options: [{ on: null }],
    });
  });
});
