import type { Configuration, Gap } from '../configuration';
import type { Unknown } from '../value';
import { readDirectConnect, type DirectConnect } from './direct-connect';
import { readElasticIps, type ElasticIp } from './elastic-ip';
import { readFirewalls, type Firewall } from './firewall';
import { readEgressOnlyGateways, readInternetGateways, type Gateway } from './gateways';
import { readInstanceInterfaces } from './instance';
import type { NetworkInterface } from './interface';
import { readLaunchTemplates } from './launch-template';
import { readLoadBalancers, type LoadBalancer } from './load-balancer';
import { spreadLooseEnds } from './loose-ends';
import { readNatGateways, type NatGateway } from './nat-gateway';
import { readNetworkAcls, type NetworkAcls } from './network-acl';
import { readPeerings, type Peering } from './peering';
import { readPrefixLists, type PrefixList } from './prefix-list';
import { readPublicAccess, type PublicAccess } from './public-access';
import { Reading } from './reading';
import { readRouteTables, type RouteTables } from './route-table';
import { readSecurityGroups, type SecurityGroup } from './security-group';
import { spreadDoubts } from './strays';
import { readSubnets, type Subnet } from './subnet';
import { readTargetGroups, type TargetGroup } from './target-group';
import { readTransitAttachments, type TransitAttachment } from './transit-attachment';
import { readTransitGateways, type TransitGateway } from './transit-gateway';
import { readTransitTables, type TransitTables } from './transit-route-table';
import {
  readEndpointServices,
  readVpcEndpoints,
  type EndpointService,
  type VpcEndpoint,
} from './vpc-endpoint';
import { addExternalVpcs, readVpcs, type Vpc } from './vpc';
import { readVpnConnections, readVpnGateways, type VpnConnection, type VpnGateway } from './vpn';
import { readWorkloads } from './workload';

/** Everything of a configuration that says something about packets, typed and with references resolved. */
export interface Network {
  readonly reading: Reading;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly routeTables: RouteTables;
  readonly internetGateways: ReadonlyMap<string, Gateway>;
  readonly egressOnlyGateways: ReadonlyMap<string, Gateway>;
  readonly natGateways: ReadonlyMap<string, NatGateway>;
  readonly elasticIps: ReadonlyMap<string, ElasticIp>;
  /** Interfaces of instances, workloads and those Terraform makes; other kinds follow from their nouns. */
  readonly interfaces: ReadonlyMap<string, NetworkInterface>;
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>;
  readonly networkAcls: NetworkAcls;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
  readonly peerings: ReadonlyMap<string, Peering>;
  readonly transitGateways: ReadonlyMap<string, TransitGateway>;
  readonly transitAttachments: ReadonlyMap<string, TransitAttachment>;
  readonly transitTables: TransitTables;
  readonly vpnGateways: ReadonlyMap<string, VpnGateway>;
  readonly vpnConnections: ReadonlyMap<string, VpnConnection>;
  readonly directConnect: DirectConnect;
  readonly endpoints: ReadonlyMap<string, VpcEndpoint>;
  readonly endpointServices: ReadonlyMap<string, EndpointService>;
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  readonly firewalls: ReadonlyMap<string, Firewall>;
  readonly publicAccess: PublicAccess;
  /** Things that cannot be placed in the network, with the reason. */
  readonly adrift: ReadonlyMap<string, Unknown>;
  readonly gaps: readonly Gap[];
}

/** What must be known from outside to read a configuration. */
export interface NetworkHints {
  /** Zone name → zone id. */
  readonly zoneIds?: ReadonlyMap<string, string>;
  /** Peering connection → status, where it is known better than the configuration says. */
  readonly peeringStatus?: ReadonlyMap<string, string>;
}

export function readNetwork(configuration: Configuration, hints: NetworkHints = {}): Network {
  const reading = new Reading(configuration);
  const vpcs = readVpcs(reading);
  const { subnets, adrift } = readSubnets(reading, hints.zoneIds ?? new Map(), vpcs);
  const own = [...vpcs.keys()];
  addExternalVpcs(reading, vpcs, subnets.values());
  const elasticIps = readElasticIps(reading);
  const templates = readLaunchTemplates(reading);
  const instances = readInstanceInterfaces(reading, subnets, elasticIps, templates, adrift);
  const workloads = readWorkloads(reading, subnets, templates, adrift);
  const transitGateways = readTransitGateways(reading);
  const transitAttachments = readTransitAttachments(reading, transitGateways);
  const network: Network = {
    reading,
    vpcs,
    subnets,
    elasticIps,
    routeTables: readRouteTables(reading, own),
    internetGateways: readInternetGateways(reading),
    egressOnlyGateways: readEgressOnlyGateways(reading),
    natGateways: readNatGateways(reading),
    interfaces: new Map([...instances.interfaces, ...workloads.interfaces]),
    securityGroups: readSecurityGroups(reading, own),
    networkAcls: readNetworkAcls(reading, own),
    prefixLists: readPrefixLists(reading),
    peerings: readPeerings(reading, hints.peeringStatus ?? new Map()),
    transitGateways,
    transitAttachments,
    transitTables: readTransitTables(reading, transitGateways, transitAttachments),
    vpnGateways: readVpnGateways(reading),
    vpnConnections: readVpnConnections(reading),
    directConnect: readDirectConnect(reading),
    endpoints: readVpcEndpoints(reading),
    endpointServices: readEndpointServices(reading),
    loadBalancers: readLoadBalancers(reading),
    targetGroups: readTargetGroups(reading),
    firewalls: readFirewalls(reading),
    publicAccess: readPublicAccess(reading),
    adrift: new Map([...adrift, ...instances.adrift, ...workloads.adrift]),
    gaps: configuration.gaps,
  };
  spreadDoubts(network);
  spreadLooseEnds(network);
  return network;
}
