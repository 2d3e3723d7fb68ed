import { Unknown, type Value } from '../../value';
import { findSymbol, isList } from '../access';
import type { Scope } from '../evaluate';
import { ExpressionFailure } from '../failure';
import type { Expression } from '../syntax';
import { COLLECTION_FUNCTIONS } from './collections';
import { ENCODING_FUNCTIONS } from './encoding';
import { fileFunction } from './files';
import { NETWORK_FUNCTIONS } from './network';
import { NUMBER_FUNCTIONS } from './numbers';
import { TEXT_FUNCTIONS } from './text';

/** A function over plain data: never called with an unknown or a reference in its arguments. */
export type PlainFunction = (...args: Value[]) => Value;

const PLAIN: ReadonlyMap<string, PlainFunction> = new Map(
  Object.entries({ ...ENCODING_FUNCTIONS, ...NETWORK_FUNCTIONS, ...NUMBER_FUNCTIONS, ...TEXT_FUNCTIONS }),
);
/** Functions that move values about without looking into them: they take references and unknown elements too. */
const STRUCTURAL: ReadonlyMap<string, PlainFunction> = new Map(Object.entries(COLLECTION_FUNCTIONS));

type Call = Extract<Expression, { kind: 'call' }>;

/** Evaluates a call; a function that is not known here gives an Unknown that says so. */
export function callFunction(call: Call, go: (arg: Expression) => Value, scope: Scope): Value {
  const name = call.name.replace(/^core::/, '');
  if (name === 'try') return tryEach(call.args, go);
  if (name === 'can') return can(call.args, go);
  const args = call.args.map(go);
  if (call.spread) {
    const last = args.pop() ?? null;
    if (last instanceof Unknown) return last;
    if (!isList(last)) throw new ExpressionFailure('"..." needs a list');
    args.push(...last);
  }
  const structural = STRUCTURAL.get(name);
  if (structural !== undefined) return structural(...args);
  const symbol = findSymbol(args);
  const plain = PLAIN.get(name);
  if (plain !== undefined) return symbol ?? plain(...args);
  return (
    symbol ??
    fileFunction(name, args, scope.directory) ??
    new Unknown(`the function ${name} is not evaluated here`)
  );
}

function tryEach(args: readonly Expression[], go: (arg: Expression) => Value): Value {
  for (const arg of args) {
    try {
      return go(arg);
    } catch (error) {
      if (!(error instanceof ExpressionFailure) || error.kind === 'syntax') throw error;
    }
  }
  throw new ExpressionFailure('no argument of try() can be evaluated');
}

function can(args: readonly Expression[], go: (arg: Expression) => Value): Value {
  try {
    const value = args.map(go)[0] ?? null;
    return value instanceof Unknown ? value : true;
  } catch (error) {
    if (error instanceof ExpressionFailure && error.kind !== 'syntax') return false;
    throw error;
  }
}
