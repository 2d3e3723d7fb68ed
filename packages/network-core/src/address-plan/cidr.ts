import type { IConstruct } from 'constructs';
import { Address4, Address6 } from 'ip-address';
import { NetworkError } from '../errors';

/** An IPv4 or IPv6 network: its first address, and how many leading bits are fixed. Immutable. */
export class Cidr {
  private constructor(
    readonly family: 4 | 6,
    /** First address as a number. */
    readonly first: bigint,
    readonly prefixLength: number,
  ) {}

  /**
   * Reads `10.0.0.0/16` or `2001:db8::/32`.
   *
   * @param place construct or place in a plan, for the error
   * @throws NET001 it is no CIDR block; NET002 host bits are set
   */
  static parse(text: string, place: IConstruct | string): Cidr {
    const match = /^([0-9a-fA-F:.]+)\/(\d{1,3})$/.exec(text);
    const parsed = match ? parseAddress(match[1] ?? '') : undefined;
    const prefixLength = Number(match?.[2]);
    if (!parsed || prefixLength > width(parsed.family)) {
      throw new NetworkError('NET001', place, {
        problem: 'not a CIDR block',
        got: JSON.stringify(text),
        allowed: 'a network as 10.16.0.0/16 or 2001:db8::/32',
        fix: 'write the network address, a slash and the prefix length',
      });
    }
    const size = 1n << BigInt(width(parsed.family) - prefixLength);
    const excess = parsed.value % size;
    if (excess !== 0n) {
      const network = new Cidr(parsed.family, parsed.value - excess, prefixLength);
      throw new NetworkError('NET002', place, {
        problem: 'the block has host bits set',
        got: text,
        allowed: network.toString(),
        fix: `write ${network.toString()} if that network is meant`,
      });
    }
    return new Cidr(parsed.family, parsed.value, prefixLength);
  }

  /** The network of that length that begins at `first`, which has to be aligned. */
  static at(family: 4 | 6, first: bigint, prefixLength: number): Cidr {
    return new Cidr(family, first, prefixLength);
  }

  /** Number of addresses. */
  get size(): bigint {
    return 1n << BigInt(width(this.family) - this.prefixLength);
  }

  /** First address after the network. */
  get end(): bigint {
    return this.first + this.size;
  }

  /** True for the same network too. */
  contains(other: Cidr): boolean {
    return this.family === other.family && this.first <= other.first && other.end <= this.end;
  }

  overlaps(other: Cidr): boolean {
    return this.family === other.family && this.first < other.end && other.first < this.end;
  }

  toString(): string {
    const address =
      this.family === 4
        ? Address4.fromBigInt(this.first).correctForm()
        : Address6.fromBigInt(this.first).correctForm();
    return `${address}/${this.prefixLength}`;
  }
}

/** Bits of an address. */
export function width(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

function parseAddress(text: string): { family: 4 | 6; value: bigint } | undefined {
  if (Address4.isValid(text)) return { family: 4, value: new Address4(text).bigInt() };
  if (Address6.isValid(text)) return { family: 6, value: new Address6(text).bigInt() };
  return undefined;
}
