import { type AddressBook, Peer, Port, Vpc, VpcOutputs } from '@landbridge/network-core';
import { VpcAttachment } from '@landbridge/transit';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { VPC } from './address-plan';
import { inspectsItself, type LandscapeData } from './environments';
import type { Environment } from './environments/environment';
import { behindFirewall } from './firewall-tier';
import { OwnInspection } from './own-inspection';
import { defaultProvider } from './providers';
import { SHARED_NETWORK_OUTPUTS, type SharedNetworkStack } from './shared-network-stack';
import { read, tell, type OutputForms } from './state/outputs';
import { keepState, stateOf } from './state/state';
import { AmazonLinux } from './workloads/amazon-linux';
import { Servers } from './workloads/servers';

/** What an environment tells its link to the hub, besides its VPC. */
export const ENVIRONMENT_NETWORK_OUTPUTS = {
  transit_gateway_attachment_id: {
    form: 'text',
    description: 'Attachment that waits for acceptance by the hub',
  },
  app_addresses: { form: 'texts', description: 'Addresses of the application servers, by zone' },
  app_security_group_id: { form: 'text', description: 'Security group of the application servers' },
} as const satisfies OutputForms;

/** Tiers with servers. */
const SERVER_TIERS = ['private'] as const;

export interface EnvironmentNetworkStackProps {
  readonly environment: Environment;
  readonly data: LandscapeData;
  readonly shared: SharedNetworkStack;
  readonly addresses: AddressBook;
}

/** One environment: its VPC, its application servers, and the request to attach to the hub. */
export class EnvironmentNetworkStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: EnvironmentNetworkStackProps) {
    super(scope, id);
    const { environment, data, shared, addresses } = props;
    const { hub } = data;
    keepState(this);
    defaultProvider(this, environment);

    const vpc = new Vpc(this, 'Vpc', {
      name: environment.name,
      account: environment.account,
      region: environment.region,
      addresses: addresses.vpc(environment.name, VPC),
      tiers: inspectsItself(environment) ? behindFirewall(SERVER_TIERS) : undefined,
      nat: 'nat' in environment.connection ? environment.connection.nat : { mode: 'none' },
    });
    if (inspectsItself(environment)) new OwnInspection(this, 'Inspection', { vpc, data, addresses });
    const hubOutputs = read(stateOf(this, shared), SHARED_NETWORK_OUTPUTS);
    const { region } = environment;
    const attachment = new VpcAttachment(this, 'Attachment', {
      gateway: { id: hubOutputs.transit_gateway_ids(region), account: hub.account, region },
      vpc,
    });
    const app = new Servers(this, 'App', {
      name: 'app',
      subnets: vpc.tier('private').subnets,
      imageId: new AmazonLinux(this, 'AmazonLinux').imageId,
    });
    app.connections.allowToAddresses(Peer.anyIpv4(), Port.tcp(443), 'updates and AWS services');

    new VpcOutputs(this, 'VpcOutputs', { vpc });
    tell(this, ENVIRONMENT_NETWORK_OUTPUTS, {
      transit_gateway_attachment_id: attachment.id,
      app_addresses: Object.fromEntries(app.addresses),
      app_security_group_id: app.securityGroup.securityGroupId,
    });
  }
}
