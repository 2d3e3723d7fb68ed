import { type AddressBook, CentralEndpoints, Peer, Port, Vpc, VpcOutputs } from '@landbridge/network-core';
import {
  GatewayRoutes,
  INSPECTION,
  InspectionVpc,
  VpcAttachment,
  type Derivation,
  type TransitGateway,
} from '@landbridge/transit';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { INSPECTION_VPC, VPC } from './address-plan';
import { hubInspects, inspectedOf, type LandscapeData } from './environments';
import { firewallRules } from './firewall-rules';
import { behindFirewall, FIREWALL } from './firewall-tier';
import { OwnInspection } from './own-inspection';
import { defaultProvider } from './providers';
import { tell, type OutputForms } from './state/outputs';
import {
  CENTRAL_ENDPOINTS,
  ENDPOINTS,
  FARM,
  HUB_TIERS,
  MET_TIERS,
  RESOLVER,
  SHARED_SERVICES,
} from './shared-services';
import { keepState } from './state/state';
import { TransitHubs } from './transit-hubs';
import { AmazonLinux } from './workloads/amazon-linux';
import { Servers } from './workloads/servers';

/** What the hub tells inspected environments besides. */
export const INSPECTION_OUTPUTS = {
  inspection_attachment_id: { form: 'text', description: 'Attachment of the inspection VPC' },
} as const satisfies OutputForms;

/** What the hub tells the environments, besides its VPC. */
export const SHARED_NETWORK_OUTPUTS = {
  transit_gateway_ids: {
    form: 'texts',
    description: 'Transit gateways that environments attach to, by Region',
  },
  transit_gateway_route_table_ids: {
    form: 'texts',
    description: 'Route tables of the transit gateways, by Region and segment: eu-west-1/dev',
  },
  service_security_group_ids: {
    form: 'texts',
    description: 'Security groups of the shared services, by service',
  },
  service_addresses: {
    form: 'texts',
    description: 'Addresses of the shared services’ servers, by service and zone: directory/euw1-az1',
  },
  endpoint_zone_ids: {
    form: 'texts',
    description: 'Private zones of the central endpoints, by AWS service',
  },
} as const satisfies OutputForms;

/** Key of a table in the outputs. */
export function tableKey(region: string, segment: string): string {
  return `${region}/${segment}`;
}

/** Key of a server's address in the outputs. */
export function addressKey(service: string, zone: string): string {
  return `${service}/${zone}`;
}

export interface SharedNetworkStackProps {
  readonly data: LandscapeData;
  readonly addresses: AddressBook;
  /** Tables of the gateway in each Region. */
  readonly routes: ReadonlyMap<string, Derivation>;
}

/** The hub: shared-services VPC with the directory, the transit gateways and their tables. */
export class SharedNetworkStack extends TerraformStack {
  constructor(scope: Construct, id: string, { data, addresses, routes }: SharedNetworkStackProps) {
    super(scope, id);
    const { hub, supernet } = data;
    keepState(this);
    defaultProvider(this, hub);

    const inspecting = hubInspects(data);
    const vpc = new Vpc(this, 'Vpc', {
      name: hub.name,
      account: hub.account,
      region: hub.region,
      addresses: addresses.vpc(hub.name, VPC),
      tiers: inspecting ? { ...HUB_TIERS, ...behindFirewall(Object.keys(SHARED_SERVICES)) } : HUB_TIERS,
      nat: hub.nat,
    });
    if (inspecting) new OwnInspection(this, 'OwnInspection', { vpc, data, addresses });
    const transit = new TransitHubs(this, 'Transit', { data, routes });
    const gateway = transit.gatewayIn(hub.region);
    const attachment = new VpcAttachment(this, 'Attachment', { gateway, vpc });
    const tables = transit.join({ [hub.name]: attachment.id, ...this.inspect(gateway, data, addresses) });
    new GatewayRoutes(this, 'GatewayRoutes', {
      gateway,
      tiers: inspecting ? [vpc.tier(FIREWALL)] : [...MET_TIERS, FARM, RESOLVER].map((tier) => vpc.tier(tier)),
      destinations: [supernet],
      after: attachment.ready,
    });
    const services = this.makeServices(vpc, data);

    new VpcOutputs(this, 'VpcOutputs', { vpc });
    tell(this, SHARED_NETWORK_OUTPUTS, {
      transit_gateway_ids: transit.gatewayIds,
      transit_gateway_route_table_ids: Object.fromEntries(
        [...tables].flatMap(([region, ids]) =>
          Object.entries(ids).map(([segment, tableId]) => [tableKey(region, segment), tableId]),
        ),
      ),
      service_security_group_ids: mapValues(services, ({ securityGroup }) => securityGroup.securityGroupId),
      service_addresses: Object.fromEntries(
        Object.entries(services).flatMap(([service, { addresses: own }]) =>
          [...own].map(([zone, address]) => [addressKey(service, zone), address]),
        ),
      ),
      endpoint_zone_ids: Object.fromEntries(this.makeEndpoints(vpc, data).zoneIds),
    });
  }

  /** Interface endpoints for the hub and the environments of its Region. */
  private makeEndpoints(vpc: Vpc, { hub, environments }: LandscapeData): CentralEndpoints {
    const central = new CentralEndpoints(this, 'Endpoints', {
      vpc,
      tier: vpc.tier(ENDPOINTS),
      services: CENTRAL_ENDPOINTS,
    });
    const users = [hub, ...environments.filter(({ region }) => region === hub.region)];
    const peers = users.map(({ cidr }) => Peer.cidr(cidr));
    for (const endpoint of central.endpoints.values())
      endpoint.connections.allowFromAddresses(peers, Port.tcp(443));
    return central;
  }

  /** Servers of each shared service in its tier, by service. */
  private makeServices(vpc: Vpc, { onPremises }: LandscapeData): Record<string, Servers> {
    const { imageId } = new AmazonLinux(this, 'AmazonLinux');
    const sites = Object.values(onPremises).flatMap((cidrs) => cidrs.map((cidr) => Peer.cidr(cidr)));
    const groups = Object.entries(SHARED_SERVICES).map(([tier, { id, asksSites }]): [string, Servers] => {
      const servers = new Servers(this, id, { name: tier, subnets: vpc.tier(tier).subnets, imageId });
      servers.connections.allowToAddresses(Peer.anyIpv4(), Port.tcp(443), 'updates and AWS services');
      for (const port of asksSites) servers.connections.allowToAddresses(sites, port, 'to sites on-premises');
      return [tier, servers];
    });
    return Object.fromEntries(groups);
  }

  /** The inspection VPC, where an environment is inspected; its attachment by key. */
  private inspect(
    gateway: TransitGateway,
    data: LandscapeData,
    addresses: AddressBook,
  ): Record<string, string> {
    const { hub, supernet } = data;
    if (inspectedOf(data).length === 0) return {};
    const { attachment } = new InspectionVpc(this, 'Inspection', {
      name: 'inspection',
      account: hub.account,
      region: hub.region,
      gateway,
      addresses: addresses.vpc(hub.name, INSPECTION_VPC),
      inspector: { networkFirewall: { rules: firewallRules(data, addresses) } },
      privateRanges: [supernet],
      internet: 'nat',
    });
    tell(this, INSPECTION_OUTPUTS, { inspection_attachment_id: attachment.id });
    return { [INSPECTION]: attachment.id };
  }
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
