import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import { GatewayRoutes, Segments, TransitGateway, VpcAttachment } from '@landbridge/transit';
import { App, TerraformStack } from 'cdktf';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const SUPERNET = '10.0.0.0/8';

/** Three VPCs of two zones: private subnets for servers, small transit subnets for the gateway's interfaces. */
const vpc = {
  block: { prefixLength: 16 },
  zones: ['euw1-az1', 'euw1-az2'],
  tiers: { private: { prefixLength: 20 }, transit: { prefixLength: 28 } },
};
const plan: AddressPlan = {
  supernets: { all: SUPERNET },
  environments: { dev: { vpcs: { vpc } }, prod: { vpcs: { vpc } }, shared: { vpcs: { vpc } } },
};

/** The isolated model: dev and prod reach shared services and never each other; each has a table of its own. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'isolated');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const gateway = new TransitGateway(stack, 'Gateway', { ...HOME, name: 'isolated' });

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
      allow: [
        ['dev', 'shared'],
        ['prod', 'shared'],
      ],
    },
    members: { dev: attach('Dev', 'dev'), prod: attach('Prod', 'prod'), shared: attach('Shared', 'shared') },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
