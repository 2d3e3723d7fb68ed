import { Unknown, type Value } from '../../value';
import { isList } from '../access';
import { toBoolean, toNumber, toText } from '../convert';
import { ExpressionFailure } from '../failure';

function number(value: Value | undefined): number {
  const result = toNumber(value ?? null);
  if (result instanceof Unknown) throw new ExpressionFailure(result.because);
  return result;
}

function extreme(values: readonly Value[], choose: (...numbers: number[]) => number): number {
  const [first] = values;
  const numbers = (values.length === 1 && first !== undefined && isList(first) ? first : values).map(
    (value) => number(value),
  );
  if (numbers.length === 0) throw new ExpressionFailure('expected at least one number');
  return choose(...numbers);
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  abs: (value) => Math.abs(number(value)),
  ceil: (value) => Math.ceil(number(value)),
  floor: (value) => Math.floor(number(value)),
  log: (value, base) => Math.log(number(value)) / Math.log(number(base)),
  max: (...values) => extreme(values, Math.max),
  min: (...values) => extreme(values, Math.min),
  parseint: (value, base) => {
    const result = Number.parseInt(String(toText(value ?? null)), number(base));
    if (Number.isNaN(result)) throw new ExpressionFailure(`parseint() cannot read ${JSON.stringify(value)}`);
    return result;
  },
  pow: (base, exponent) => number(base) ** number(exponent),
  signum: (value) => Math.sign(number(value)),
  tobool: (value) => {
    const result = value === null || value === undefined ? null : toBoolean(value);
    return result;
  },
  tonumber: (value) => (value === null || value === undefined ? null : number(value)),
};
