import type { BlockSchema, TfObject, TfValue } from '../contract';
import { fromWire, toWire } from './dynamic-types';

const BLOCK: BlockSchema = {
  attributes: { document: { type: 'dynamic', optional: true } },
  block_types: {
    rule: {
      nesting_mode: 'list',
      block: {
        attributes: { name: { type: 'string' }, statement: { type: 'dynamic' } },
        block_types: { part: { nesting_mode: 'list', block: { attributes: { any: { type: 'dynamic' } } } } },
      },
    },
  },
};
const pair = (type: unknown, value: TfValue): TfValue => [
  Buffer.from(JSON.stringify(type)) as unknown as TfValue,
  value,
];

const RULE_TYPE = [
  'tuple',
  [
    [
      'object',
      { name: 'string', statement: ['list', 'string'], part: ['tuple', [['object', { any: 'number' }]]] },
    ],
  ],
];
const WIRE: TfObject = {
  document: pair(['object', { a: 'bool' }], { a: true }),
  rule: pair(RULE_TYPE, [{ name: 'r', statement: ['x'], part: [{ any: 1 }] }]),
};
const PLAIN: TfObject = {
  document: { type: ['object', { a: 'bool' }] as unknown as TfValue, value: { a: true } },
  rule: [
    {
      name: 'r',
      statement: { type: ['list', 'string'], value: ['x'] },
      part: [{ any: { type: 'number', value: 1 } }],
    },
  ],
};

describe('values of any type', () => {
  it('carry their type, each for itself or all of a list of blocks together', () => {
    expect(fromWire(BLOCK, WIRE)).toEqual(PLAIN);
    expect(toWire(BLOCK, PLAIN)).toEqual(WIRE);
  });

  it('may be absent', () => {
    const empty = { document: null, rule: [] };
    expect(fromWire(BLOCK, { document: null, rule: pair(['tuple', []], []) })).toEqual(empty);
    expect(toWire(BLOCK, empty)).toEqual({ document: null, rule: pair(['tuple', []], []) });
  });
});
