import { Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import { CustomerGateway, Site, VirtualPrivateGateway, type SiteProps } from '../src';

/** A VPC 10.<network>.0.0/16 with public and isolated subnets in two zones. */
export function vpc(stack: TerraformStack, id = 'Vpc', network = 16): Vpc {
  const zones = (third: (zone: number) => string) =>
    Object.fromEntries([1, 2].map((zone) => [`euw1-az${zone}`, { ipv4: `10.${network}.${third(zone)}` }]));
  return new Vpc(stack, id, {
    name: id.toLowerCase(),
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: `10.${network}.0.0/16`,
      tiers: { public: zones((zone) => `${zone}.0/24`), isolated: zones((zone) => `${zone * 16}.0/20`) },
    },
  });
}

/** A transit gateway of another stack. */
export const HUB = { id: 'tgw-0123456789abcdef0', asn: 64_512 } as const;

export const router = (
  stack: TerraformStack,
  id = 'Router',
  address = '203.0.113.10',
  asn = 65_010,
): CustomerGateway => new CustomerGateway(stack, id, { name: id.toLowerCase(), address, asn });

export const vgw = (network: Vpc): VirtualPrivateGateway =>
  new VirtualPrivateGateway(network.node.scope!, 'VpcGateway', {
    vpc: network,
    propagateTo: [network.tier('isolated')],
    asn: 64_600,
  });

export const site = (stack: TerraformStack, props: Partial<SiteProps> = {}): Site =>
  new Site(stack, 'Hq', {
    name: 'hq',
    prefixes: ['10.200.0.0/16'],
    asn: 65_010,
    transitGateway: HUB,
    reaches: ['10.16.0.0/16', '10.32.0.0/16'],
    vpn: { routers: { a: '203.0.113.10', b: '203.0.113.20' } },
    ...props,
  });
