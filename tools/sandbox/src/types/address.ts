import { Address4, Address6 } from 'ip-address';
import type { TfValue } from '../contract';

/** A block of addresses as numbers, both ends included. */
export interface Block {
  readonly family: 4 | 6;
  readonly start: bigint;
  readonly end: bigint;
  readonly length: number;
  /** Whether no host bit is set. */
  readonly exact: boolean;
}

const parsed = new Map<string, Block | undefined>();

/** The block that a CIDR names; undefined for anything else. */
export function parseBlock(text: TfValue | undefined): Block | undefined {
  if (typeof text !== 'string' || !text.includes('/')) return undefined;
  if (!parsed.has(text)) parsed.set(text, parse(text));
  return parsed.get(text);
}

function parse(text: string): Block | undefined {
  const family = text.includes(':') ? 6 : 4;
  if (!(family === 4 ? Address4 : Address6).isValid(text)) return undefined;
  const address = family === 4 ? new Address4(text) : new Address6(text);
  const start = address.startAddress().bigInt();
  return {
    family,
    start,
    end: address.endAddress().bigInt(),
    length: address.subnetMask,
    exact: address.bigInt() === start,
  };
}

export function overlaps(a: Block, b: Block): boolean {
  return a.family === b.family && a.start <= b.end && b.start <= a.end;
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.family === inner.family && outer.start <= inner.start && inner.end <= outer.end;
}

/** An address as AWS writes it. */
export function formatAddress(address: bigint, family: 4 | 6): string {
  return family === 4
    ? Address4.fromBigInt(address).correctForm()
    : Address6.fromBigInt(address).correctForm();
}

export function parseAddress(text: TfValue | undefined): bigint | undefined {
  if (typeof text !== 'string' || text.includes('/')) return undefined;
  if (Address4.isValid(text)) return new Address4(text).bigInt();
  return Address6.isValid(text) ? new Address6(text).bigInt() : undefined;
}

/** A block with the given start and length. */
export function formatBlock(start: bigint, length: number, family: 4 | 6): string {
  return `${formatAddress(start, family)}/${length}`;
}

/** Canonical writing of a CIDR; other text comes back as it is. */
export function canonicalBlock(text: string): string {
  const block = parseBlock(text);
  return block === undefined ? text : formatBlock(block.start, block.length, block.family);
}
