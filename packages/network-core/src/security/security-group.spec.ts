import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { alias, vpc } from '../../test/fixtures';
import { Peering } from '../peering/peering';
import { ImportedSecurityGroup } from './imported-security-group';
import { Peer } from './peer';
import { Port } from './port';
import { AwsPrefixList, PrefixList } from './prefix-list';
import { SecurityGroup } from './security-group';

function pair(stack: TerraformStack) {
  const network = vpc(stack, 'Vpc', 16);
  const app = new SecurityGroup(stack, 'App', { vpc: network, name: 'app' });
  const data = new SecurityGroup(stack, 'Data', { vpc: network, name: 'data' });
  return { network, app, data };
}

function twoVpcs(stack: TerraformStack, region = 'eu-west-1') {
  const near = vpc(stack, 'Near', 16);
  const provider = alias(stack, 'Other', '222222222222', region);
  const addresses = {
    cidr: '10.17.0.0/16',
    tiers: { isolated: { [region === 'eu-west-1' ? 'euw1-az1' : 'euc1-az1']: { ipv4: '10.17.0.0/24' } } },
  };
  const far = vpc(stack, 'Far', 17, { account: '222222222222', region, provider, addresses });
  const app = new SecurityGroup(stack, 'App', { vpc: near, name: 'app' });
  const data = new SecurityGroup(stack, 'Data', { vpc: far, name: 'data' });
  return { near, far, app, data };
}

describe('SecurityGroup', () => {
  it('keeps its addresses', () => {
    const template = synthesize((stack) => {
      const { app, data } = pair(stack);
      app.connections.allowTo(data, Port.tcp(5432));
      app.connections.allowToAddresses(Peer.cidr('10.0.0.0/8'), Port.tcpRange(8000, 8080));
    });
    const addresses = [...template.addressesUnder('App'), ...template.addressesUnder('Data')];
    expect(addresses).toEqual(contract(`${__dirname}/security-group.contract.txt`, addresses));
  });

  it('allows nothing by itself', () => {
    const template = synthesize((stack) => void pair(stack));
    expect(
      template.count('aws_vpc_security_group_ingress_rule') +
        template.count('aws_vpc_security_group_egress_rule'),
    ).toBe(0);
    expect(template.one('aws_security_group', { name: 'app' })).not.toHaveProperty('egress');
  });

  it('connects both groups by one call, once', () => {
    const template = synthesize((stack) => {
      const { app, data } = pair(stack);
      app.connections.allowTo(data, Port.tcp(5432));
      data.connections.allowFrom(app, Port.tcp(5432));
    });
    const id = (name: string) => `\${${template.addressOf('aws_security_group', { name })}.id}`;
    const port = { ip_protocol: 'tcp', from_port: 5432, to_port: 5432, description: 'App to Data' };
    expect(template.one('aws_vpc_security_group_egress_rule')).toEqual({
      ...port,
      security_group_id: id('app'),
      referenced_security_group_id: id('data'),
    });
    expect(template.one('aws_vpc_security_group_ingress_rule')).toEqual({
      ...port,
      security_group_id: id('data'),
      referenced_security_group_id: id('app'),
    });
  });

  it('allows addresses, prefix lists and itself', () => {
    const template = synthesize((stack) => {
      const { app, network } = pair(stack);
      app.connections.allowFromAddresses(Peer.vpc(network), Port.all());
      app.connections.allowToAddresses(
        new AwsPrefixList(stack, 'S3', { name: 'com.amazonaws.eu-west-1.s3' }).peer,
        Port.tcp(443),
      );
      app.connections.allowToAddresses([Peer.anyIpv4(), Peer.anyIpv6()], Port.udp(123));
      app.connections.allowInternally(Port.ping());
    });
    expect(template.one('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.16.0.0/16' })).toMatchObject({
      ip_protocol: '-1',
    });
    template.one('aws_vpc_security_group_egress_rule', {
      prefix_list_id: '${data.aws_ec2_managed_prefix_list.S3_486F821D.id}',
      from_port: 443,
    });
    template.one('aws_vpc_security_group_egress_rule', {
      cidr_ipv6: '::/0',
      ip_protocol: 'udp',
      to_port: 123,
    });
    template.one('aws_vpc_security_group_ingress_rule', { ip_protocol: 'icmp', from_port: 8, to_port: 0 });
  });

  it('keeps apart two prefix lists of one id', () => {
    const template = synthesize((stack) => {
      const { app } = pair(stack);
      for (const name of ['Left', 'Right']) {
        const list = new PrefixList(new Construct(stack, name), 'List', {
          name,
          entries: { hq: '192.0.2.0/24' },
        });
        app.connections.allowToAddresses(list.peer, Port.tcp(443));
      }
    });
    expect(template.count('aws_vpc_security_group_egress_rule')).toBe(2);
  });

  it('references a group of another account over a peering, once it is accepted', () => {
    const template = synthesize((stack) => {
      const { near, far, app, data } = twoVpcs(stack);
      const peering = new Peering(stack, 'Peering', {
        requester: { vpc: near, subnets: [near.tier('private')] },
        accepter: { vpc: far, subnets: [far.tier('isolated')] },
      });
      app.connections.allowTo(data, Port.tcp(5432), { via: peering });
    });
    const accepter = template.addressOf('aws_vpc_peering_connection_accepter');
    const id = (name: string) => `\${${template.addressOf('aws_security_group', { name })}.id}`;
    template.one('aws_vpc_security_group_egress_rule', {
      referenced_security_group_id: `222222222222/${id('data')}`,
      depends_on: [accepter],
    });
    template.one('aws_vpc_security_group_ingress_rule', {
      referenced_security_group_id: `111111111111/${id('app')}`,
      provider: 'aws.other',
      depends_on: [accepter],
    });
  });

  it('references inbound only over a transit gateway, and blocks where nothing else works', () => {
    const over = (via: 'transit-gateway' | 'addresses', region?: string) =>
      synthesize((stack) => {
        const { app, data } = twoVpcs(stack, region);
        app.connections.allowTo(data, Port.tcp(5432), { via });
      });
    const transit = over('transit-gateway');
    transit.one('aws_vpc_security_group_egress_rule', { cidr_ipv4: '10.17.0.0/16' });
    expect(transit.one('aws_vpc_security_group_ingress_rule')).toHaveProperty('referenced_security_group_id');
    const far = over('addresses', 'eu-central-1');
    far.one('aws_vpc_security_group_egress_rule', { cidr_ipv4: '10.17.0.0/16' });
    far.one('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.16.0.0/16' });
  });

  it('adds rules to a group of another stack', () => {
    const template = synthesize((stack) => {
      const { app, network } = pair(stack);
      const proxy = new ImportedSecurityGroup(stack, 'Proxy', { vpc: network, securityGroupId: 'sg-1' });
      app.connections.allowTo(proxy, Port.tcp(3128));
    });
    template.one('aws_vpc_security_group_ingress_rule', { security_group_id: 'sg-1', from_port: 3128 });
  });
});

describe('security groups refuse', () => {
  const refused = (build: (stack: TerraformStack) => unknown) =>
    refusalOf(() => synthesize((stack) => void build(stack)));

  it.each([
    ['a port above 65535', () => Port.tcp(65536)],
    ['a negative port', () => Port.udp(-1)],
    ['a port that is no whole number', () => Port.tcp(80.5)],
    ['a range that ends before it begins', () => Port.tcpRange(90, 80)],
    ['an ICMP type above 255', () => Port.icmp(256)],
    ['TCP by its number', () => Port.protocol(6)],
    ['a protocol above 255', () => Port.protocol(256)],
  ])('%s', (_, make) => {
    expect(refusalOf(make).code).toBe('NET020');
  });

  it('groups of two VPCs when nothing says how they meet', () => {
    expect(
      refused((stack) => {
        const { app, data } = twoVpcs(stack);
        app.connections.allowTo(data, Port.tcp(1));
      }),
    ).toMatchObject({ code: 'NET021', path: 'test/App' });
  });

  it('references across Regions', () => {
    expect(
      refused((stack) => {
        const { app, data } = twoVpcs(stack, 'eu-central-1');
        app.connections.allowTo(data, Port.tcp(1), { via: 'transit-gateway' });
      }),
    ).toMatchObject({ code: 'NET022', got: 'eu-west-1 and eu-central-1' });
  });

  it('a peering of other VPCs', () => {
    const refusal = refused((stack) => {
      const { near, app, data } = twoVpcs(stack);
      const third = vpc(stack, 'Third', 18);
      const peering = new Peering(stack, 'Peering', {
        requester: { vpc: near, subnets: [near.tier('private')] },
        accepter: { vpc: third, subnets: [third.tier('private')] },
      });
      app.connections.allowTo(data, Port.tcp(1), { via: peering });
    });
    expect(refusal).toMatchObject({ code: 'NET022', got: 'near and far' });
  });

  it.each(['', 'sg-mine', 'größe', 'x'.repeat(256)])('the name %p', (name) => {
    expect(
      refused((stack) => new SecurityGroup(stack, 'Group', { vpc: vpc(stack, 'Vpc', 16), name })).code,
    ).toBe('NET023');
  });

  it('a description that AWS does not take', () => {
    expect(
      refused((stack) => {
        const { app, data } = pair(stack);
        app.connections.allowTo(data, Port.tcp(1), { description: 'a → b' });
      }),
    ).toMatchObject({ code: 'NET023', got: '"a → b"' });
  });

  it('one rule with two descriptions', () => {
    const refusal = refused((stack) => {
      const { app, data } = pair(stack);
      app.connections.allowTo(data, Port.tcp(1), { description: 'reads' });
      app.connections.allowTo(data, Port.tcp(1), { description: 'writes' });
    });
    expect(refusal).toMatchObject({ code: 'NET023', got: '"writes"', allowed: '"reads"' });
  });

  it('addresses that are no block', () => {
    expect(refusalOf(() => Peer.cidr('10.0.0.1/8')).code).toBe('NET002');
  });
});
