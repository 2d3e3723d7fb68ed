import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { checkRange, HybridError } from '../errors';
import type { RouterSession } from './router-model';

/**
 * How much a router wants one of its links to be used towards the site. AWS looks at the more specific prefix first, then (on
 * Direct Connect) at the local preference, then at the AS path, then at the MED. It changes the router's configuration alone.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html
 */
export interface LinkPreference {
  /** How many times the router's own AS number is added to the path, 0 to 10: the more, the less preferred. @default 0 */
  readonly prepend?: number;
  /** 0 to 4294967295: the lower, the more preferred, among links of one AS number. @default none is sent */
  readonly med?: number;
  /** Parts of the site's blocks, advertised beside them on this link alone: it wins for those. @default none */
  readonly moreSpecific?: readonly string[];
}

/** Direct Connect also takes BGP communities for the local preference. */
export interface DirectConnectPreference extends LinkPreference {
  /** @default AWS's own, which is medium for links in the Region of the gateway */
  readonly localPreference?: 'low' | 'medium' | 'high';
}

/** @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html */
const COMMUNITIES = { low: '7224:7100', medium: '7224:7200', high: '7224:7300' } as const;
const MOST_PREPENDED = 10;
const HIGHEST_MED = 4_294_967_295;

/** Local preference of what routers hear, before what the link's own preference takes away. */
const LOCAL_PREFERENCE = { 'direct-connect': 200, vpn: 100 } as const;
/** What one prepended AS number takes away; a MED takes less, because AWS looks at it later. */
const PER_PREPENDED = 5;
const PER_MED = 1;

/** What a session says of itself. */
export type Announced = Pick<RouterSession, 'advertises' | 'prepend' | 'med' | 'localPreference'>;

/** @throws HYB007 a number out of range, or a more specific block that lies in none of the site's */
export function preferred(
  advertises: readonly string[],
  { prepend = 0, med, moreSpecific = [] }: LinkPreference,
  kind: keyof typeof LOCAL_PREFERENCE,
  place: IConstruct,
): Announced {
  checkRange('HYB007', 'number of prepended AS numbers', prepend, [0, MOST_PREPENDED], place);
  if (med !== undefined) checkRange('HYB007', 'MED', med, [0, HIGHEST_MED], place);
  const blocks = advertises.map((block) => Cidr.parse(block, place.node.path));
  for (const part of moreSpecific) {
    const cidr = Cidr.parse(part, place.node.path);
    if (blocks.some((block) => block.contains(cidr) && block.prefixLength < cidr.prefixLength)) continue;
    throw new HybridError('HYB007', place, {
      problem: 'a more specific prefix is a part of what the router advertises',
      got: part,
      allowed: `a part of ${advertises.join(', ') || 'nothing: the link advertises no block'}`,
      fix: 'correct the block, or advertise its whole',
    });
  }
  const lessened = PER_PREPENDED * prepend + ((med ?? 0) > 0 ? PER_MED : 0);
  return {
    advertises: [...advertises, ...moreSpecific],
    prepend,
    med: med ?? null,
    localPreference: LOCAL_PREFERENCE[kind] - lessened,
  };
}

/** The community of a local preference; null where AWS's default is left. */
export function communityOf({ localPreference }: DirectConnectPreference): string | null {
  return localPreference === undefined ? null : COMMUNITIES[localPreference];
}
