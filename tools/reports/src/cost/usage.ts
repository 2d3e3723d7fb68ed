import { parseNumbers } from '../parse-numbers';
import type { Usage } from './cost';

/**
 * Usage as a file says it: `{ "<address>": <gigabytes a month> }`.
 *
 * @throws RPT003 the text is not that
 */
export function parseUsage(text: string, place: string): Usage {
  return parseNumbers(text, place, {
    code: 'RPT003',
    what: 'the usage',
    accepts: (gigabytes) => gigabytes >= 0,
    otherwise: 'no number of gigabytes',
    fix: 'write {"<address>": <gigabytes a month>, …}, such as {"dev-network/aws_nat_gateway.a": 500}',
  });
}
