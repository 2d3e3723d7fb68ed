import type { Route53RecordConfig } from '@cdktf/provider-aws/lib/route53-record';
import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';
import type { IHostedZone } from '../zone/izone';
import { type AliasTarget } from './alias-target';
import { checkValues, type RecordType } from './record-type';

/** What one record answers with. */
export type RecordTarget = ValueTarget | AliasRecordTarget;

export interface ValueTarget {
  /** Up to 400 values, in the form of the record type. */
  readonly values: readonly string[];
  /** Seconds that resolvers keep the answer, 0 to 2147483647. @default 300 */
  readonly ttl?: number;
  readonly alias?: never;
  readonly evaluateTargetHealth?: never;
}

export interface AliasRecordTarget {
  readonly alias: AliasTarget;
  /** Count the record as unhealthy while its target is. @default true where the target has a health to evaluate */
  readonly evaluateTargetHealth?: boolean;
  readonly values?: never;
  readonly ttl?: never;
}

/** Quota "Records per record set" (L-DEEAEB9C), not adjustable. */
const MOST_VALUES = 400;
const LONGEST_TTL = 2_147_483_647;
const DEFAULT_TTL = 300;

/**
 * Arguments of `aws_route53_record` for a target.
 *
 * @throws DNS006 wrong value; DNS007 no value, too many, wrong time to live; DNS008 wrong alias
 */
export function targetArguments(
  zone: IHostedZone,
  type: RecordType,
  target: RecordTarget,
  place: IConstruct,
): Pick<Route53RecordConfig, 'records' | 'ttl' | 'alias'> {
  if (target.alias !== undefined) {
    target.alias.check(zone, type, place);
    const { dnsName, zoneId, hasHealth } = target.alias;
    if (target.evaluateTargetHealth === true && !hasHealth) {
      throw new DnsError('DNS008', place, {
        problem: 'the target of the alias has no health that Route 53 could evaluate',
        got: 'evaluateTargetHealth: true',
        allowed: 'false',
        fix: 'leave evaluateTargetHealth out',
      });
    }
    const evaluateTargetHealth = target.evaluateTargetHealth ?? hasHealth;
    return { alias: { name: dnsName, zoneId, evaluateTargetHealth } };
  }
  const { values, ttl = DEFAULT_TTL } = target;
  const counts = values.length >= 1 && values.length <= MOST_VALUES;
  if (!counts || !Number.isInteger(ttl) || ttl < 0 || ttl > LONGEST_TTL) {
    throw new DnsError('DNS007', place, {
      problem: counts ? 'Route 53 does not take the time to live' : 'a record has values',
      got: counts ? `${ttl}` : `${values.length} values`,
      allowed: counts
        ? `0 to ${LONGEST_TTL} seconds`
        : `1 to ${MOST_VALUES} (quota "Records per record set")`,
      fix: counts ? 'give whole seconds' : 'give at least one value, or split the name',
    });
  }
  checkValues(type, values, place);
  return { records: [...values], ttl };
}
