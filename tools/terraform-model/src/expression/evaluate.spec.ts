import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Reference, Unknown, type Value } from '../value';
import { evaluate, type Scope } from './evaluate';
import { ExpressionFailure } from './failure';
import { parseBareExpression } from './parser';

/** Expressions with what Terraform 1.11 makes of them (`terraform console`). */
const CASES = JSON.parse(readFileSync(join(__dirname, '../../fixtures/expressions.json'), 'utf8')) as [
  string,
  Value,
][];

const ids: Value = [new Reference('aws_subnet.a', 'id'), new Reference('aws_subnet.b', 'id')];
const names: Readonly<Record<string, Value>> = {
  ids,
  unknown: new Unknown('known after apply'),
  one: [ids[0] ?? null],
};
const scope: Scope = {
  directory: __dirname,
  resolve: (root) => {
    const value = names[root];
    if (value === undefined) throw new ExpressionFailure(`no ${root}`, 'reference');
    return { value, used: 0 };
  },
  attributeOf: (resource, name) => new Reference(resource.resource, name),
};
const value = (text: string) => evaluate(parseBareExpression(text), scope);

it.each(CASES)('%s', (text, expected) => {
  expect(value(text)).toEqual(expected);
});

describe('what is known after apply stays symbolic where it is only moved about', () => {
  it.each<[string, Value]>([
    ['element(ids, 3)', ids[1] ?? null],
    ['concat(ids, ["x"])[0]', ids[0] ?? null],
    ['tolist(toset(ids))', ids],
    ['{ for i, id in ids : "k${i}" => id }["k1"]', ids[1] ?? null],
    ['join("", one)', ids[0] ?? null],
    ['coalesce("", ids[0])', ids[0] ?? null],
    ['length(ids)', 2],
    ['ids[0] == ids[0]', true],
    ['ids[0] == null', false],
    ['lookup({ a = ids[1] }, "a", "")', ids[1] ?? null],
    ['true || unknown', true],
    ['false && unknown', false],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each([
    '"x-${ids[0]}"',
    'ids[0] == ids[1]',
    'join(",", ids)',
    'unknown ? 1 : 2',
    'sort(ids)',
    'timestamp()',
    'cidrsubnet(ids[0], 8, 1)',
  ])('%s is unknown', (text) => {
    expect(value(text)).toBeInstanceOf(Unknown);
  });
});

it.each(['1 +', '"${', 'a..b', '[1,', '{a', 'f(', 'a ? b', '1 2', '%'])('%s is no expression', (text) => {
  expect(() => parseBareExpression(text)).toThrow(expect.objectContaining({ kind: 'syntax' }));
});
