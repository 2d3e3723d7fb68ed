import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { DnsError } from '../errors';

/** Octets of one label and of a whole name (RFC 1035, section 2.3.4). */
const LONGEST_LABEL = 63;
const LONGEST_NAME = 255;

/**
 * The name in lower case without the final dot.
 *
 * @throws DNS001 it is no domain name
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export function domainName(text: string, place: IConstruct): string {
  if (Token.isUnresolved(text)) return text;
  const name = text.toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  const good =
    name.length <= LONGEST_NAME &&
    labels.every((label, index) => label.length <= LONGEST_LABEL && isLabel(label, index));
  if (good) return name;
  throw new DnsError('DNS001', place, {
    problem: 'this is no domain name',
    got: JSON.stringify(text),
    allowed: `labels of 1 to ${LONGEST_LABEL} letters, digits, - and _ with dots between them, ${LONGEST_NAME} characters in all`,
    fix: 'write it like www.example.com',
  });
}

/**
 * Full name of a record: `@` is the zone itself, everything else lies below it.
 *
 * @param name relative to the zone, e.g. `www`, `*.app` or `@`
 * @throws DNS001 it is no name; DNS002 it repeats the zone's name
 */
export function recordName(name: string, zoneName: string, place: IConstruct): string {
  if (name === '@') return zoneName;
  const own = domainName(name, place);
  if (own === zoneName || own.endsWith(`.${zoneName}`)) {
    throw new DnsError('DNS002', place, {
      problem: 'record names are relative to their zone',
      got: name,
      allowed: `a name below ${zoneName}, without it`,
      fix: own === zoneName ? 'write @' : `write ${own.slice(0, -zoneName.length - 1)}`,
    });
  }
  return domainName(`${own}.${zoneName}`, place);
}

function isLabel(label: string, index: number): boolean {
  return (index === 0 && label === '*') || /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label);
}
