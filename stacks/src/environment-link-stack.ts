import {
  ImportedVpc,
  Peering,
  SharedZone,
  vpcIdsFrom,
  type AddressBook,
  type ImportedVpcProps,
} from '@landbridge/network-core';
import {
  GatewayRoutes,
  importSegmentTables,
  INSPECTION,
  SegmentMembership,
  VpcAttachmentAccepter,
  type Derivation,
} from '@landbridge/transit';
import { TerraformStack, type TerraformRemoteState } from 'cdktf';
import { Construct } from 'constructs';
import { VPC } from './address-plan';
import { ENVIRONMENT_NETWORK_OUTPUTS, type EnvironmentNetworkStack } from './environment-network-stack';
import { inspectedOf, inspectsItself, type LandscapeData } from './environments';
import type { Environment, Place } from './environments/environment';
import { aliasedProvider, defaultProvider } from './providers';
import {
  INSPECTION_OUTPUTS,
  SHARED_NETWORK_OUTPUTS,
  tableKey,
  type SharedNetworkStack,
} from './shared-network-stack';
import { LinkServices } from './link-services';
import { FIREWALL } from './firewall-tier';
import { CENTRAL_ENDPOINTS, HUB_TIERS, MET_TIERS } from './shared-services';
import { read } from './state/outputs';
import { keepState, stateOf } from './state/state';

export interface EnvironmentLinkStackProps {
  readonly environment: Environment;
  readonly data: LandscapeData;
  readonly network: EnvironmentNetworkStack;
  readonly shared: SharedNetworkStack;
  readonly addresses: AddressBook;
  /** Tables of the gateway in the environment's Region. */
  readonly routes: Derivation;
}

/**
 * What joins one environment to the hub, in both accounts: the peering with shared services, the acceptance of the
 * attachment, its place in the segments, and the routes that need either.
 */
export class EnvironmentLinkStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: EnvironmentLinkStackProps) {
    super(scope, id);
    const { environment, data, network, shared, addresses, routes } = props;
    const { hub, supernet } = data;
    keepState(this);
    defaultProvider(this, environment);
    const provider = aliasedProvider(this, hub);

    const hubState = stateOf(this, shared);
    const ownState = stateOf(this, network);
    const hubOutputs = read(hubState, SHARED_NETWORK_OUTPUTS);
    const ownOutputs = read(ownState, ENVIRONMENT_NETWORK_OUTPUTS);
    const vpcOf = (
      id: string,
      owner: Place,
      state: TerraformRemoteState,
      props: Pick<ImportedVpcProps, 'provider' | 'tiers'> = {},
    ): ImportedVpc =>
      new ImportedVpc(this, id, {
        name: owner.name,
        account: owner.account,
        region: owner.region,
        addresses: addresses.vpc(owner.name, VPC),
        ids: vpcIdsFrom(state),
        ...props,
      });
    const vpc = vpcOf('Vpc', environment, ownState);
    const services = vpcOf('SharedServices', hub, hubState, { provider, tiers: HUB_TIERS });

    const inspected = environment.connection.mode === 'inspected';
    if (!inspected) this.peer(vpc, services);
    new LinkServices(this, 'Services', {
      servers: { vpc, tier: vpc.tier('private'), securityGroupId: ownOutputs.app_security_group_id },
      hub: { vpc: services, securityGroupId: hubOutputs.service_security_group_ids },
    });

    if (environment.region === hub.region) {
      const zones = new Construct(this, 'EndpointZones');
      for (const service of CENTRAL_ENDPOINTS) {
        const zoneId = hubOutputs.endpoint_zone_ids(service);
        new SharedZone(zones, service, { zoneId, owner: services, user: vpc });
      }
    }

    const gateway = {
      id: hubOutputs.transit_gateway_ids(environment.region),
      account: hub.account,
      region: environment.region,
      provider:
        environment.region === hub.region
          ? provider
          : aliasedProvider(this, { ...hub, region: environment.region }),
    };
    const attachment = new VpcAttachmentAccepter(this, 'Attachment', {
      gateway,
      attachmentId: ownOutputs.transit_gateway_attachment_id,
      name: environment.name,
      cidrs: vpc.cidrBlocks,
    });
    const tableIds = routes.tables.map((segment) => [
      segment,
      hubOutputs.transit_gateway_route_table_ids(tableKey(environment.region, segment)),
    ]);
    new SegmentMembership(this, 'Segment', {
      gateway,
      derivation: routes,
      tables: importSegmentTables(this, Object.fromEntries(tableIds)),
      member: environment.name,
      attachmentId: attachment.id,
      through: inspectedOf(data).includes(environment)
        ? { [INSPECTION]: read(hubState, INSPECTION_OUTPUTS).inspection_attachment_id }
        : {},
    });
    new GatewayRoutes(this, 'GatewayRoutes', {
      gateway,
      tiers: [vpc.tier(inspectsItself(environment) ? FIREWALL : 'private')],
      // Without NAT of its own, an environment sends everything to the gateway.
      destinations: [inspected && !inspectsItself(environment) ? '0.0.0.0/0' : supernet],
      after: attachment.ready,
    });
  }

  /** A peering of the environment's servers with every shared service. */
  private peer(vpc: ImportedVpc, services: ImportedVpc): void {
    new Peering(this, 'Peering', {
      requester: { vpc, subnets: [vpc.tier('private')] },
      accepter: { vpc: services, subnets: MET_TIERS.map((tier) => services.tier(tier)) },
    });
  }
}
