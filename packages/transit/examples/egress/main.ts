import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import { EgressVpc, GatewayRoutes, Segments, TransitGateway, VpcAttachment } from '@landbridge/transit';
import { App, TerraformStack } from 'cdktf';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const SUPERNET = '10.0.0.0/8';
const ZONES = ['euw1-az1', 'euw1-az2'];

const spoke = {
  block: { prefixLength: 16 },
  zones: ZONES,
  tiers: { private: { prefixLength: 20 }, transit: { prefixLength: 28 } },
};
const exit = {
  block: { prefixLength: 24 },
  zones: ZONES,
  tiers: { public: { prefixLength: 28 }, transit: { prefixLength: 28 } },
};
const plan: AddressPlan = {
  supernets: { all: SUPERNET },
  environments: {
    dev: { vpcs: { vpc: spoke } },
    prod: { vpcs: { vpc: spoke } },
    exit: { vpcs: { vpc: exit } },
  },
};

/** Dev and prod leave for the internet by one VPC with NAT gateways, and do not meet each other there. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'egress');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const gateway = new TransitGateway(stack, 'Gateway', { ...HOME, name: 'egress' });
  const way = new EgressVpc(stack, 'Exit', {
    ...HOME,
    name: 'exit',
    gateway,
    addresses: addresses.vpc('exit', 'vpc'),
    privateRanges: [SUPERNET],
  });

  const attach = <S extends string>(id: string, name: S) => {
    const network = new Vpc(stack, id, { ...HOME, name, addresses: addresses.vpc(name, 'vpc') });
    const attachment = new VpcAttachment(stack, `${id}Attachment`, { gateway, vpc: network });
    new GatewayRoutes(stack, `${id}Routes`, {
      gateway,
      tiers: [network.tier('private')],
      destinations: ['0.0.0.0/0'],
      after: attachment.ready,
    });
    return { segment: name, attachment };
  };

  new Segments(stack, 'Segments', {
    gateway,
    policy: {
      segments: ['dev', 'prod', 'exit'],
      allow: [
        ['dev', 'exit'],
        ['prod', 'exit'],
      ],
    },
    members: {
      dev: attach('Dev', 'dev'),
      prod: attach('Prod', 'prod'),
      exit: { segment: 'exit', attachment: way.attachment },
    },
    egress: { via: 'exit', segments: ['dev', 'prod'], fence: [SUPERNET] },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
