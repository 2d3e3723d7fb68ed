import { SANDBOX_CODES } from './attach/codes';
import { WORLD_CODES } from './world/codes';

/** All error codes of this package, with what each means. */
export const CODES: Readonly<Record<string, string>> = {
  ...SANDBOX_CODES,
  ...WORLD_CODES,
  SBX201: 'The data source is not simulated; the message says how a fixture answers it.',
};
