import { AddressBook, Peer, Port, Vpc, VpcOutputs } from '@landbridge/network-core';
import {
  GatewayRoutes,
  INSPECTION,
  InspectionVpc,
  SegmentMembership,
  SegmentTables,
  TransitGateway,
  VpcAttachment,
  type Derivation,
  type SegmentMembershipProps,
} from '@landbridge/transit';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { INSPECTION_VPC, VPC } from './address-plan';
import { inspectedOf, type LandscapeData } from './environments';
import { firewallRules } from './firewall-rules';
import { defaultProvider } from './providers';
import { tell, type OutputForms } from './state/outputs';
import { keepState } from './state/state';
import { AmazonLinux } from './workloads/amazon-linux';
import { Servers } from './workloads/servers';

/** What the hub tells inspected environments besides. */
export const INSPECTION_OUTPUTS = {
  inspection_attachment_id: { form: 'text', description: 'Attachment of the inspection VPC' },
} as const satisfies OutputForms;

/** What the hub tells the environments, besides its VPC. */
export const SHARED_NETWORK_OUTPUTS = {
  transit_gateway_id: { form: 'text', description: 'Transit gateway that every environment attaches to' },
  transit_gateway_route_table_ids: {
    form: 'texts',
    description: 'Route tables of the transit gateway, by segment',
  },
  directory_security_group_id: { form: 'text', description: 'Security group of the directory servers' },
} as const satisfies OutputForms;

export interface SharedNetworkStackProps {
  readonly data: LandscapeData;
  readonly addresses: AddressBook;
  readonly routes: Derivation;
}

/** The hub: shared-services VPC with the directory, the transit gateway and its tables. */
export class SharedNetworkStack extends TerraformStack {
  constructor(scope: Construct, id: string, { data, addresses, routes }: SharedNetworkStackProps) {
    super(scope, id);
    const { hub, environments, supernet } = data;
    keepState(this);
    defaultProvider(this, hub);

    const vpc = new Vpc(this, 'Vpc', {
      name: hub.name,
      account: hub.account,
      region: hub.region,
      addresses: addresses.vpc(hub.name, VPC),
      nat: hub.nat,
    });
    const gateway = new TransitGateway(this, 'TransitGateway', {
      name: 'landbridge',
      account: hub.account,
      region: hub.region,
      shareWith: environments.map(({ account }) => account),
    });
    const inspection = inspectedOf(data).length > 0 ? this.inspect(gateway, data, addresses) : undefined;
    const through: Record<string, string> = inspection ? { [INSPECTION]: inspection.attachment.id } : {};
    const tables = new SegmentTables(this, 'SegmentTables', {
      gateway,
      derivation: routes,
      attachments: through,
    });
    const attachment = new VpcAttachment(this, 'Attachment', { gateway, vpc });
    const segment = {
      gateway,
      derivation: routes,
      tables,
      through,
    } satisfies Partial<SegmentMembershipProps>;
    new SegmentMembership(this, 'Segment', { ...segment, member: hub.name, attachmentId: attachment.id });
    if (inspection) {
      const member = { member: INSPECTION, attachmentId: inspection.attachment.id };
      new SegmentMembership(this, 'InspectionSegment', { ...segment, ...member });
      tell(this, INSPECTION_OUTPUTS, { inspection_attachment_id: inspection.attachment.id });
    }
    new GatewayRoutes(this, 'GatewayRoutes', {
      gateway,
      tiers: [vpc.tier('private')],
      destinations: [supernet],
      after: attachment.ready,
    });
    const directory = new Servers(this, 'Directory', {
      name: 'directory',
      subnets: vpc.tier('private').subnets,
      imageId: new AmazonLinux(this, 'AmazonLinux').imageId,
    });
    directory.connections.allowToAddresses(Peer.anyIpv4(), Port.tcp(443), 'updates and AWS services');

    new VpcOutputs(this, 'VpcOutputs', { vpc });
    tell(this, SHARED_NETWORK_OUTPUTS, {
      transit_gateway_id: gateway.id,
      transit_gateway_route_table_ids: tables.tableIds,
      directory_security_group_id: directory.securityGroup.securityGroupId,
    });
  }
  private inspect(gateway: TransitGateway, data: LandscapeData, addresses: AddressBook): InspectionVpc {
    const { hub, supernet } = data;
    const sharedServices = addresses.vpc(hub.name, VPC).cidr;
    return new InspectionVpc(this, 'Inspection', {
      name: 'inspection',
      account: hub.account,
      region: hub.region,
      gateway,
      addresses: addresses.vpc(hub.name, INSPECTION_VPC),
      inspector: { networkFirewall: { rules: firewallRules(data, sharedServices) } },
      privateRanges: [supernet],
      internet: 'nat',
    });
  }
}
