import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { DirectConnectGateway } from '../direct-connect/direct-connect-gateway';
import type { TransitInterface } from '../direct-connect/virtual-interface';
import { checkRouterAsn } from '../preference/asn';
import { failoverOrder, type Candidate, type RouteOrigin } from '../preference/preference';
import type { DirectConnectPreference } from '../router-config/link-preference';
import type { SiteToSiteVpn } from '../vpn/site-to-site-vpn';
import { checkSite } from './check-site';
import { sharedAsnWarning } from './shared-asn';
import { sitePorts } from './site-ports';
import type { SiteDirectConnect, SiteProps } from './site-props';
import { siteVpns } from './site-vpns';
import { warningsOf } from './site-warnings';

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

  /**
   * @throws HYB001 the AS number; HYB002 to HYB004 the VPNs; HYB005, HYB007 to HYB009, HYB013, HYB020 to HYB023 the site as a whole
   */
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    checkSite(props, this);
    checkRouterAsn(props.asn, { 'the transit gateway': props.transitGateway.asn }, this);
    const warnings = [...warningsOf(props), ...sharedAsnWarning(props, this)];
    for (const warning of warnings) Annotations.of(this).addWarning(warning);
    this.name = props.name;
    const { directConnect: dx, vpn } = props;
    const gateway = dx && this.directConnect(props, dx);
    this.interfaces =
      dx && gateway ? sitePorts(this, props, dx, gateway) : new Map<string, TransitInterface>();
    const transport = vpn?.over === 'direct-connect' ? gateway?.transport('hub') : undefined;
    this.vpns = vpn ? siteVpns(this, props, vpn, transport) : new Map<string, SiteToSiteVpn>();
    this.attachmentIds = new Map([
      ...(gateway ? [['direct-connect', gateway.transport('hub').attachmentId] as const] : []),
      ...[...this.vpns].map(([router, { attachmentId }]) => [router, attachmentId] as const),
    ]);
    this.failoverOrder = failoverOrder('transit-gateway', this.candidates(props)).map(({ name }) => name);
  }

  private directConnect(props: SiteProps, dx: SiteDirectConnect): DirectConnectGateway {
    const { name, provider, transitGateway, vpn } = props;
    const gateway = new DirectConnectGateway(this, 'DirectConnect', {
      name,
      ...(dx.gatewayAsn !== undefined && { asn: dx.gatewayAsn }),
      ...(provider && { provider }),
    });
    const heard = vpn?.over === 'direct-connect' ? (transitGateway.cidrBlocks ?? []) : props.reaches;
    gateway.associate('hub', { transitGateway }, heard);
    return gateway;
  }

  private candidates({ prefixes, vpn, directConnect }: SiteProps): Candidate[] {
    const [prefix] = prefixes;
    const isPrivate = vpn?.over === 'direct-connect';
    const candidate = (
      name: string,
      origin: RouteOrigin,
      preference: DirectConnectPreference,
    ): Candidate => ({
      name,
      origin,
      prefix: preference.moreSpecific?.[0] ?? prefix,
      asPathLength: 1 + (preference.prepend ?? 0),
      med: preference.med ?? 0,
      localPreference: preference.localPreference ?? 'medium',
    });
    const origin = vpn?.routing === 'static' ? 'static' : isPrivate ? 'vpn-private' : 'vpn';
    const vpns = [...this.vpns.keys()].map((key) => candidate(key, origin, vpn?.preference?.[key] ?? {}));
    const direct = [...this.interfaces.keys()].map((key) =>
      candidate(key, 'direct-connect', directConnect?.preference?.[key] ?? {}),
    );
    return isPrivate ? vpns : [...vpns, ...direct];
  }
}
