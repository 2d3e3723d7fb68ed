import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AddressBook,
  appendAllocations,
  EMPTY_LEDGER,
  Vpc,
  type AddressPlan,
} from '@landbridge/network-core';
import {
  DistributedInspection,
  GatewayRoutes,
  Segments,
  TransitGateway,
  VpcAttachment,
} from '@landbridge/transit';
import { App, TerraformStack } from 'cdktf';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const SUPERNET = '10.0.0.0/8';
const ZONES = ['euw1-az1', 'euw1-az2'];

const zoned = { block: { prefixLength: 16 }, zones: ZONES };
const services = {
  private: { prefixLength: 20 },
  firewall: { prefixLength: 28 },
  transit: { prefixLength: 28 },
};
const spoke = { ...zoned, tiers: { ...services, public: { prefixLength: 24 } } };
const plan: AddressPlan = {
  supernets: { all: SUPERNET },
  environments: {
    dev: { vpcs: { vpc: spoke } },
    prod: { vpcs: { vpc: spoke } },
    shared: { vpcs: { vpc: { ...zoned, tiers: services } } },
  },
};

/**
 * Every VPC inspects for itself: what leaves a subnet, and what comes for it, passes the firewall of the subnet's own
 * zone. Dev and prod reach shared services and the internet, and never each other.
 */
export function build(app: App): void {
  const stack = new TerraformStack(app, 'distributed');
  new AwsProvider(stack, 'Aws', { region: HOME.region, allowedAccountIds: [HOME.account] });
  const addresses = new AddressBook(plan, appendAllocations(EMPTY_LEDGER, plan));
  const gateway = new TransitGateway(stack, 'Gateway', { ...HOME, name: 'hub' });

  const attach = <S extends string>(id: string, name: S) => {
    const vpc = new Vpc(stack, id, {
      ...HOME,
      name,
      addresses: addresses.vpc(name, 'vpc'),
      // Not the workloads leave by NAT, but what the firewall has passed.
      tiers: { private: { kind: 'isolated' }, firewall: { kind: 'private' } },
      nat: { mode: name === 'shared' ? 'none' : 'per-zone' },
    });
    new DistributedInspection(stack, `${id}Inspection`, {
      vpc,
      tiers: [vpc.tier('private')],
      inspector: {
        networkFirewall: {
          rules: [
            {
              action: 'pass',
              protocol: 'TCP',
              from: [SUPERNET],
              to: [addresses.vpc('shared', 'vpc').cidr],
              ports: ['443'],
            },
            { action: 'drop', protocol: 'IP', from: 'any', to: [SUPERNET] },
            { action: 'pass', protocol: 'TCP', from: [SUPERNET], to: 'any', ports: ['443'] },
          ],
        },
      },
    });
    const attachment = new VpcAttachment(stack, `${id}Attachment`, { gateway, vpc });
    new GatewayRoutes(stack, `${id}Routes`, {
      gateway,
      tiers: [vpc.tier('firewall')],
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
