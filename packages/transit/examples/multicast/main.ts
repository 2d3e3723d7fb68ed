import { Instance } from '@cdktf/provider-aws/lib/instance';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import { MulticastDomain, TransitGateway, VpcAttachment } from '@landbridge/transit';
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
  environments: { feeds: { vpcs: { vpc: spoke } }, desks: { vpcs: { vpc: spoke } } },
};

/** A price feed sent once to a multicast group, and read by a desk in another VPC. No table joins the two VPCs. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'multicast');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const gateway = new TransitGateway(stack, 'Gateway', { ...HOME, name: 'multicast', multicast: true });

  const attach = (id: string, name: string) => {
    const network = new Vpc(stack, id, { ...HOME, name, addresses: addresses.vpc(name, 'vpc') });
    const subnets = network.tier('private');
    const host = new Instance(stack, `${id}Host`, {
      ami: 'ami-0123456789abcdef0',
      instanceType: 'm7i.large',
      subnetId: subnets.subnet('euw1-az1').subnetId,
    });
    return {
      host: host.primaryNetworkInterfaceId,
      taking: { attachment: new VpcAttachment(stack, `${id}Attachment`, { gateway, vpc: network }), subnets },
    };
  };
  const [feeds, desks] = [attach('Feeds', 'feeds'), attach('Desks', 'desks')];
  new MulticastDomain(stack, 'Prices', {
    gateway,
    name: 'prices',
    subnets: { feeds: feeds.taking, desks: desks.taking },
    groups: {
      mode: 'static-sources',
      sources: { '239.1.1.1': { ticker: feeds.host } },
      members: { '239.1.1.1': { desk: desks.host } },
    },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
