import { Unknown, type Value } from '../value';
import { equal, toBoolean, toNumber } from './convert';
import { ExpressionFailure } from './failure';

/** `left operator right`; `right` is evaluated only where it can matter. */
export function binary(operator: string, left: Value, right: () => Value): Value {
  switch (operator) {
    case '&&':
      return logical(left, right, false);
    case '||':
      return logical(left, right, true);
    case '==':
    case '!=': {
      const same = equal(left, right());
      return same === undefined
        ? new Unknown('compares values known after apply')
        : same === (operator === '==');
    }
    default:
      return arithmetic(operator, toNumber(left), toNumber(right()));
  }
}

/** `deciding` is the operand that settles the answer whatever the other one is. */
function logical(left: Value, right: () => Value, deciding: boolean): Value {
  const first = toBoolean(left);
  if (first === deciding) return deciding;
  const second = toBoolean(right());
  if (second === deciding) return deciding;
  return first instanceof Unknown ? first : second;
}

function arithmetic(operator: string, left: number | Unknown, right: number | Unknown): Value {
  if (left instanceof Unknown) return left;
  if (right instanceof Unknown) return right;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw new ExpressionFailure('division by zero');
      return left / right;
    case '%':
      if (right === 0) throw new ExpressionFailure('division by zero');
      return left % right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      throw new ExpressionFailure(`unknown operator "${operator}"`, 'syntax');
  }
}

export function unary(operator: string, operand: Value): Value {
  if (operator === '!') {
    const truth = toBoolean(operand);
    return truth instanceof Unknown ? truth : !truth;
  }
  const number = toNumber(operand);
  return number instanceof Unknown ? number : -number;
}
