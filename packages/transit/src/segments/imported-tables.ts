import type { IConstruct } from 'constructs';
import { TransitError } from '../errors';
import type { ISegmentTables } from './segment-tables';

/** Tables that another stack has made, from its output. */
export function importSegmentTables(
  place: IConstruct,
  ids: Readonly<Record<string, string>>,
): ISegmentTables {
  const known = new Map(Object.entries(ids));
  return { tableId: (name) => findTable(known, name, place) };
}

/** @throws TRN023 */
export function findTable(ids: ReadonlyMap<string, string>, name: string, place: IConstruct): string {
  const id = ids.get(name);
  if (id !== undefined) return id;
  throw new TransitError('TRN023', place, {
    problem: 'gateway has no such table',
    got: `'${name}'`,
    allowed: [...ids.keys()].join(', '),
    fix: 'declare the segment in the policy that the gateway was built from',
  });
}
