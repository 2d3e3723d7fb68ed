import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';

/** Form of a Region's name; new Regions appear, so no list. */
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** @throws DNS011 it is no Region's name */
export function checkRegion(region: string, place: IConstruct): void {
  if (REGION.test(region)) return;
  throw new DnsError('DNS011', place, {
    problem: 'this is no AWS Region',
    got: region,
    allowed: 'a name like eu-west-1',
    fix: 'key the records by Region',
  });
}
