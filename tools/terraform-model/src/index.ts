export { LandbridgeError, type ErrorParts } from './errors';
export { Reference, Unknown, type Value, type ValueMap } from './value';
export { type Alternative, type Configuration, type Gap, type Resource } from './configuration';
export { choose, openAttributes, type Chosen, type OpenAttribute } from './resolve/choose';
export { MODEL_CODES } from './codes';
export { readConfiguration } from './read/read-configuration';
export { NeedsPlanError } from './read/needs-plan';
export { parseJson } from './read/parse-json';
export { isSecret, withoutSecrets } from './secrets';
export { fillTemplate, type AttributesOf } from './expression/fill-template';
export { readNetwork, type Network, type NetworkHints } from './network/network';
export { mayMean } from './network/may-mean';
export { Reading, isMap, type Entity } from './network/reading';
export type { Kind } from './network/identity';
export {
  formatAddress,
  holds,
  inside,
  overlaps,
  parseAddress,
  parsePrefix,
  prefixOf,
  type Prefix,
} from './network/prefix';
export { UnknownBlock, chosenBlocks } from './network/chosen-block';
export {
  ICMP,
  ICMPV6,
  TCP,
  UDP,
  hasPorts,
  isIcmp,
  portProtocols,
  protocolName,
  protocolNumber,
} from './network/protocol';
export type { Vpc } from './network/vpc';
export { sameZone, zoneLabel, type Zone } from './network/zone';
export type { Subnet } from './network/subnet';
export type { RouteTable, RouteTables, VpcRoute } from './network/route-table';
export type { Gateway } from './network/gateways';
export type { NatGateway } from './network/nat-gateway';
export type { ElasticIp } from './network/elastic-ip';
export type { InterfaceAddress, InterfaceKind, NetworkInterface, PublicAddress } from './network/interface';
export type { GroupPeer, GroupRule, SecurityGroup } from './network/security-group';
export type { PrefixList } from './network/prefix-list';
export type { AclRule, NetworkAcl, NetworkAcls } from './network/network-acl';
export type { Peering } from './network/peering';
export type { TransitGateway } from './network/transit-gateway';
export type { AttachmentKind, TransitAttachment } from './network/transit-attachment';
export type { TransitRoute, TransitRouteTable, TransitTables } from './network/transit-route-table';
export type { VpnConnection, VpnGateway } from './network/vpn';
export type { DirectConnect, DxAssociation, DxGateway, VirtualInterface } from './network/direct-connect';
export type { EndpointService, EndpointType, VpcEndpoint } from './network/vpc-endpoint';
export type { Forward, Listener, LoadBalancer, SubnetMapping } from './network/load-balancer';
export type { HealthCheck, Target, TargetGroup } from './network/target-group';
export { isWorkload } from './network/workload';
export type { Firewall, FirewallPolicy } from './network/firewall';
export {
  publicAccessScope,
  type PublicAccess,
  type PublicAccessExclusion,
  type PublicAccessMode,
} from './network/public-access';
