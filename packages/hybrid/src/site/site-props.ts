import type { TerraformProvider } from 'cdktf';
import type { PortBandwidth } from '../direct-connect/bandwidth';
import type { DirectConnectPreference, LinkPreference } from '../router-config/link-preference';
import type { ITransitHub } from '../vpn/gateway-end';
import type { TunnelOptions } from '../vpn/tunnel-options';
import type { ResilienceModel } from './resilience';

/** A place with routers, the prefixes behind them, and its links to AWS. */
export interface SiteProps {
  /** Short name, e.g. `hq`; part of names. */
  readonly name: string;
  /** Blocks behind the routers. */
  readonly prefixes: readonly [string, ...string[]];
  /** AS number of the routers. */
  readonly asn: number;
  readonly transitGateway: ITransitHub;
  /** Blocks on AWS's side that the site may reach; no block of the site may overlap them. */
  readonly reaches: readonly [string, ...string[]];
  /** VPNs from each router. @default none */
  readonly vpn?: SiteVpn;
  /** @default none */
  readonly directConnect?: SiteDirectConnect;
  /** ARN of an SNS topic that hears of links that go down. @default alarms without a listener */
  readonly alarmTopicArn?: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface SiteVpn {
  /** Address by router, e.g. `{ a: '203.0.113.10' }`: public, or private with `over: 'direct-connect'`. */
  readonly routers: Readonly<Record<string, string>>;
  /** @default 'bgp' */
  readonly routing?: 'bgp' | 'static';
  /**
   * What carries the VPNs. Over Direct Connect they encrypt what goes through it: the routers then hear there of the transit
   * gateway's own blocks only, and of everything else through the VPN.
   *
   * @default 'internet'
   */
  readonly over?: 'internet' | 'direct-connect';
  /** By router, how much it wants its VPN to be used towards the site. @default all alike: traffic is spread over them */
  readonly preference?: Readonly<Record<string, LinkPreference>>;
  /** Options of both tunnels by router. @default strong ones */
  readonly tunnels?: Readonly<Record<string, readonly [TunnelOptions, TunnelOptions]>>;
}

export interface SiteDirectConnect {
  readonly model: ResilienceModel;
  /** Location codes, as many as the model asks for. */
  readonly locations: readonly string[];
  readonly bandwidth: PortBandwidth;
  /** AS number of the Direct Connect gateway. @default 64513 */
  readonly gatewayAsn?: number;
  /** VLAN of every virtual interface. @default 100 */
  readonly vlan?: number;
  /** Ports bundled to each connection (LAG), see {@link DedicatedPort}. @default 1 */
  readonly bundle?: number;
  /** Reach other sites through AWS's network; costs by the hour and byte. @default false */
  readonly siteLink?: boolean;
  /**
   * Router of `vpn.routers` that a connection ends at, by location and letter, e.g. `{ 'EqDB2-a': 'a' }`: its configuration then
   * holds tunnels and sessions alike.
   *
   * @default a router of the connection's own
   */
  readonly routers?: Readonly<Record<string, string>>;
  /** By location and letter, how much the router wants the connection to be used towards the site. @default all alike */
  readonly preference?: Readonly<Record<string, DirectConnectPreference>>;
  /** Bytes. @default 1500 */
  readonly mtu?: 1500 | 8500;
  /** Mbps that have to arrive when any one location is lost. @default no promise */
  readonly committedMbps?: number;
  /** ARN of the secret with the MACsec key. @default no encryption */
  readonly macsecSecretArn?: string;
}
