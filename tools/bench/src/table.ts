import type { Sample } from './measure';

export interface Result extends Sample {
  readonly group: string;
  readonly name: string;
  readonly runs: number;
}

export const TABLE_HEADER = ['group', 'what', 'user CPU ms', 'wall ms', 'user / first', 'runs'];

/** A row for each command; the ratio is to the first of the same group, in user CPU. */
export function tableRows(results: readonly Result[]): string[][] {
  return results.map((result) => {
    const first = results.find(({ group }) => group === result.group);
    const ratio = first === undefined || first.user === 0 ? '–' : (result.user / first.user).toFixed(2);
    const ms = (value: number): string => String(Math.round(value));
    return [result.group, result.name, ms(result.user), ms(result.wall), ratio, String(result.runs)];
  });
}
