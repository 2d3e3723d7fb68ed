import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';

/** Private AS numbers of RFC 6996, as AWS takes them for its own side. */
const PRIVATE = [
  [64_512, 65_534],
  [4_200_000_000, 4_294_967_294],
] as const;
/** AWS's own public AS numbers in some Regions: no customer gateway may have them. */
const RESERVED = [7224, 9059, 10_124, 17_943];
const HIGHEST = 4_294_967_294;

/**
 * AS number of an AWS gateway.
 *
 * @throws HYB001 it is not private
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways.html
 */
export function checkAmazonAsn(asn: number, place: IConstruct): void {
  if (Number.isInteger(asn) && PRIVATE.some(([low, high]) => asn >= low && asn <= high)) return;
  throw new HybridError('HYB001', place, {
    problem: 'a gateway of AWS has a private AS number',
    got: `${asn}`,
    allowed: '64512 to 65534 or 4200000000 to 4294967294',
    fix: 'choose another',
  });
}

/**
 * AS number of a router.
 *
 * @param others AS numbers on the other side of its sessions, by whose they are
 * @throws HYB001 none, reserved, or the same as the other side's (which would make the session internal BGP)
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html
 */
export function checkRouterAsn(
  asn: number,
  others: Readonly<Record<string, number | undefined>>,
  place: IConstruct,
): void {
  const same = Object.entries(others).find(([, other]) => other === asn);
  const good = Number.isInteger(asn) && asn >= 1 && asn <= HIGHEST && !RESERVED.includes(asn);
  if (good && !same) return;
  throw new HybridError('HYB001', place, {
    problem: same ? `the AS number is that of ${same[0]}` : 'this is no AS number of a router',
    got: `${asn}`,
    allowed: same ? 'a number of its own' : `1 to ${HIGHEST}, but for ${RESERVED.join(', ')}`,
    fix: 'choose another',
  });
}
