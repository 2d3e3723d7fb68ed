import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { DirectConnectGateway } from '../direct-connect/direct-connect-gateway';
import { DedicatedPort } from '../direct-connect/port';
import { PortAlarms } from '../direct-connect/port-alarms';
import { TransitInterface } from '../direct-connect/virtual-interface';
import { checkRouterAsn } from '../preference/asn';
import { failoverOrder, type Candidate } from '../preference/preference';
import { CustomerGateway } from '../vpn/customer-gateway';
import { SiteToSiteVpn } from '../vpn/site-to-site-vpn';
import { checkSite, warningsOf } from './check-site';
import { plannedPorts } from './resilience';
import type { SiteDirectConnect, SiteProps, SiteVpn } from './site-props';

/**
 * A place with routers: its VPNs, its Direct Connect in the resilience that was asked for, and the alarms of both. Direct
 * Connect is preferred, the VPN takes over when it is withdrawn.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/aws-direct-connect-site-to-site-vpn.html
 */
export class Site extends Construct {
  readonly name: string;
  /** By router. */
  readonly vpns: ReadonlyMap<string, SiteToSiteVpn>;
  /** By location and letter. */
  readonly interfaces: ReadonlyMap<string, TransitInterface>;
  /** Attachments on the transit gateway, for a segment's association and propagations: VPNs by router, and `direct-connect`. */
  readonly attachmentIds: ReadonlyMap<string, string>;
  /** Links in the order in which AWS uses them towards the site. */
  readonly failoverOrder: readonly string[];

  /** @throws HYB001 the AS number; HYB002 to HYB004 the VPNs; HYB005, HYB013, HYB020, HYB021, HYB022 the site as a whole */
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    checkSite(props, this);
    checkRouterAsn(props.asn, { 'the transit gateway': props.transitGateway.asn }, this);
    for (const warning of warningsOf(props)) Annotations.of(this).addWarning(warning);
    this.name = props.name;
    const attachments = new Map<string, string>();
    this.interfaces = props.directConnect
      ? this.directConnect(props, props.directConnect, attachments)
      : new Map<string, TransitInterface>();
    this.vpns = props.vpn ? this.vpnConnections(props, props.vpn) : new Map<string, SiteToSiteVpn>();
    for (const [router, { attachmentId }] of this.vpns) attachments.set(router, attachmentId);
    this.attachmentIds = attachments;
    this.failoverOrder = failoverOrder('transit-gateway', this.candidates(props)).map(({ name }) => name);
  }

  private vpnConnections(props: SiteProps, vpn: SiteVpn): Map<string, SiteToSiteVpn> {
    const routers = new Construct(this, 'Routers');
    return new Map(
      Object.entries(vpn.routers).map(([key, address]) => {
        const place = new Construct(routers, key);
        const { name, asn, provider, tags, transitGateway, alarmTopicArn } = props;
        const router = new CustomerGateway(place, 'Gateway', {
          name: `${name}-${key}`,
          address,
          asn,
          ...(provider && { provider }),
          ...(tags && { tags }),
        });
        const tunnels = vpn.tunnels?.[key];
        const connection = new SiteToSiteVpn(place, 'Vpn', {
          router,
          on: { transitGateway },
          routing: vpn.routing === 'static' ? { static: props.prefixes } : 'bgp',
          ...(tunnels && { tunnels }),
          ...(alarmTopicArn !== undefined && { alarmTopicArn }),
          ...(tags && { tags }),
        });
        return [key, connection];
      }),
    );
  }

  private directConnect(
    props: SiteProps,
    dx: SiteDirectConnect,
    attachments: Map<string, string>,
  ): Map<string, TransitInterface> {
    const { name, provider, tags, alarmTopicArn } = props;
    const gateway = new DirectConnectGateway(this, 'DirectConnect', {
      name,
      ...(dx.gatewayAsn !== undefined && { asn: dx.gatewayAsn }),
      ...(provider && { provider }),
    });
    attachments.set(
      'direct-connect',
      gateway.associate('hub', { transitGateway: props.transitGateway }, props.reaches),
    );
    const ports = new Construct(this, 'Ports');
    return new Map(
      plannedPorts(dx.model, dx.locations).map(({ key, location }) => {
        const place = new Construct(ports, key);
        const port = new DedicatedPort(place, 'Port', {
          name: `${name}-${key}`,
          location,
          bandwidth: dx.bandwidth,
          ...(dx.macsecSecretArn !== undefined && { macsecSecretArn: dx.macsecSecretArn }),
          ...(provider && { provider }),
          ...(tags && { tags }),
        });
        new PortAlarms(place, 'Alarms', {
          port,
          ...(alarmTopicArn !== undefined && { topicArn: alarmTopicArn }),
        });
        const transit = new TransitInterface(place, 'Interface', {
          name: `${name}-${key}`,
          port,
          gateway,
          vlan: dx.vlan ?? 100,
          asn: props.asn,
          mtu: dx.mtu ?? 1500,
          ...(tags && { tags }),
        });
        return [key, transit];
      }),
    );
  }

  private candidates({ prefixes, vpn }: SiteProps): Candidate[] {
    const [prefix] = prefixes;
    const direct = [...this.interfaces.keys()].map((name): Candidate => ({
      name,
      prefix,
      origin: 'direct-connect',
    }));
    const origin = vpn?.routing === 'static' ? 'static' : 'vpn';
    return [...[...this.vpns.keys()].map((name): Candidate => ({ name, prefix, origin })), ...direct];
  }
}
