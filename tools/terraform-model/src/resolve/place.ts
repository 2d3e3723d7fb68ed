import { LandbridgeError } from '../errors';
import { ExpressionFailure } from '../expression/failure';

const CODES = { reference: 'MDL004', syntax: 'MDL007', value: 'MDL008', cycle: 'MDL005' } as const;
const FIXES = {
  reference: 'define it, or correct the name',
  syntax: 'correct the expression',
  value: 'correct the operand',
  cycle: 'break the circle',
} as const;

/** Runs `body`; what fails in an expression gets its file and place. */
export function placed<T>(place: () => string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      throw new LandbridgeError({
        code: 'MDL005',
        place: place(),
        message: 'definitions are nested too deeply',
        fix: FIXES.cycle,
      });
    }
    if (!(error instanceof ExpressionFailure)) throw error;
    throw new LandbridgeError({
      code: CODES[error.kind],
      place: place(),
      message: error.message,
      fix: FIXES[error.kind],
    });
  }
}
