import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';

/** @throws DNS050 the value is no whole number between the two */
export function checkRange(what: string, value: number, low: number, high: number, place: IConstruct): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new DnsError('DNS050', place, {
    problem: `the ${what} is out of range`,
    got: `${value}`,
    allowed: `a whole number from ${low} to ${high}`,
    fix: 'correct it',
  });
}
