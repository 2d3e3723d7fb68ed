import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { vpc } from '../../test/fixtures';
import type { VpcAddresses } from '../address-plan/addresses';
import type { VpcProps } from './vpc-props';

const zone = 'euw1-az1';
const addresses: VpcAddresses = {
  cidr: '10.16.0.0/16',
  tiers: {
    public: { [zone]: { ipv4: '10.16.0.0/24', ipv6: 0 } },
    private: { [zone]: { ipv4: '10.16.16.0/20', ipv6: 1 } },
    six: { [zone]: { ipv6: 255 } },
  },
};
const full: Partial<VpcProps> = {
  addresses,
  ipv6: { from: 'amazon' },
  tiers: { private: { kind: 'private', nat64: true }, six: { kind: 'private', nat64: true } },
  nat: { mode: 'single', zone },
  ipv6Egress: 'egress-only',
};
const build = (props: Partial<VpcProps> = full) => synthesize((stack) => void vpc(stack, 'Vpc', 16, props));
const refused = (props: Partial<VpcProps>) => refusalOf(() => build(props));
const named = (tier: string) => ({ tags: { Name: `vpc-${tier}-${zone}` } });

describe('Vpc with IPv6', () => {
  it('keeps its addresses', () => {
    const made = build().addressesUnder('Vpc');
    expect(made).toEqual(contract(`${__dirname}/vpc-ipv6.contract.txt`, made));
  });

  it('numbers its subnets in a block that AWS chooses', () => {
    const template = build();
    const block = `aws_vpc.${template.addressOf('aws_vpc').split('.')[1]}.ipv6_cidr_block`;
    expect(template.one('aws_vpc')).toMatchObject({ assign_generated_ipv6_cidr_block: true });
    expect(template.one('aws_subnet', named('private'))).toMatchObject({
      cidr_block: '10.16.16.0/20',
      ipv6_cidr_block: `\${cidrsubnet(${block}, 8, 1)}`,
      assign_ipv6_address_on_creation: true,
    });
  });

  it('makes IPv6-only subnets', () => {
    const subnet = build().one('aws_subnet', named('six'));
    expect(subnet).toMatchObject({
      ipv6_native: true,
      assign_ipv6_address_on_creation: true,
      enable_dns64: true,
    });
    expect(subnet).not.toHaveProperty('cidr_block');
  });

  it('takes a block of an IPAM pool, then every subnet is known', () => {
    const template = build({
      ...full,
      ipv6: { from: 'ipam', poolId: 'ipam-pool-1', cidr: '2001:db8:0:100::/56' },
    });
    expect(template.one('aws_vpc')).toMatchObject({
      ipv6_ipam_pool_id: 'ipam-pool-1',
      ipv6_cidr_block: '2001:db8:0:100::/56',
    });
    expect(template.one('aws_subnet', named('six')).ipv6_cidr_block).toBe('2001:db8:0:1ff::/64');
    const chosen = build({ ...full, ipv6: { from: 'ipam', poolId: 'ipam-pool-1' } });
    expect(chosen.one('aws_vpc')).toMatchObject({
      ipv6_ipam_pool_id: 'ipam-pool-1',
      ipv6_netmask_length: 56,
    });
  });

  it('lets public subnets in and out, private ones out only, by families', () => {
    const template = build();
    const routes = (tier: string) => {
      const table = `\${${template.addressOf('aws_route_table', named(tier))}.id}`;
      const own = Object.values(template.all('aws_route')).filter(
        (route) => route['route_table_id'] === table,
      );
      return own
        .map((route) => {
          const destination = route['destination_cidr_block'] ?? route['destination_ipv6_cidr_block'];
          const target = Object.keys(route).find((name) => name.endsWith('gateway_id'));
          return `${String(destination)} ${target}`;
        })
        .sort();
    };
    expect(routes('public')).toEqual(['0.0.0.0/0 gateway_id', '::/0 gateway_id']);
    expect(routes('private')).toEqual([
      '0.0.0.0/0 nat_gateway_id',
      '64:ff9b::/96 nat_gateway_id',
      '::/0 egress_only_gateway_id',
    ]);
    expect(routes('six')).toEqual(['64:ff9b::/96 nat_gateway_id', '::/0 egress_only_gateway_id']);
  });

  it.each([
    ['a number without a block of the VPC', { addresses }, 'NET017'],
    [
      'a number above 255',
      { ...full, addresses: { ...addresses, tiers: { private: { [zone]: { ipv6: 256 } } } } },
      'NET012',
    ],
    [
      'a block that is no /56',
      { ...full, ipv6: { from: 'ipam' as const, poolId: 'p', cidr: '2001:db8::/48' } },
      'NET003',
    ],
    [
      'one number for two subnets',
      {
        ...full,
        addresses: { ...addresses, tiers: { private: { [zone]: { ipv6: 1 }, 'euw1-az2': { ipv6: 1 } } } },
      },
      'NET004',
    ],
    [
      'an egress-only gateway that no tier would use',
      {
        ...full,
        addresses: { ...addresses, tiers: { public: { [zone]: { ipv4: '10.16.0.0/24', ipv6: 0 } } } },
        tiers: {},
        nat: { mode: 'none' as const },
      },
      'NET028',
    ],
    ['an egress-only gateway without IPv6', { ipv6Egress: 'egress-only' as const }, 'NET017'],
    ['NAT64 without NAT', { ...full, nat: { mode: 'none' as const } }, 'NET017'],
    ['NAT64 without IPv6', { tiers: { private: { kind: 'private' as const, nat64: true } } }, 'NET017'],
    [
      'public addresses in a private tier',
      { tiers: { private: { kind: 'private' as const, publicAddresses: true } } },
      'NET012',
    ],
  ])('refuses %s', (_, props: Partial<VpcProps>, code) => {
    expect(refused(props).code).toBe(code);
  });
});

describe('Vpc', () => {
  it('adds secondary blocks, and their subnets wait for them', () => {
    const template = build({
      addresses: {
        cidr: '10.16.0.0/16',
        secondaryCidrs: { pods: '100.64.0.0/16' },
        tiers: { private: { [zone]: { ipv4: '10.16.0.0/24' } }, pods: { [zone]: { ipv4: '100.64.0.0/18' } } },
      },
      tiers: { pods: { kind: 'private' } },
    });
    expect(template.one('aws_vpc_ipv4_cidr_block_association')).toMatchObject({
      cidr_block: '100.64.0.0/16',
    });
    expect(template.one('aws_subnet', named('pods')).depends_on).toEqual([
      template.addressOf('aws_vpc_ipv4_cidr_block_association'),
    ]);
    expect(template.one('aws_subnet', named('private'))).not.toHaveProperty('depends_on');
  });

  it.each([
    [undefined, true, true],
    ['resolution' as const, true, false],
    ['none' as const, false, false],
  ])('dns %s', (dns, support, hostnames) => {
    expect(build({ dns }).one('aws_vpc')).toMatchObject({
      enable_dns_support: support,
      enable_dns_hostnames: hostnames,
    });
  });

  it('gives public addresses when asked to', () => {
    const template = build({ tiers: { public: { kind: 'public', publicAddresses: true } } });
    expect(template.one('aws_subnet', named('public')).map_public_ip_on_launch).toBe(true);
    expect(template.one('aws_subnet', named('private'))).not.toHaveProperty('map_public_ip_on_launch');
  });

  it('has a regional NAT gateway, without public subnets', () => {
    const isolated = {
      addresses: { cidr: '10.16.0.0/16', tiers: { private: { [zone]: { ipv4: '10.16.0.0/24' } } } },
    };
    const template = build({ ...isolated, nat: { mode: 'regional' } });
    expect(template.one('aws_nat_gateway')).toMatchObject({
      availability_mode: 'regional',
      vpc_id: `\${${template.addressOf('aws_vpc')}.id}`,
      depends_on: [template.addressOf('aws_internet_gateway')],
    });
    expect(template.one('aws_nat_gateway')).not.toHaveProperty('subnet_id');
    template.one('aws_route', { nat_gateway_id: `\${${template.addressOf('aws_nat_gateway')}.id}` });
    const named = build({ ...isolated, nat: { mode: 'regional', zones: [zone, 'euw1-az2'] } });
    const address = (at: string) => named.addressOf('aws_eip', { tags: { Name: `vpc-nat-${at}` } });
    expect(named.one('aws_nat_gateway').availability_zone_address).toEqual(
      [zone, 'euw1-az2'].map((at) => ({
        availability_zone_id: at,
        allocation_ids: [`\${${address(at)}.id}`],
      })),
    );
    expect(refused({ ...isolated, nat: { mode: 'regional', zones: ['euw1-az9'] } }).code).toBe('NET006');
  });
});
