export { ConstructError, NetworkError, type ConstructErrorParts } from './errors';
export { claim } from './claims';
export { NETWORK_ERROR_CODES, type NetworkErrorCode } from './codes';

export { AddressBook, type SubnetAddresses, type VpcAddresses } from './address-plan/addresses';
export { appendAllocations } from './address-plan/allocate';
export { Cidr } from './address-plan/cidr';
export { checkDisjoint, findOverlap, type OwnedBlock } from './address-plan/disjoint';
export { EMPTY_LEDGER, readLedger, type Ledger, type LedgerEntry } from './address-plan/ledger';
export type { AddressPlan, BlockPlan, EnvironmentPlan, TierPlan, VpcPlan } from './address-plan/plan';

export { ImportedVpc, type ImportedVpcProps, type VpcIds } from './vpc/imported-vpc';
export type { ISubnet, ITier, IVpc } from './vpc/ivpc';
export type { NatProps } from './vpc/nat-props';
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
export { SecurityGroup, type SecurityGroupProps } from './security/security-group';

export { GatewayEndpoint, type GatewayEndpointProps } from './endpoints/gateway-endpoint';
export { InterfaceEndpoint, type InterfaceEndpointProps } from './endpoints/interface-endpoint';
export { endpointPolicy, type PolicyDocument, type PolicyStatement } from './endpoints/policy';
export type { EndpointService } from './endpoints/service';

export { Peering, type PeeringProps } from './peering/peering';
export type { PeeringSide } from './peering/peering-side';
