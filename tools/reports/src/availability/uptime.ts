/** A year of 365 days, as the usual uptime tables have it; a month is its twelfth part. */
const DAY = 24 * 60 * 60;
const YEAR = 365 * DAY;
const MONTH = YEAR / 12;

/** Downtime that an uptime allows, in seconds. */
export interface Downtime {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** @param availability 0 to 1 */
export function downtime(availability: number): Downtime {
  const down = 1 - availability;
  return { day: down * DAY, month: down * MONTH, year: down * YEAR };
}

/** The table that availability is talked about with, in percent. */
export const UPTIME_TABLE: readonly number[] = [90, 95, 97, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.99, 99.999];

/** The highest row of the table that is reached; undefined below the first. */
export function rowOf(availability: number): number | undefined {
  // 99.95 % computed as a product may fall short by a rounding error.
  return UPTIME_TABLE.filter((percent) => availability * 100 >= percent - 1e-9).at(-1);
}

const UNITS: readonly [name: string, seconds: number][] = [
  ['d', DAY],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/** `3 d 15 h`, `4 min 23 s`, `0.9 s`: the two largest units, rounded in the second. */
export function duration(seconds: number): string {
  if (seconds === 0) return '0 s';
  if (seconds < 9.95) return `${trim(seconds)} s`;
  for (const [position, [name, length]] of UNITS.entries()) {
    const [next, step] = UNITS[position + 1] ?? [name, length];
    const rounded = Math.round(seconds / step) * step;
    if (rounded < length) continue;
    const whole = Math.floor(rounded / length);
    const rest = Math.round((rounded - whole * length) / step);
    return rest === 0 ? `${whole} ${name}` : `${whole} ${name} ${rest} ${next}`;
  }
  return `${trim(seconds)} s`;
}

function trim(seconds: number): string {
  return seconds.toPrecision(2).replace(/\.?0+$/, '');
}

/** `99.4502 %`: as many digits as tell two neighbouring figures apart. */
export function percent(availability: number): string {
  const down = 1 - availability;
  const digits = down === 0 ? 0 : Math.min(7, Math.max(2, Math.ceil(-Math.log10(down * 100) - 1e-6) + 2));
  return `${(availability * 100).toFixed(digits)} %`;
}
