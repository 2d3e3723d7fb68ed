import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { HybridError } from '../errors';
import { shadowedByStatic } from '../preference/preference';
import { checkAdvertised } from '../vpn/session-quota';
import { locationsOf, plannedPorts } from './resilience';
import type { SiteProps } from './site-props';

/**
 * @throws HYB005 static VPN routes beside Direct Connect; HYB013 too many prefixes; HYB020 the locations; HYB021 no router or
 *   no link; HYB022 prefixes that overlap the other side; HYB023 a link that is not there; HYB009 VPNs over no Direct Connect
 */
export function checkSite(props: SiteProps, place: IConstruct): void {
  const { vpn, directConnect, prefixes, reaches } = props;
  const refuse = (
    code: 'HYB005' | 'HYB020' | 'HYB021' | 'HYB022',
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
  checkAdvertised(prefixes, directConnect ? 'direct-connect' : 'transit-gateway', place);
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
  checkKeys(props, place);
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
  if (vpn?.routing !== 'static' || vpn.over === 'direct-connect') return;
  const lost = shadowedByStatic('transit-gateway', prefixes, prefixes);
  refuse(
    'HYB005',
    'on a transit gateway a static VPN route wins over Direct Connect for the same prefix',
    lost.join(', '),
    "vpn.routing: 'bgp'",
    'let the VPN learn by BGP, or give it shorter prefixes outside this site',
  );
}

/** What is said of one link names a link that the site has. */
function checkKeys({ vpn, directConnect, transitGateway }: SiteProps, place: IConstruct): void {
  const routers = Object.keys(vpn?.routers ?? {});
  const links = directConnect
    ? plannedPorts(directConnect.model, directConnect.locations).map(({ key }) => key)
    : [];
  const named: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['vpn.preference', Object.keys(vpn?.preference ?? {}), routers],
    ['vpn.tunnels', Object.keys(vpn?.tunnels ?? {}), routers],
    ['directConnect.preference', Object.keys(directConnect?.preference ?? {}), links],
    ['directConnect.routers', Object.keys(directConnect?.routers ?? {}), links],
    ['directConnect.routers', Object.values(directConnect?.routers ?? {}), routers],
  ];
  for (const [prop, keys, allowed] of named) {
    const stray = keys.find((key) => !allowed.includes(key));
    if (stray === undefined) continue;
    throw new HybridError('HYB023', place, {
      problem: `${prop} names what the site does not have`,
      got: stray,
      allowed: allowed.join(', ') || 'nothing',
      fix: 'correct the name, or add the link',
    });
  }
  if (vpn?.over !== 'direct-connect') return;
  const blocks = transitGateway.cidrBlocks ?? [];
  if (directConnect && blocks.length > 0) return;
  throw new HybridError('HYB009', place, {
    problem: 'VPNs over Direct Connect need it, and a block of the transit gateway for their addresses',
    got: directConnect ? 'transitGateway.cidrBlocks: none' : 'no directConnect',
    allowed: 'directConnect, and one block of the transit gateway at least',
    fix: directConnect ? 'give the transit gateway cidrBlocks' : 'add directConnect',
  });
}
