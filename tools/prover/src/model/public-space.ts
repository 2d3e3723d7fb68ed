import { parsePrefix } from '@landbridge/terraform-model';
import { anyAddress, type Family } from '../headers/headers';
import { normalise, overlap, subtract, type Ranges } from '../headers/ranges';
import { syntheticIpv4 } from './synthetic';

/**
 * Addresses that are not routed on the internet (IANA special-purpose address registries). Documentation ranges
 * count as public: examples use them so.
 */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
];
const special6 = ['::/8', 'fc00::/7', 'fe80::/10', 'ff00::/8'];

export const publicSpace: Readonly<Record<Family, Ranges<bigint>>> = {
  4: subtract(
    anyAddress[4],
    normalise([...blocks(special4), [syntheticIpv4.first, anyAddress[4][1]] as const]),
  ),
  // Outside the internet, the range of the stand-ins lies in space that IANA has not given out.
  6: blocks(['2000::/3']).flat(),
};

const notRouted: Readonly<Record<Family, Ranges<bigint>>> = {
  4: normalise(blocks(special4)),
  6: normalise(blocks(special6)),
};

export function isPublic(family: Family, value: bigint): boolean {
  return !overlap(notRouted[family], [value, value]);
}

/** The part of an address set that the internet carries, stand-ins for public addresses included. */
export function routable(family: Family, addresses: Ranges<bigint>): Ranges<bigint> {
  return subtract(addresses, notRouted[family]);
}

function blocks(texts: readonly string[]): (readonly [bigint, bigint])[] {
  return texts.map((text) => {
    const prefix = parsePrefix(text)!;
    return [prefix.first, prefix.last] as const;
  });
}
