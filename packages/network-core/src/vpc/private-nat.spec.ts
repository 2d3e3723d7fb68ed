import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { vpc } from '../../test/fixtures';
import { PrivateNat, type PrivateNatProps } from './private-nat';
import type { Vpc } from './vpc';

const addresses = {
  cidr: '10.16.0.0/24',
  secondaryCidrs: { overlapping: '100.64.0.0/16' },
  tiers: {
    routable: { 'euw1-az1': { ipv4: '10.16.0.0/26' } },
    pods: { 'euw1-az1': { ipv4: '100.64.0.0/18' } },
    elsewhere: { 'euw1-az2': { ipv4: '100.64.64.0/18' } },
  },
};
const tiers = {
  routable: { kind: 'isolated' },
  pods: { kind: 'isolated' },
  elsewhere: { kind: 'isolated' },
} as const;

const build = (change: (network: Vpc) => Partial<PrivateNatProps> = () => ({})) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16, { addresses, tiers });
    new PrivateNat(stack, 'PrivateNat', {
      vpc: network,
      within: network.tier('routable'),
      from: [network.tier('pods')],
      destinations: ['10.0.0.0/8'],
      ...change(network),
    });
  });

describe('PrivateNat', () => {
  it('keeps its addresses', () => {
    const made = build().addressesUnder('PrivateNat');
    expect(made).toEqual(contract(`${__dirname}/private-nat.contract.txt`, made));
  });

  it('stands in the routable tier and serves the other', () => {
    const template = build();
    const subnet = template.addressOf('aws_subnet', { cidr_block: '10.16.0.0/26' });
    const table = template.addressOf('aws_route_table', { tags: { Tier: 'pods' } });
    expect(template.one('aws_nat_gateway')).toMatchObject({
      connectivity_type: 'private',
      subnet_id: `\${${subnet}.id}`,
    });
    template.one('aws_route', {
      route_table_id: `\${${table}.id}`,
      destination_cidr_block: '10.0.0.0/8',
      nat_gateway_id: `\${${template.addressOf('aws_nat_gateway')}.id}`,
    });
  });

  it.each([
    ['no tier to translate', () => ({ from: [] })],
    ['no destination', () => ({ destinations: [] })],
    ['the translating tier itself', (network: Vpc) => ({ from: [network.tier('routable')] })],
    ['a zone where nothing can stand', (network: Vpc) => ({ from: [network.tier('elsewhere')] })],
  ])('refuses %s', (_, change) => {
    expect(refusalOf(() => build(change))).toMatchObject({ code: 'NET013', path: 'test/PrivateNat' });
  });
});
