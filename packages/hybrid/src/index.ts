export { HYBRID_ERROR_CODES, type HybridErrorCode } from './codes';
export { HybridError } from './errors';

export { VpnAppliancePair, type VpnAppliancePairProps } from './appliance/vpn-appliance-pair';

export {
  AssociationProposal,
  type AssociationProposalProps,
  type IAssociationProposal,
} from './direct-connect/association-proposal';
export type { HostedBandwidth, PortBandwidth } from './direct-connect/bandwidth';
export {
  DirectConnectGateway,
  type DirectConnectGatewayProps,
} from './direct-connect/direct-connect-gateway';
export {
  DedicatedPort,
  HostedPort,
  PartnerConnection,
  type DedicatedPortProps,
  type HostedPortProps,
  type IDirectConnectPort,
  type PartnerConnectionProps,
} from './direct-connect/port';
export { PortAlarms, type PortAlarmsProps } from './direct-connect/port-alarms';
export type { BgpSession } from './direct-connect/session';
export {
  PrivateInterface,
  PublicInterface,
  TransitInterface,
  type HostedFor,
  type PrivateInterfaceProps,
  type PublicInterfaceProps,
  type TransitInterfaceProps,
} from './direct-connect/virtual-interface';

export {
  failoverOrder,
  shadowedByStatic,
  type Candidate,
  type GatewayKind,
  type RouteOrigin,
} from './preference/preference';
export { TUNNEL_MBPS, vpnThroughput } from './preference/throughput';

export { ciscoIos } from './router-config/cisco-ios';
export { juniperJunos } from './router-config/juniper-junos';
export {
  neutralConfig,
  type RouterAuthentication,
  type RouterInterface,
  type RouterModel,
  type RouterSession,
  type RouterTunnel,
} from './router-config/router-model';
export type { DirectConnectPreference, LinkPreference } from './router-config/link-preference';
export { routersOf } from './router-config/router-book';

export { plannedPorts, type PlannedPort, type ResilienceModel } from './site/resilience';
export { Site } from './site/site';
export type { SiteDirectConnect, SiteProps, SiteVpn } from './site/site-props';

export { CustomerGateway, type CustomerGatewayProps } from './vpn/customer-gateway';
export type { GatewayEnd, IPrivateTransport, ITransitHub } from './vpn/gateway-end';
export { SiteToSiteVpn, type SiteToSiteVpnProps } from './vpn/site-to-site-vpn';
export { TunnelAlarms, type TunnelAlarmsProps } from './vpn/tunnel-alarms';
export type { DhGroup, IkeEncryption, IkeIntegrity, IkePhase, TunnelOptions } from './vpn/tunnel-options';
export { VirtualPrivateGateway, type VirtualPrivateGatewayProps } from './vpn/virtual-private-gateway';
