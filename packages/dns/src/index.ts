export { DNS_ERROR_CODES, type DnsErrorCode } from './codes';
export { DnsError } from './errors';

export { Delegation, type DelegationProps } from './zone/delegation';
export { DelegationSet, type DelegationSetProps } from './zone/delegation-set';
export { Dnssec, type DnssecProps } from './zone/dnssec';
export { ImportedPrivateZone, ImportedPublicZone, type ImportedZoneProps } from './zone/imported-zone';
export type { IHostedZone, IPublicZone, IServedZone } from './zone/izone';
export { PrivateZone, type PrivateZoneProps } from './zone/private-zone';
export { PublicZone, type PublicZoneProps } from './zone/public-zone';
export { QueryLog, type QueryLogProps } from './zone/query-log';
export { RegisteredDomain, type RegisteredDomainProps } from './zone/registered-domain';

export { AliasTarget, type IAliasable } from './routing/alias-target';
export { CidrCollection, type CidrCollectionProps } from './routing/cidr-collection';
export { FailoverRecords, type FailoverRecordsProps, type PrimaryRecord } from './routing/failover-records';
export {
  GeolocationRecords,
  type Continent,
  type GeolocationRecordsProps,
} from './routing/geolocation-records';
export {
  GeoproximityRecords,
  type GeoproximityRecord,
  type GeoproximityRecordsProps,
} from './routing/geoproximity-records';
export { IpBasedRecords, type IpBasedRecordsProps } from './routing/ip-based-records';
export { LatencyRecords, type LatencyRecordsProps } from './routing/latency-records';
export { MultivalueRecords, type MultivalueRecordsProps } from './routing/multivalue-records';
export type { GroupMember, RecordGroupProps } from './routing/record-group';
export type { RecordType } from './routing/record-type';
export { SimpleRecord, type SimpleRecordProps } from './routing/simple-record';
export type { AliasRecordTarget, RecordTarget, ValueTarget } from './routing/target';
export type { TrafficBranch, TrafficEndpoint, TrafficRule, TrafficTree } from './routing/traffic-document';
export { TrafficPolicy, type TrafficInstanceProps, type TrafficPolicyProps } from './routing/traffic-policy';
export { WeightedRecords, type WeightedRecord, type WeightedRecordsProps } from './routing/weighted-records';

export { AlarmHealthCheck, type AlarmHealthCheckProps } from './health/alarm-health-check';
export { CalculatedHealthCheck, type CalculatedHealthCheckProps } from './health/calculated-health-check';
export { DnsFailover, type DnsFailoverProps } from './health/dns-failover';
export { DnsNearest, type DnsNearestProps } from './health/dns-nearest';
export { DnsRollout, type DnsRolloutProps, type RolloutEntry } from './health/dns-rollout';
export type { EntryNameProps } from './health/entry-check';
export {
  EndpointHealthCheck,
  type EndpointHealthCheckProps,
  type HealthEndpoint,
  type Probe,
} from './health/endpoint-health-check';
export type { IHealthCheck } from './health/ihealth-check';
export {
  RoutingControlHealthCheck,
  type RoutingControlHealthCheckProps,
} from './health/routing-control-health-check';

export {
  DnsFirewall,
  type DnsFirewallAction,
  type DnsFirewallProps,
  type DnsFirewallRule,
} from './resolver/dns-firewall';
export type { ResolverEndpointProps } from './resolver/resolver-endpoint';
export { ForwardingRule, type ForwardingRuleProps, type ForwardingTarget } from './resolver/forwarding-rule';
export {
  ImportedForwardingRule,
  type ImportedForwardingRuleProps,
} from './resolver/imported-forwarding-rule';
export { InboundEndpoint } from './resolver/inbound-endpoint';
export { OutboundEndpoint } from './resolver/outbound-endpoint';
export { Profile, type ProfileProps } from './resolver/profile';
export {
  ResolverQueryLog,
  type ResolverLogDestination,
  type ResolverQueryLogProps,
} from './resolver/resolver-query-log';

export { VpcResolver, type VpcResolverProps } from './resolver/vpc-resolver';

export { Certificate, type CertificateProps } from './certificate/certificate';

export { Accelerator, type AcceleratorProps, type ListenerProps } from './accelerator/accelerator';
export {
  AcceleratorListener,
  type AcceleratorEndpoint,
  type EndpointGroupHealth,
  type EndpointGroupProps,
} from './accelerator/accelerator-listener';
export {
  CustomRoutingAccelerator,
  type CustomRoutingAcceleratorProps,
  type CustomRoutingGroup,
} from './accelerator/custom-routing-accelerator';
export type { PortSpan } from './accelerator/port-claims';

export { RecoveryCluster, type RecoveryClusterProps } from './recovery/recovery-cluster';
