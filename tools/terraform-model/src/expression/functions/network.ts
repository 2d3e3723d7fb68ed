import { Address4, Address6 } from 'ip-address';
import { Unknown, type Value } from '../../value';
import { isList } from '../access';
import { toNumber, toText } from '../convert';
import { ExpressionFailure } from '../failure';

interface Prefix {
  readonly base: bigint;
  readonly length: number;
  /** 32 or 128 */
  readonly width: number;
}

function text(value: Value | undefined): string {
  const result = toText(value ?? null);
  return result instanceof Unknown ? '' : result;
}

function whole(value: Value | undefined): number {
  const result = toNumber(value ?? null);
  if (result instanceof Unknown || !Number.isInteger(result))
    throw new ExpressionFailure('expected a whole number');
  return result;
}

function parse(value: Value | undefined): Prefix {
  const cidr = text(value);
  const [address = '', length, ...rest] = cidr.split('/');
  const isSix = address.includes(':');
  const width = isSix ? 128 : 32;
  const bits = Number(length);
  const valid = isSix ? Address6.isValid(address) : Address4.isValid(address);
  if (!valid || length === undefined || !/^\d+$/.test(length) || bits > width || rest.length > 0) {
    throw new ExpressionFailure(`"${cidr}" is no CIDR block`);
  }
  const number = isSix ? new Address6(address).bigInt() : new Address4(address).bigInt();
  const hostBits = BigInt(width - bits);
  return { base: (number >> hostBits) << hostBits, length: bits, width };
}

function addressText(address: bigint, width: number): string {
  return width === 32
    ? Address4.fromBigInt(address).correctForm()
    : Address6.fromBigInt(address).correctForm();
}

function subnet(of: Prefix, newBits: number, number: number): Prefix {
  const length = of.length + newBits;
  if (newBits < 0 || length > of.width)
    throw new ExpressionFailure(`a /${of.length} block cannot be cut to /${length}`);
  if (number < 0 || BigInt(number) >= 1n << BigInt(newBits)) {
    throw new ExpressionFailure(`subnet number ${number} does not fit into ${newBits} bits`);
  }
  return { base: of.base + (BigInt(number) << BigInt(of.width - length)), length, width: of.width };
}

function prefixText({ base, length, width }: Prefix): string {
  return `${addressText(base, width)}/${length}`;
}

function cidrhost(cidr: Value | undefined, host: Value | undefined): Value {
  const prefix = parse(cidr);
  const size = 1n << BigInt(prefix.width - prefix.length);
  const number = BigInt(whole(host));
  const offset = number < 0n ? size + number : number;
  if (offset < 0n || offset >= size) throw new ExpressionFailure(`host ${number} is outside ${text(cidr)}`);
  return addressText(prefix.base + offset, prefix.width);
}

/** Consecutive blocks, each aligned to its own size. */
function cidrsubnets(cidr: Value | undefined, ...sizes: Value[]): Value {
  const of = parse(cidr);
  let next = of.base;
  const end = of.base + (1n << BigInt(of.width - of.length));
  return sizes.map((size) => {
    const length = of.length + whole(size);
    if (length <= of.length || length > of.width)
      throw new ExpressionFailure(`cannot cut /${length} from ${text(cidr)}`);
    const step = 1n << BigInt(of.width - length);
    const base = ((next + step - 1n) / step) * step;
    next = base + step;
    if (next > end) throw new ExpressionFailure(`the blocks do not fit into ${text(cidr)}`);
    return prefixText({ base, length, width: of.width });
  });
}

export const NETWORK_FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  cidrhost,
  cidrnetmask: (cidr) => {
    const { length } = parse(cidr);
    return addressText(((1n << BigInt(length)) - 1n) << BigInt(32 - length), 32);
  },
  cidrsubnet: (cidr, newBits, number) => prefixText(subnet(parse(cidr), whole(newBits), whole(number))),
  cidrsubnets: (cidr, ...sizes) => {
    const [first] = sizes;
    return cidrsubnets(cidr, ...(first !== undefined && isList(first) ? first : sizes));
  },
};
