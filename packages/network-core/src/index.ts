export { ConstructError, NetworkError, type ConstructErrorParts } from './errors';
export { claim } from './claims';
export { rangeCheck, type RangeCheck } from './range-check';
export { NETWORK_ERROR_CODES, type NetworkErrorCode } from './codes';

export { AddressBook, type SubnetAddresses, type VpcAddresses } from './address-plan/addresses';
export { appendAllocations } from './address-plan/allocate';
export { Cidr } from './address-plan/cidr';
export { checkDisjoint, findOverlap, type OwnedBlock } from './address-plan/disjoint';
export { isPrivateAddress } from './address-plan/private-address';
export { EMPTY_LEDGER, readLedger, type Ledger, type LedgerEntry } from './address-plan/ledger';
export type { AddressPlan, BlockPlan, EnvironmentPlan, TierPlan, VpcPlan } from './address-plan/plan';

export {
  existingFlowLogBucket,
  type FlowLogFiles,
  type FlowLogSource,
  type IFlowLogDestination,
} from './flow-logs/destination';
export { FlowLog, type FlowLogProps } from './flow-logs/flow-log';
export { FlowLogBucket, type FlowLogBucketProps } from './flow-logs/flow-log-bucket';
export { FlowLogGroup, type FlowLogGroupProps } from './flow-logs/flow-log-group';
export type { LogKey } from './flow-logs/log-key';

export { Ipam, type IpamPoolProps, type IpamProps } from './ipam/ipam';
export type { IIpamPool } from './ipam/ipam-pool';

export { VPC_QUOTAS, type GrantedQuotas, type Quota, type VpcQuota } from './quotas/quotas';
export { useQuota } from './quotas/use-quota';

export { ResourceShare, type ResourceShareProps } from './sharing/resource-share';
export { SharedSubnets, type SharedSubnetsProps } from './sharing/shared-subnets';

export {
  BlockPublicAccess,
  type BlockPublicAccessProps,
  type PublicAccessExclusion,
} from './vpc/block-public-access';
export { DhcpOptions, type DhcpOptionsProps } from './vpc/dhcp-options';
export { ImportedVpc, type ImportedVpcProps, type VpcIds } from './vpc/imported-vpc';
export type { ISubnet, ITier, IVpc } from './vpc/ivpc';
export type { NatProps } from './vpc/nat-props';
export { PrivateNat, type PrivateNatProps } from './vpc/private-nat';
export { checkAccount, checkRegion, checkZone, partitionOf } from './vpc/regions';
export { Route, type RouteDestination, type RouteProps, type RouteTarget } from './vpc/route';
export type { Ipv6Props } from './vpc/ipv6';
export type { TierKind } from './vpc/tier-kind';
export type { TierProps } from './vpc/tier-props';
export { Vpc } from './vpc/vpc';
export { vpcIdsFrom, VpcOutputs, type VpcOutputsProps } from './vpc/vpc-outputs';
export type { VpcProps, VpcShape } from './vpc/vpc-props';

export { Connections, type ConnectionOptions, type PeeringWay, type Way } from './security/connections';
export { ImportedSecurityGroup, type ImportedSecurityGroupProps } from './security/imported-security-group';
export type { IConnectable, ISecurityGroup } from './security/isecurity-group';
export { Peer, type AddressPeer } from './security/peer';
export { Port } from './security/port';
export type { AclRule, AclRules } from './security/acl-rules';
export type { EphemeralPorts } from './security/ephemeral-ports';
export { NetworkAcl, type NetworkAclProps } from './security/network-acl';
export {
  AwsPrefixList,
  PrefixList,
  type AwsPrefixListProps,
  type IPrefixList,
  type PrefixListProps,
} from './security/prefix-list';
export { SecurityGroup, type SecurityGroupProps } from './security/security-group';

export { CentralEndpoints, type CentralEndpointsProps } from './endpoints/central-endpoints';
export { GatewayEndpoint, type GatewayEndpointProps } from './endpoints/gateway-endpoint';
export { InterfaceEndpoint, type InterfaceEndpointProps } from './endpoints/interface-endpoint';
export { endpointPolicy, type PolicyDocument, type PolicyStatement } from './endpoints/policy';
export {
  PrivateLinkService,
  type PrivateLinkServiceProps,
  type ServiceBalancers,
} from './endpoints/private-link-service';
export { SharedZone, type SharedZoneProps } from './endpoints/shared-zone';
export type { EndpointService } from './endpoints/service';

export { type Expiry } from './peering/expiry';
export {
  PeeringHub,
  PeeringMesh,
  type PeeringHubProps,
  type PeeringMember,
  type PeeringMeshProps,
} from './peering/peering-mesh';
export { Peering, type PeeringProps } from './peering/peering';
export type { PeeringSide } from './peering/peering-side';
