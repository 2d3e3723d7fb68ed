import { Address6 } from 'ip-address';

/** A CIDR block as the range of its addresses. */
export interface Prefix {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
  /** Canonical text, host bits cleared. */
  readonly text: string;
}

const cache = new Map<string, Prefix | undefined>();

/** `10.0.0.0/16`, `2001:db8::/32`; undefined for what is no CIDR. Host bits are cleared, as AWS does. */
export function parsePrefix(text: string): Prefix | undefined {
  if (cache.has(text)) return cache.get(text);
  const slash = text.indexOf('/');
  const address = slash < 0 ? undefined : parseAddress(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  const length = /^\d{1,3}$/.test(digits) ? Number(digits) : NaN;
  const prefix = address === undefined ? undefined : prefixOf(address.family, address.value, length);
  if (cache.size < 1_000_000) cache.set(text, prefix);
  return prefix;
}

/** The block of `length` bits that holds the address; undefined when the length is out of range. */
export function prefixOf(family: 4 | 6, value: bigint, length: number): Prefix | undefined {
  const bits = family === 4 ? 32 : 128;
  if (!Number.isInteger(length) || length < 0 || length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const first = value - (value % size);
  return {
    family,
    first,
    last: first + size - 1n,
    length,
    text: `${formatAddress(family, first)}/${length}`,
  };
}

export function parseAddress(text: string): { family: 4 | 6; value: bigint } | undefined {
  if (text.includes(':')) {
    if (text.includes('/') || text.includes('%') || !Address6.isValid(text)) return undefined;
    return { family: 6, value: new Address6(text).bigInt() };
  }
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return { family: 4, value: BigInt(value) };
}

export function formatAddress(family: 4 | 6, value: bigint): string {
  if (family === 6) return Address6.fromBigInt(value).correctForm();
  const number = Number(value);
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

export function inside(inner: Prefix, outer: Prefix): boolean {
  return inner.family === outer.family && inner.first >= outer.first && inner.last <= outer.last;
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

export function holds(prefix: Prefix, family: 4 | 6, value: bigint): boolean {
  return prefix.family === family && prefix.first <= value && value <= prefix.last;
}
