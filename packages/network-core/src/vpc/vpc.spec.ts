import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { addressesOf, vpc } from '../../test/fixtures';
import type { VpcAddresses } from '../address-plan/addresses';
import type { VpcProps } from './vpc-props';

const build = (props: Partial<VpcProps> = {}) => synthesize((stack) => void vpc(stack, 'Vpc', 16, props));
const refused = (props: Partial<VpcProps>) => refusalOf(() => build(props));
const withTiers = (tiers: VpcAddresses['tiers'], more: Partial<VpcAddresses> = {}) => ({
  addresses: { cidr: '10.16.0.0/16', tiers, ...more },
});

describe('Vpc', () => {
  it('keeps its addresses', () => {
    const addresses = build({ nat: { mode: 'per-zone' } }).addressesUnder('Vpc');
    expect(addresses).toEqual(contract(`${__dirname}/vpc.contract.txt`, addresses));
  });

  it('has DNS, a tag and a default security group without rules', () => {
    const template = build();
    expect(template.one('aws_vpc')).toEqual({
      cidr_block: '10.16.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: 'vpc' },
    });
    expect(template.one('aws_default_security_group')).toMatchObject({ ingress: [], egress: [] });
  });

  it('gives every subnet its zone, block and route table', () => {
    const template = build();
    const subnet = template.one('aws_subnet', { tags: { Name: 'vpc-private-euw1-az2' } });
    expect(subnet).toMatchObject({
      availability_zone_id: 'euw1-az2',
      cidr_block: '10.16.32.0/20',
      tags: { Tier: 'private' },
    });
    expect(template.count('aws_route_table')).toBe(6);
    const address = template.addressOf('aws_subnet', { tags: { Name: 'vpc-private-euw1-az2' } });
    const table = template.addressOf('aws_route_table', { tags: { Name: 'vpc-private-euw1-az2' } });
    template.one('aws_route_table_association', {
      subnet_id: `\${${address}.id}`,
      route_table_id: `\${${table}.id}`,
    });
  });

  it('routes public subnets to the internet gateway, others nowhere', () => {
    const template = build();
    const gateway = `\${${template.addressOf('aws_internet_gateway')}.id}`;
    for (const zone of ['euw1-az1', 'euw1-az2']) {
      const table = template.addressOf('aws_route_table', { tags: { Name: `vpc-public-${zone}` } });
      template.one('aws_route', {
        route_table_id: `\${${table}.id}`,
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: gateway,
      });
    }
    expect(template.count('aws_route')).toBe(2);
    expect(template.count('aws_nat_gateway')).toBe(0);
  });

  it('has no internet gateway without a public tier', () => {
    const template = build(withTiers({ isolated: { 'euw1-az1': { ipv4: '10.16.0.0/24' } } }));
    expect(template.count('aws_internet_gateway')).toBe(0);
  });

  it('sends private subnets of every zone to the single NAT gateway', () => {
    const template = build({ nat: { mode: 'single', zone: 'euw1-az2' } });
    const nat = `\${${template.addressOf('aws_nat_gateway')}.id}`;
    const home = template.addressOf('aws_subnet', { tags: { Name: 'vpc-public-euw1-az2' } });
    expect(template.one('aws_nat_gateway')).toMatchObject({
      subnet_id: `\${${home}.id}`,
      depends_on: [template.addressOf('aws_internet_gateway')],
    });
    for (const zone of ['euw1-az1', 'euw1-az2']) {
      const table = template.addressOf('aws_route_table', { tags: { Name: `vpc-private-${zone}` } });
      template.one('aws_route', { route_table_id: `\${${table}.id}`, nat_gateway_id: nat });
    }
  });

  it('sends private subnets to the NAT gateway of their zone', () => {
    const template = build({ nat: { mode: 'per-zone' } });
    for (const zone of ['euw1-az1', 'euw1-az2']) {
      const table = template.addressOf('aws_route_table', { tags: { Name: `vpc-private-${zone}` } });
      const nat = template.addressOf('aws_nat_gateway', { tags: { Name: `vpc-nat-${zone}` } });
      template.one('aws_route', { route_table_id: `\${${table}.id}`, nat_gateway_id: `\${${nat}.id}` });
    }
  });

  it('changes no address when a zone is added', () => {
    const two = addressesOf(16);
    const added = { public: '10.16.3.0/24', private: '10.16.48.0/20', transit: '10.16.255.48/28' };
    const three = {
      ...two,
      tiers: Object.fromEntries(
        Object.entries(two.tiers).map(([tier, zones]) => [
          tier,
          { 'euw1-az3': { ipv4: added[tier as keyof typeof added] }, ...zones },
        ]),
      ),
    };
    const before = build({ nat: { mode: 'per-zone' } });
    const after = build({ nat: { mode: 'per-zone' }, addresses: three });
    expect(after.addresses).toEqual(expect.arrayContaining([...before.addresses]));
    for (const type of ['aws_subnet', 'aws_route', 'aws_nat_gateway'])
      expect(after.all(type)).toMatchObject(before.all(type));
  });

  it('takes tiers of other names with a kind', () => {
    const template = build({
      ...withTiers({ directory: { 'euw1-az1': { ipv4: '10.16.0.0/24' } } }),
      tiers: { directory: { kind: 'isolated' } },
    });
    expect(template.one('aws_subnet').tags).toEqual({ Name: 'vpc-directory-euw1-az1', Tier: 'directory' });
  });
});

describe('Vpc refuses', () => {
  const one = (ipv4: string, zone = 'euw1-az1') => withTiers({ private: { [zone]: { ipv4 } } });

  it.each([
    ['a malformed block', { addresses: { cidr: '10.16.0/16', tiers: {} } }, 'NET001', 'test/Vpc'],
    ['host bits', one('10.16.0.1/24'), 'NET002', 'test/Vpc/private/euw1-az1'],
    ['a VPC larger than /16', { addresses: { cidr: '10.0.0.0/8', tiers: {} } }, 'NET003', 'test/Vpc'],
    ['a subnet smaller than /28', one('10.16.0.0/29'), 'NET003', 'test/Vpc/private/euw1-az1'],
    ['an IPv6 block as the IPv4 one', one('2001:db8::/64'), 'NET003', 'test/Vpc/private/euw1-az1'],
    [
      'subnets that overlap',
      withTiers({ private: { 'euw1-az1': { ipv4: '10.16.0.0/20' }, 'euw1-az2': { ipv4: '10.16.8.0/24' } } }),
      'NET004',
      'test/Vpc/private/euw1-az2',
    ],
    [
      'secondary blocks that overlap',
      withTiers({}, { secondaryCidrs: { pods: '10.16.128.0/17' } }),
      'NET004',
      'test/Vpc 10.16.128.0/17',
    ],
    ['a subnet outside the VPC', one('10.17.0.0/24'), 'NET005', 'test/Vpc/private/euw1-az1'],
    ['a zone of another Region', one('10.16.0.0/24', 'use1-az1'), 'NET006', 'test/Vpc/private/use1-az1'],
    ['a zone that does not exist', one('10.16.0.0/24', 'euw1-az9'), 'NET006', 'test/Vpc/private/euw1-az9'],
    ['a zone name for an id', one('10.16.0.0/24', 'eu-west-1a'), 'NET006', 'test/Vpc/private/eu-west-1a'],
    [
      'a tier without a kind',
      withTiers({ directory: { 'euw1-az1': { ipv4: '10.16.0.0/24' } } }),
      'NET012',
      'test/Vpc',
    ],
    ['a tier without a zone', withTiers({ private: {} }), 'NET012', 'test/Vpc'],
    [
      'a tier without addresses',
      { tiers: { directory: { kind: 'isolated' as const } } },
      'NET012',
      'test/Vpc',
    ],
    [
      'a subnet without addresses',
      withTiers({ private: { 'euw1-az1': {} } }),
      'NET012',
      'test/Vpc/private/euw1-az1',
    ],
    [
      'NAT without a public tier',
      { ...one('10.16.0.0/24'), nat: { mode: 'per-zone' as const } },
      'NET013',
      'test/Vpc',
    ],
    [
      'NAT in a zone without a public subnet',
      { nat: { mode: 'single' as const, zone: 'euw1-az3' } },
      'NET013',
      'test/Vpc/Nat',
    ],
    [
      'NAT that no tier would use',
      {
        ...withTiers({ public: { 'euw1-az1': { ipv4: '10.16.0.0/24' } } }),
        nat: { mode: 'per-zone' as const },
      },
      'NET028',
      'test/Vpc',
    ],
    ['a block that is reserved', { addresses: { cidr: '169.254.0.0/16', tiers: {} } }, 'NET027', 'test/Vpc'],
    [
      'a further block of another private range',
      withTiers({}, { secondaryCidrs: { old: '192.168.0.0/16' } }),
      'NET027',
      'test/Vpc',
    ],
    [
      'a block name that cannot be an id',
      withTiers({}, { secondaryCidrs: { Pods: '100.64.0.0/16' } }),
      'NET015',
      'test/Vpc',
    ],
    ['an account that is none', { account: '1234' }, 'NET014', 'test/Vpc'],
    ['a Region that is none', { region: 'Ireland' }, 'NET014', 'test/Vpc'],
    [
      'a tier name that cannot be an id',
      withTiers({ Private: { 'euw1-az1': { ipv4: '10.16.0.0/24' } } }),
      'NET015',
      'test/Vpc',
    ],
  ])('%s', (_, props: Partial<VpcProps>, code, path) => {
    expect(refused(props)).toMatchObject({ code, path });
  });

  it('a tier or zone that it does not have, naming those it has', () => {
    const ask = (question: (made: ReturnType<typeof vpc>) => unknown) =>
      refusalOf(() => synthesize((stack) => void question(vpc(stack, 'Vpc', 16))));
    expect(ask((made) => made.tier('directory'))).toMatchObject({
      code: 'NET011',
      allowed: 'one of [public, private, transit]',
    });
    expect(ask((made) => made.tier('private').subnet('euw1-az3'))).toMatchObject({
      code: 'NET011',
      allowed: 'one of [euw1-az1, euw1-az2]',
    });
  });
});
