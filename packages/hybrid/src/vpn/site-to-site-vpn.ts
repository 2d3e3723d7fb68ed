import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { VpnConnection, type VpnConnectionConfig } from '@cdktf/provider-aws/lib/vpn-connection';
import { VpnConnectionRoute } from '@cdktf/provider-aws/lib/vpn-connection-route';
import { Cidr } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import { checkRouterAsn } from '../preference/asn';
import type { CustomerGateway } from './customer-gateway';
import { gatewayOf, type GatewayEnd } from './gateway-end';
import { preferred, type LinkPreference } from '../router-config/link-preference';
import { addTunnels } from '../router-config/router-book';
import { vpnTunnels } from '../router-config/vpn-tunnels';
import { endArguments } from './end-arguments';
import { takeInsideCidr } from './inside-cidr';
import { checkAdvertised } from './session-quota';
import { completeTunnel, tunnelArguments, type CompleteTunnel, type TunnelOptions } from './tunnel-options';
import { TunnelAlarms } from './tunnel-alarms';

export interface SiteToSiteVpnProps {
  readonly router: CustomerGateway;
  readonly on: GatewayEnd;
  /** Which prefixes lead to the site: learned from the router, or these. */
  readonly routing: 'bgp' | { readonly static: readonly [string, ...string[]] };
  /** Blocks behind the router, which it advertises by BGP. @default none: its configuration advertises nothing */
  readonly advertises?: readonly string[];
  /** How much the router wants the VPN, or each of its tunnels, to be used towards it. @default all alike */
  readonly preference?: LinkPreference | readonly [LinkPreference, LinkPreference];
  /**
   * Blocks on AWS's side that a router without BGP sends into its tunnels.
   *
   * @default those of the VPC on a virtual private gateway, else none
   */
  readonly reaches?: readonly string[];
  /** Options of each tunnel. @default strong ones */
  readonly tunnels?: readonly [TunnelOptions, TunnelOptions];
  /** Days that tunnel logs are kept in CloudWatch. @default 90 */
  readonly logRetentionDays?: number;
  /** ARN of an SNS topic that hears when a tunnel goes down. @default alarms without a listener */
  readonly alarmTopicArn?: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A VPN with two tunnels between a router and a gateway. AWS makes the pre-shared keys and keeps them in Secrets Manager:
 * none reaches Terraform, its plan or its state.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/enhanced-security.html
 */
export class SiteToSiteVpn extends Construct {
  readonly vpnConnectionId: string;
  /** Attachment of a VPN on a transit gateway, for associations and propagations; empty on a virtual private gateway. */
  readonly attachmentId: string;
  readonly router: CustomerGateway;
  readonly end: GatewayEnd;
  readonly tunnels: readonly [CompleteTunnel, CompleteTunnel];
  /** Static prefixes; empty with BGP. */
  readonly staticPrefixes: readonly string[];
  /** Outside addresses of AWS's side, and ARN of the secret with the keys. */
  readonly outside: { readonly tunnel1: string; readonly tunnel2: string; readonly secretArn: string };

  /**
   * @throws HYB001 one AS number on both sides; HYB003, HYB004 the tunnels; HYB006 the static prefixes; HYB007 the preference;
   *   HYB008 another router has the name; HYB009 what carries a private VPN; HYB013 too many prefixes
   */
  constructor(scope: Construct, id: string, props: SiteToSiteVpnProps) {
    super(scope, id);
    const { router, on, routing } = props;
    const gateway = gatewayOf(on);
    checkRouterAsn(router.asn, { 'the gateway': gateway.asn }, this);
    const [first = {}, second = {}] = props.tunnels ?? [];
    this.tunnels = [completeTunnel(first, this), completeTunnel(second, this)];
    for (const { insideCidr } of this.tunnels)
      if (insideCidr !== undefined) takeInsideCidr(gateway, insideCidr, this);
    this.staticPrefixes = routing === 'bgp' ? [] : this.checkPrefixes(routing.static);
    const { provider } = gateway;
    const logs = new CloudwatchLogGroup(this, 'Logs', {
      provider,
      namePrefix: `/aws/vpn/${router.name}-`,
      retentionInDays: props.logRetentionDays ?? 90,
      tags: { ...props.tags, Name: router.name },
    });
    const logOptions = {
      cloudwatchLogOptions: { logEnabled: true, logGroupArn: logs.arn, logOutputFormat: 'json' },
    };
    const config: VpnConnectionConfig = {
      provider,
      type: 'ipsec.1',
      customerGatewayId: router.customerGatewayId,
      staticRoutesOnly: routing !== 'bgp',
      presharedKeyStorage: 'SecretsManager',
      ...endArguments(on, router, this),
      ...tunnelArguments(1, this.tunnels[0]),
      ...tunnelArguments(2, this.tunnels[1]),
      tunnel1LogOptions: logOptions,
      tunnel2LogOptions: logOptions,
      tags: { ...props.tags, Name: router.name },
    };
    const vpn = new VpnConnection(this, 'Resource', config);
    if (gateway.kind === 'virtual-private-gateway') {
      const routes = new Construct(this, 'Routes');
      for (const prefix of this.staticPrefixes) {
        new VpnConnectionRoute(routes, prefix, {
          provider,
          vpnConnectionId: vpn.id,
          destinationCidrBlock: prefix,
        });
      }
    }
    this.vpnConnectionId = vpn.id;
    this.attachmentId = vpn.transitGatewayAttachmentId;
    this.router = router;
    this.end = on;
    this.outside = {
      tunnel1: vpn.tunnel1Address,
      tunnel2: vpn.tunnel2Address,
      secretArn: vpn.presharedKeyArn,
    };
    this.describeRouter(vpn, props);
    new TunnelAlarms(this, 'Alarms', {
      provider,
      name: router.name,
      vpnConnectionId: vpn.id,
      tunnelAddresses: { tunnel1: vpn.tunnel1Address, tunnel2: vpn.tunnel2Address },
      ...(props.alarmTopicArn !== undefined && { topicArn: props.alarmTopicArn }),
    });
  }

  /** The router's configuration agrees with the connection because it is made from it. */
  private describeRouter(connection: VpnConnection, props: SiteToSiteVpnProps): void {
    const { router, on, routing, advertises = [], preference = {} } = props;
    const [first, second] = 'length' in preference ? preference : ([preference, preference] as const);
    const isBgp = routing === 'bgp';
    const sessions = [
      preferred(isBgp ? advertises : [], first, 'vpn', this),
      preferred(isBgp ? advertises : [], second, 'vpn', this),
    ] as const;
    for (const session of sessions) checkAdvertised(session.advertises, gatewayOf(on).kind, this);
    const own = 'virtualPrivateGateway' in on ? on.virtualPrivateGateway.vpc.cidrBlocks : [];
    const source = {
      connection,
      router,
      awsAsn: gatewayOf(on).asn,
      tunnels: this.tunnels,
      routing: isBgp ? ('bgp' as const) : { reaches: props.reaches ?? own },
      sessions,
    };
    const { name, asn, terraformAddress } = router;
    addTunnels(this, { name, asn, customerGateway: terraformAddress }, () => vpnTunnels(source));
  }

  /**
   * Leads the static prefixes of a VPN on a transit gateway from one of its route tables to the VPN: AWS learns them from nobody.
   * A table takes one static route to a prefix, so that of two static VPNs of a site one only can have it; BGP fails over.
   *
   * @param key unique among the tables, e.g. the name of the segment
   * @throws HYB006 the VPN learns by BGP, or stands on a virtual private gateway, which routes by itself
   */
  routeFrom(key: string, transitGatewayRouteTableId: string): void {
    const gateway = gatewayOf(this.end);
    if (this.staticPrefixes.length === 0 || gateway.kind !== 'transit-gateway') {
      throw new HybridError('HYB006', this, {
        problem: 'routes of a transit gateway lead to a VPN with static routing',
        got:
          gateway.kind === 'transit-gateway'
            ? 'a VPN that learns by BGP'
            : 'a VPN on a virtual private gateway',
        allowed: 'a VPN with static prefixes on a transit gateway',
        fix: 'let the attachment propagate into the table',
      });
    }
    const from = (this.node.tryFindChild('From') as Construct | undefined) ?? new Construct(this, 'From');
    const place = new Construct(from, key);
    for (const prefix of this.staticPrefixes) {
      new Ec2TransitGatewayRoute(place, prefix, {
        provider: gateway.provider,
        destinationCidrBlock: prefix,
        transitGatewayAttachmentId: this.attachmentId,
        transitGatewayRouteTableId,
      });
    }
  }

  private checkPrefixes(prefixes: readonly string[]): readonly string[] {
    const unique = new Set(prefixes.map((prefix) => Cidr.parse(prefix, this.node.path).toString()));
    if (unique.size === prefixes.length && unique.size > 0) return prefixes;
    throw new HybridError('HYB006', this, {
      problem: 'a static VPN names each prefix of the site once',
      got: `[${prefixes.join(', ')}]`,
      allowed: 'one block at least, none twice',
      fix: 'correct the list, or use BGP',
    });
  }
}
