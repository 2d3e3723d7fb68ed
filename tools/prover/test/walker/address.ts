import { Address4, Address6 } from 'ip-address';

export type Family = 4 | 6;

export interface Ip {
  readonly family: Family;
  readonly bits: bigint;
}

export interface Block {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
  readonly text: string;
}

export function ip(text: string): Ip {
  return text.includes(':')
    ? { family: 6, bits: new Address6(text).bigInt() }
    : { family: 4, bits: new Address4(text).bigInt() };
}

export function ipText({ family, bits }: Ip): string {
  return family === 4 ? Address4.fromBigInt(bits).address : Address6.fromBigInt(bits).correctForm();
}

export function block(text: string): Block {
  const [address = '', suffix] = text.split('/');
  const { family, bits } = ip(address);
  const width = family === 4 ? 32 : 128;
  const length = suffix === undefined ? width : Number(suffix);
  const size = 1n << BigInt(width - length);
  const first = (bits / size) * size;
  return { family, first, last: first + size - 1n, length, text };
}

export const inside = (address: Ip, range: Block): boolean =>
  address.family === range.family && address.bits >= range.first && address.bits <= range.last;

export const covers = (wide: Block, narrow: Block): boolean =>
  wide.family === narrow.family && wide.first <= narrow.first && narrow.last <= wide.last;

export const same = (a: Ip, b: Ip): boolean => a.family === b.family && a.bits === b.bits;

const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
].map(block);

/** Whether the internet carries packets for it. */
export const isPublic = (address: Ip): boolean => !PRIVATE.some((range) => inside(address, range));
