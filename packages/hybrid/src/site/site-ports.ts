import { Construct } from 'constructs';
import type { DirectConnectGateway } from '../direct-connect/direct-connect-gateway';
import { DedicatedPort } from '../direct-connect/port';
import { PortAlarms } from '../direct-connect/port-alarms';
import { TransitInterface } from '../direct-connect/virtual-interface';
import { plannedPorts } from './resilience';
import type { SiteDirectConnect, SiteProps } from './site-props';
import { routerName } from './site-vpns';

/** The ports of a site's resilience model with a virtual interface each, by location and letter. */
export function sitePorts(
  scope: Construct,
  props: SiteProps,
  dx: SiteDirectConnect,
  gateway: DirectConnectGateway,
): Map<string, TransitInterface> {
  const { name, provider, tags, alarmTopicArn } = props;
  const ports = new Construct(scope, 'Ports');
  return new Map(
    plannedPorts(dx.model, dx.locations).map(({ key, location }) => {
      const place = new Construct(ports, key);
      const port = new DedicatedPort(place, 'Port', {
        name: `${name}-${key}`,
        location,
        bandwidth: dx.bandwidth,
        ...(dx.bundle !== undefined && { bundle: dx.bundle }),
        ...(dx.macsecSecretArn !== undefined && { macsecSecretArn: dx.macsecSecretArn }),
        ...(provider && { provider }),
        ...(tags && { tags }),
      });
      new PortAlarms(place, 'Alarms', {
        port,
        ...(alarmTopicArn !== undefined && { topicArn: alarmTopicArn }),
      });
      const router = dx.routers?.[key];
      const preference = dx.preference?.[key];
      const transit = new TransitInterface(place, 'Interface', {
        name: `${name}-${key}`,
        port,
        gateway,
        vlan: dx.vlan ?? 100,
        asn: props.asn,
        mtu: dx.mtu ?? 1500,
        siteLink: dx.siteLink ?? false,
        advertises: advertisedOnDirectConnect(props),
        ...(router !== undefined && { router: routerName(name, router) }),
        ...(preference && { preference }),
        ...(tags && { tags }),
      });
      return [key, transit];
    }),
  );
}

/**
 * Where VPNs go through Direct Connect, only their routers are reached by it in clear: a transit gateway would prefer it to the
 * VPN for every other block.
 */
function advertisedOnDirectConnect({ vpn, prefixes }: SiteProps): readonly string[] {
  if (vpn?.over !== 'direct-connect') return prefixes;
  return Object.values(vpn.routers).map((address) => `${address}/32`);
}
