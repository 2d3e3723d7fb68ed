export { TransitError } from './errors';
export { TRANSIT_ERROR_CODES, type TransitErrorCode } from './codes';

export { TransitGateway, type ITransitGateway, type TransitGatewayProps } from './gateway/transit-gateway';
export { GatewayFlowLogs, type GatewayFlowLogsProps } from './gateway/flow-logs';
export { GatewayShare, type GatewayShareProps } from './gateway/share';

export type { IAttachment } from './attachments/attachment';
export { VpcAttachment, type VpcAttachmentProps } from './attachments/vpc-attachment';
export {
  VpcAttachmentAccepter,
  type VpcAttachmentAccepterProps,
} from './attachments/vpc-attachment-accepter';
export { GatewayRoutes, type GatewayRoutesProps } from './attachments/gateway-routes';

export { ConnectAttachment, type ConnectAttachmentProps } from './connect/connect-attachment';
export { ConnectPeer, type ConnectPeerSettings } from './connect/connect-peer';
export { GatewayPeering, type GatewayPeeringProps } from './peering/gateway-peering';
export {
  MulticastDomain,
  type Interfaces,
  type MulticastDomainProps,
  type MulticastGroups,
  type MulticastSubnets,
} from './multicast/multicast-domain';

export { InspectionVpc, type InspectionVpcProps } from './inspection/inspection-vpc';
export { DistributedInspection, type DistributedInspectionProps } from './inspection/distributed-inspection';
export type { InspectorChoice } from './inspection/inspector-choice';
export type { IInspector } from './inspection/inspector';
export {
  NetworkFirewall,
  type FirewallRuleset,
  type NetworkFirewallProps,
} from './inspection/network-firewall';
export type { FirewallRule } from './inspection/firewall-rule';
export {
  ApplianceFleet,
  type ApplianceFleetProps,
  type ApplianceSettings,
} from './inspection/appliance-fleet';
export { EgressVpc, type EgressVpcProps } from './egress/egress-vpc';

export { segmentMatrix, type Contact, type SegmentMatrix, type SegmentPolicy } from './segments/matrix';
export { deriveRoutes } from './segments/derive';
export type { Association, Blackhole, Derivation, Propagation, StaticRoute } from './segments/derivation';
export type {
  AttachmentKind,
  RemoteGateway,
  SegmentMember,
  SharedEgress,
  Topology,
} from './segments/topology';
export { INSPECTION_TABLE } from './segments/topology';
export { INSPECTION, Segments, type RemoteSegments, type SegmentsProps } from './segments/segments';
export { SegmentTables, type ISegmentTables, type SegmentTablesProps } from './segments/segment-tables';
export { SegmentMembership, type SegmentMembershipProps } from './segments/segment-membership';
export { importSegmentTables } from './segments/imported-tables';

export { TRANSIT_QUOTAS, type GrantedQuotas, type Quota, type TransitQuota } from './quotas/quotas';
