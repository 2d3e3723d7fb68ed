import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { PORT_MBPS } from '../direct-connect/bandwidth';
import { HybridError } from '../errors';
import { shadowedByStatic } from '../preference/preference';
import { vpnThroughput } from '../preference/throughput';
import { locationsOf } from './resilience';
import type { SiteProps } from './site-props';

/** Quota "Routes per BGP session on a private or transit virtual interface, from on-premises to AWS", not adjustable. */
const MOST_ADVERTISED = 100;
/** Bytes that a VPN carries: 1500 less IPsec's own. */
const VPN_MTU = 1446;

/**
 * @throws HYB005 static VPN routes beside Direct Connect; HYB013 too many prefixes; HYB020 the locations; HYB021 no router or
 *   no link; HYB022 prefixes that overlap the other side
 */
export function checkSite(props: SiteProps, place: IConstruct): void {
  const { vpn, directConnect, prefixes, reaches } = props;
  const refuse = (
    code: 'HYB005' | 'HYB013' | 'HYB020' | 'HYB021' | 'HYB022',
    problem: string,
    got: string,
    allowed: string,
    fix: string,
  ): never => {
    throw new HybridError(code, place, { problem, got, allowed, fix });
  };
  const routers = Object.keys(vpn?.routers ?? {});
  if ((!vpn && !directConnect) || (vpn && routers.length === 0)) {
    refuse(
      'HYB021',
      'a site has a link',
      vpn ? 'no router' : 'neither vpn nor directConnect',
      'routers of a VPN, or Direct Connect',
      'add a link',
    );
  }
  if (prefixes.length > MOST_ADVERTISED) {
    refuse(
      'HYB013',
      'a BGP session takes fewer prefixes from a router, and goes down above',
      `${prefixes.length}`,
      `${MOST_ADVERTISED}`,
      'advertise larger blocks',
    );
  }
  const far = reaches.map((block) => Cidr.parse(block, place.node.path));
  for (const block of prefixes) {
    const cidr = Cidr.parse(block, place.node.path);
    const clash = far.find((one) => one.overlaps(cidr));
    if (clash)
      refuse(
        'HYB022',
        'a block of the site overlaps what it connects to',
        block,
        `outside ${clash.toString()}`,
        'choose another block',
      );
  }
  if (!directConnect) return;
  const { model, locations } = directConnect;
  const wanted = locationsOf(model);
  if (locations.length !== wanted || new Set(locations).size !== wanted) {
    refuse(
      'HYB020',
      `the model ${model} has its locations`,
      `[${locations.join(', ')}]`,
      `${wanted} different`,
      'name the locations',
    );
  }
  if (vpn?.routing !== 'static') return;
  const lost = shadowedByStatic('transit-gateway', prefixes, prefixes);
  refuse(
    'HYB005',
    'on a transit gateway a static VPN route wins over Direct Connect for the same prefix',
    lost.join(', '),
    "vpn.routing: 'bgp'",
    'let the VPN learn by BGP, or give it shorter prefixes outside this site',
  );
}

/** What is allowed but unwise, with figures. */
export function warningsOf({ vpn, directConnect }: SiteProps): string[] {
  if (!directConnect) return [];
  const warnings: string[] = [];
  const { bandwidth, model, committedMbps = 0, mtu = 1500 } = directConnect;
  const perLocation = PORT_MBPS[bandwidth] * (model === 'high' ? 1 : 2);
  const left = model === 'development' ? 0 : perLocation;
  if (left < committedMbps) {
    warnings.push(
      `with a location lost Direct Connect carries ${left} Mbps, committed are ${committedMbps} Mbps`,
    );
  }
  const backup = vpnThroughput(Object.keys(vpn?.routers ?? {}).length, true);
  if (vpn && backup < committedMbps) {
    warnings.push(`the VPN backup carries ${backup} Mbps, committed are ${committedMbps} Mbps`);
  }
  if (vpn && mtu > VPN_MTU) {
    warnings.push(
      `the VPN backup carries packets of ${VPN_MTU} bytes, Direct Connect ${mtu}: routers must clamp the MSS or fragment`,
    );
  }
  return warnings;
}
