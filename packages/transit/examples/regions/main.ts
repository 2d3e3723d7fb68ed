import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import { GatewayPeering, GatewayRoutes, Segments, TransitGateway, VpcAttachment } from '@landbridge/transit';
import { App, TerraformStack } from 'cdktf';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const SUPERNET = '10.0.0.0/8';
const AWAY = { account: '111111111111', region: 'eu-central-1' };

const spoke = (zones: string[]) => ({
  block: { prefixLength: 16 },
  zones,
  tiers: { private: { prefixLength: 20 }, transit: { prefixLength: 28 } },
});
const [west, east] = [spoke(['euw1-az1', 'euw1-az2']), spoke(['euc1-az1', 'euc1-az2'])];
const plan: AddressPlan = {
  supernets: { all: SUPERNET },
  environments: { prod: { vpcs: { west, east } }, dev: { vpcs: { west, east } } },
};
const policy = {
  segments: ['prod', 'dev'],
  allow: [
    ['prod', 'prod'],
    ['dev', 'dev'],
  ],
} as const;

/** Two Regions, a gateway in each, peered. Prod meets prod and dev meets dev in both Regions, and never each other. */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'regions');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const provider = new AwsProvider(stack, 'AwsAway', {
    alias: 'away',
    region: AWAY.region,
    allowedAccountIds: [AWAY.account],
  });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const home = new TransitGateway(stack, 'Home', { ...HOME, name: 'home', asn: 64512 });
  const away = new TransitGateway(stack, 'Away', { ...AWAY, name: 'away', asn: 64513, provider });
  const peering = new GatewayPeering(stack, 'Peering', { requester: home, accepter: away });

  const attach = (id: string, gateway: TransitGateway, segment: 'prod' | 'dev', where: 'west' | 'east') => {
    const network = new Vpc(stack, id, {
      name: `${segment}-${where}`,
      account: gateway.account,
      region: gateway.region,
      provider: gateway.provider,
      addresses: addresses.vpc(segment, where),
    });
    const attachment = new VpcAttachment(stack, `${id}Attachment`, { gateway, vpc: network });
    new GatewayRoutes(stack, `${id}Routes`, {
      gateway,
      tiers: [network.tier('private')],
      destinations: [SUPERNET],
      after: attachment.ready,
    });
    return { segment, attachment };
  };
  const atHome = {
    prod: attach('ProdWest', home, 'prod', 'west'),
    dev: attach('DevWest', home, 'dev', 'west'),
  };
  const farAway = {
    prod: attach('ProdEast', away, 'prod', 'east'),
    dev: attach('DevEast', away, 'dev', 'east'),
  };

  const behindPeering = (members: typeof atHome) => ({
    id: peering.id,
    members: Object.values(members).map(({ segment, attachment: { cidrs } }) => ({ segment, cidrs })),
  });
  new Segments(stack, 'HomeSegments', {
    gateway: home,
    policy,
    members: atHome,
    remotes: { away: behindPeering(farAway) },
  });
  new Segments(stack, 'AwaySegments', {
    gateway: away,
    policy,
    members: farAway,
    remotes: { home: behindPeering(atHome) },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
