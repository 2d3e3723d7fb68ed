import { isIPv4, isIPv6 } from 'node:net';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';

/**
 * Types of records that a person writes (NS and SOA come with zones and delegations).
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
 */
export type RecordType =
  | 'A'
  | 'AAAA'
  | 'CAA'
  | 'CNAME'
  | 'DS'
  | 'HTTPS'
  | 'MX'
  | 'NAPTR'
  | 'PTR'
  | 'SPF'
  | 'SRV'
  | 'SSHFP'
  | 'SVCB'
  | 'TLSA'
  | 'TXT';

const FORMS: Partial<
  Record<RecordType, { readonly good: (value: string) => boolean; readonly allowed: string }>
> = {
  A: { good: isIPv4, allowed: 'an IPv4 address' },
  AAAA: { good: isIPv6, allowed: 'an IPv6 address' },
  CNAME: { good: isName, allowed: 'a domain name, like www.example.com' },
  PTR: { good: isName, allowed: 'a domain name, like www.example.com' },
  TXT: {
    good: (value) => value.split('""').every((part) => part.replaceAll('"', '').length <= 255),
    allowed: 'texts of up to 255 characters, with "" between them',
  },
  DS: {
    good: (value) => /^\d{1,5} \d{1,3} \d{1,3} [0-9A-Fa-f ]+$/.test(value),
    allowed: 'key tag, algorithm, digest type and digest, like 12345 13 2 49FD46E6…',
  },
  MX: {
    good: (value) => /^\d{1,5} \S+$/.test(value),
    allowed: 'preference and mail server, like 10 mail.example.com',
  },
  SRV: {
    good: (value) => /^\d{1,5} \d{1,5} \d{1,5} \S+$/.test(value),
    allowed: 'priority, weight, port and server, like 1 10 5269 xmpp.example.com',
  },
  CAA: {
    good: (value) => /^\d{1,3} \w+ ".*"$/.test(value),
    allowed: 'flags, tag and quoted value, like 0 issue "amazon.com"',
  },
};

/** Labels of letters, digits, - and _, with dots between them; a final dot is fine. */
function isName(value: string): boolean {
  return (
    value.length <= 255 &&
    /^(?:[A-Za-z0-9_*](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.|$))+$/.test(value) &&
    !isIPv4(value)
  );
}

/** @throws DNS006 a value does not fit the type */
export function checkValues(type: RecordType, values: readonly string[], place: IConstruct): void {
  const form = FORMS[type];
  const wrong = form && values.find((value) => !Token.isUnresolved(value) && !form.good(value));
  if (form === undefined || wrong === undefined) return;
  throw new DnsError('DNS006', place, {
    problem: `the value does not fit a record of type ${type}`,
    got: JSON.stringify(wrong),
    allowed: form.allowed,
    fix: 'correct the value or the type',
  });
}
