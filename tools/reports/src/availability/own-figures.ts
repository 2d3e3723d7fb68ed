import { parseNumbers } from '../parse-numbers';
import type { OwnFigures } from './availability';

/**
 * Figures of one's own: `{ "<address>": <percent> }`, a percentage from 0 to 100 for each component.
 *
 * @throws RPT001 the text is not that
 */
export function parseOwnFigures(text: string, place: string): OwnFigures {
  return parseNumbers(text, place, {
    code: 'RPT001',
    what: 'the figures',
    accepts: (percent) => percent >= 0 && percent <= 100,
    otherwise: 'no percentage',
    fix: 'write {"<address of a component>": <percent of a month>, …}, such as {"aws_dx_connection.a": 99.9}',
  });
}
