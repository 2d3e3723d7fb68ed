import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import { GatewayRoutes, InspectionVpc, Segments, TransitGateway, VpcAttachment } from '@landbridge/transit';
import { App, TerraformStack } from 'cdktf';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const SUPERNET = '10.0.0.0/8';
const ZONES = ['euw1-az1', 'euw1-az2'];

const spoke = {
  block: { prefixLength: 16 },
  zones: ZONES,
  tiers: { private: { prefixLength: 20 }, transit: { prefixLength: 28 } },
};
const inspection = {
  block: { prefixLength: 24 },
  zones: ZONES,
  tiers: { appliance: { prefixLength: 28 }, firewall: { prefixLength: 28 }, transit: { prefixLength: 28 } },
};
const plan: AddressPlan = {
  supernets: { all: SUPERNET },
  environments: {
    dev: { vpcs: { vpc: spoke } },
    prod: { vpcs: { vpc: spoke } },
    shared: { vpcs: { vpc: spoke } },
    inspection: { vpcs: { vpc: inspection } },
  },
};

/** Dev and prod reach shared services through a vendor's firewall, both ways the same, and never each other. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'appliances');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const gateway = new TransitGateway(stack, 'Gateway', { ...HOME, name: 'inspected' });

  const firewall = new InspectionVpc(stack, 'Inspection', {
    ...HOME,
    name: 'inspection',
    gateway,
    addresses: addresses.vpc('inspection', 'vpc'),
    inspector: { appliances: { imageId: 'ami-0123456789abcdef0', instanceType: 'c6i.large' } },
    privateRanges: [SUPERNET],
  });

  const attach = <S extends string>(id: string, name: S) => {
    const network = new Vpc(stack, id, { ...HOME, name, addresses: addresses.vpc(name, 'vpc') });
    const attachment = new VpcAttachment(stack, `${id}Attachment`, { gateway, vpc: network });
    new GatewayRoutes(stack, `${id}Routes`, {
      gateway,
      tiers: [network.tier('private')],
      destinations: [SUPERNET],
      after: attachment.ready,
    });
    return { segment: name, attachment };
  };

  new Segments(stack, 'Segments', {
    gateway,
    policy: {
      segments: ['dev', 'prod', 'shared'],
      allow: [],
      inspect: [
        ['dev', 'shared'],
        ['prod', 'shared'],
      ],
    },
    members: { dev: attach('Dev', 'dev'), prod: attach('Prod', 'prod'), shared: attach('Shared', 'shared') },
    inspection: firewall.attachment,
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
