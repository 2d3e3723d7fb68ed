import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import type { Vpc } from '../vpc/vpc';
import { NetworkAcl, type NetworkAclProps } from './network-acl';
import { Port } from './port';

type Change = (network: Vpc, stack: TerraformStack) => Partial<NetworkAclProps>;

const build = (
  change: Change = () => ({}),
  more: (network: Vpc, stack: TerraformStack) => void = () => undefined,
) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16);
    new NetworkAcl(stack, 'Acl', {
      vpc: network,
      name: 'private',
      subnets: [network.tier('private')],
      inbound: {
        100: { action: 'allow', port: Port.tcp(443), cidr: '10.0.0.0/8', replies: 'linux' },
        50: { action: 'deny', port: Port.all(), cidr: '10.99.0.0/16' },
      },
      outbound: { 200: { action: 'allow', port: Port.tcp(5432), cidr: '2001:db8::/56', replies: 'any' } },
      ...change(network, stack),
    });
    more(network, stack);
  });
const refused = (change: Change) => refusalOf(() => build(change));

describe('NetworkAcl', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Acl');
    expect(addresses).toEqual(contract(`${__dirname}/network-acl.contract.txt`, addresses));
  });

  it('writes rules by number', () => {
    const template = build();
    const acl = `\${${template.addressOf('aws_network_acl')}.id}`;
    expect(template.one('aws_network_acl_rule', { rule_number: 100, egress: false })).toEqual({
      network_acl_id: acl,
      rule_number: 100,
      egress: false,
      protocol: 'tcp',
      rule_action: 'allow',
      cidr_block: '10.0.0.0/8',
      from_port: 443,
      to_port: 443,
    });
    template.one('aws_network_acl_rule', {
      rule_number: 50,
      rule_action: 'deny',
      protocol: '-1',
      from_port: 0,
      to_port: 0,
    });
  });

  it('lets replies through, to the ephemeral ports of the client', () => {
    const template = build();
    template.one('aws_network_acl_rule', {
      rule_number: 100,
      egress: true,
      from_port: 32768,
      to_port: 61000,
      cidr_block: '10.0.0.0/8',
    });
    template.one('aws_network_acl_rule', {
      rule_number: 200,
      egress: false,
      from_port: 1024,
      to_port: 65535,
      ipv6_cidr_block: '2001:db8::/56',
    });
    expect(template.count('aws_network_acl_rule')).toBe(5);
  });

  it('guards each subnet of its tiers', () => {
    const template = build();
    const acl = `\${${template.addressOf('aws_network_acl')}.id}`;
    for (const zone of ['euw1-az1', 'euw1-az2']) {
      const subnet = template.addressOf('aws_subnet', { tags: { Name: `vpc-private-${zone}` } });
      template.one('aws_network_acl_association', { network_acl_id: acl, subnet_id: `\${${subnet}.id}` });
    }
  });

  it('writes ICMP by type and code', () => {
    const template = build(() => ({
      inbound: {
        10: { action: 'allow', port: Port.ping(), cidr: '10.0.0.0/8' },
        11: { action: 'allow', port: Port.icmpv6(128), cidr: '::/0' },
      },
    }));
    template.one('aws_network_acl_rule', { rule_number: 10, protocol: 'icmp', icmp_type: 8, icmp_code: 0 });
    template.one('aws_network_acl_rule', { rule_number: 11, protocol: '58', icmp_type: 128, icmp_code: -1 });
  });

  it.each([0, 32767, 1.5])('refuses rule number %d', (number) => {
    expect(
      refused(() => ({ inbound: { [number]: { action: 'deny', port: Port.all(), cidr: '0.0.0.0/0' } } }))
        .code,
    ).toBe('NET024');
  });

  it('refuses a number that a reply needs', () => {
    const refusal = refused(() => ({
      outbound: { 100: { action: 'allow', port: Port.tcp(80), cidr: '0.0.0.0/0' } },
    }));
    expect(refusal).toMatchObject({ code: 'NET024', path: 'test/Acl', got: 'two outbound rules 100' });
  });

  it('refuses replies to what is denied or has no ports', () => {
    const rule = { cidr: '10.0.0.0/8', replies: 'any' as const };
    expect(refused(() => ({ inbound: { 1: { ...rule, action: 'deny', port: Port.tcp(80) } } })).code).toBe(
      'NET024',
    );
    expect(refused(() => ({ inbound: { 1: { ...rule, action: 'allow', port: Port.ping() } } })).code).toBe(
      'NET024',
    );
  });

  it('refuses host bits', () => {
    expect(
      refused(() => ({ inbound: { 1: { action: 'deny', port: Port.all(), cidr: '10.0.0.1/8' } } })).code,
    ).toBe('NET002');
  });

  it('refuses a subnet that has one, and subnets of another VPC', () => {
    const second = (network: Vpc, stack: TerraformStack) =>
      void new NetworkAcl(stack, 'Second', {
        vpc: network,
        name: 'x',
        subnets: [network.tier('private').subnet('euw1-az2')],
        inbound: {},
        outbound: {},
      });
    expect(refusalOf(() => build(() => ({}), second))).toMatchObject({
      code: 'NET025',
      path: 'test/Second',
      allowed: 'only test/Acl',
    });
    expect(refused((_, stack) => ({ subnets: [vpc(stack, 'Other', 17).tier('private')] }))).toMatchObject({
      code: 'NET025',
    });
  });

  it('refuses more rules than the quota, by its name', () => {
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [
        index + 1,
        { action: 'deny' as const, port: Port.tcp(index), cidr: '0.0.0.0/0' },
      ]),
    );
    expect(refused(() => ({ inbound: many, outbound: {} }))).toMatchObject({
      code: 'NET060',
      got: '21',
      allowed: '20',
    });
    expect(refused(() => ({ inbound: many, outbound: {} })).message).toContain(
      '"Rules per network ACL" (L-2AEEBF1A)',
    );
  });
});
