import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import {
  ConnectAttachment,
  GatewayRoutes,
  Segments,
  TransitGateway,
  VpcAttachment,
} from '@landbridge/transit';
import { App, TerraformStack } from 'cdktf';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const SUPERNET = '10.0.0.0/8';
const ZONES = ['euw1-az1', 'euw1-az2'];

const spoke = {
  block: { prefixLength: 16 },
  zones: ZONES,
  tiers: { private: { prefixLength: 20 }, transit: { prefixLength: 28 } },
};
const plan: AddressPlan = {
  supernets: { all: SUPERNET },
  reserved: { branches: '10.200.0.0/16', tunnels: '10.250.0.0/24' },
  environments: {
    dev: { vpcs: { vpc: spoke } },
    prod: { vpcs: { vpc: spoke } },
    sdwan: { vpcs: { vpc: spoke } },
  },
};

/** Branches arrive by SD-WAN appliances, over GRE and BGP; they reach prod, and never dev. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'connect');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const gateway = new TransitGateway(stack, 'Gateway', {
    ...HOME,
    name: 'connect',
    cidrBlocks: ['10.250.0.0/24'],
  });

  const attach = <S extends string>(id: string, name: S, destination: string) => {
    const network = new Vpc(stack, id, { ...HOME, name, addresses: addresses.vpc(name, 'vpc') });
    const attachment = new VpcAttachment(stack, `${id}Attachment`, { gateway, vpc: network });
    new GatewayRoutes(stack, `${id}Routes`, {
      gateway,
      tiers: [network.tier('private')],
      destinations: [destination],
      after: attachment.ready,
    });
    return { segment: name, attachment };
  };
  const sdwan = attach('Sdwan', 'sdwan', '10.250.0.0/24');
  const branches = new ConnectAttachment(stack, 'Branches', {
    gateway,
    transport: sdwan.attachment,
    cidrs: ['10.200.0.0/16'],
    peers: {
      'appliance-1': { peerAddress: '10.2.0.10', insideCidr: '169.254.100.0/29', peerAsn: 65010 },
      'appliance-2': { peerAddress: '10.2.16.10', insideCidr: '169.254.100.8/29', peerAsn: 65010 },
    },
  });

  new Segments(stack, 'Segments', {
    gateway,
    policy: { segments: ['dev', 'prod', 'sdwan', 'branches'], allow: [['prod', 'branches']] },
    members: {
      dev: attach('Dev', 'dev', SUPERNET),
      prod: attach('Prod', 'prod', SUPERNET),
      sdwan,
      branches: { segment: 'branches', attachment: branches },
    },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
