import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { GatewayEndpoint, InterfaceEndpoint, Peer, SecurityGroup } from '@landbridge/network-core';
import { vpc } from '../../test/fixtures';
import { ProxyFarm, type ProxyFarmProps } from './proxy-farm';
import { ResolvedEndpoint } from './resolved-endpoint';

const NAME = 's3.eu-west-1.amazonaws.com';
const SITE = Peer.cidr('10.200.0.0/16');
const build = (props: Partial<ProxyFarmProps> = {}) =>
  synthesize((stack) => {
    const network = vpc(stack);
    const subnets = network.tier('isolated');
    const farm = new ProxyFarm(stack, 'Farm', {
      vpc: network,
      subnets,
      endpoint: new GatewayEndpoint(stack, 'S3', { vpc: network, service: 's3', tiers: [subnets] }),
      allowedNames: [NAME],
      addresses: { 'euw1-az1': '10.16.16.10', 'euw1-az2': '10.16.32.10' },
      launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small' },
      ...props,
    });
    farm.allowFrom(SITE);
    expect(farm.override).toEqual({ answerWith: ['10.16.16.10', '10.16.32.10'] });
  });

describe('ProxyFarm', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Farm');
    expect(addresses).toEqual(contract(`${__dirname}/proxy-farm.contract.txt`, addresses));
  });

  it('passes allowed names on, and no other', () => {
    const script = Buffer.from(String(build().one('aws_launch_template')['user_data']), 'base64').toString();
    expect(script).toContain(`.${NAME} $ssl_preread_server_name:443;`);
    expect(script).toContain('default "";');
  });

  it('is open to the site on 443, and reaches nothing but the service', () => {
    const template = build();
    const front = `\${${template.addressOf('aws_security_group', { name: 'test-Farm-Front' })}.id}`;
    const proxies = `\${${template.addressOf('aws_security_group', { name: 'test-Farm-Proxies' })}.id}`;
    const rules = (type: string, group: string) =>
      Object.values(template.all(`aws_vpc_security_group_${type}_rule`)).filter(
        (rule) => rule['security_group_id'] === group,
      );
    expect(rules('ingress', front)).toMatchObject([
      { cidr_ipv4: '10.200.0.0/16', from_port: 443, to_port: 443 },
    ]);
    expect(rules('egress', proxies)).toMatchObject([
      { prefix_list_id: expect.stringContaining('prefix_list_id'), from_port: 443 },
    ]);
  });

  it.each([
    [{ allowedNames: [] }, 'WEB050'],
    [{ allowedNames: ['*'] }, 'WEB050'],
    [{ addresses: { 'euw1-az1': '10.16.16.10' } }, 'WEB010'],
  ])('refuses %j', (props, code) => {
    expect(refusalOf(() => build(props)).code).toBe(code);
  });
});

it('an interface endpoint behind a resolver is used alike', () => {
  const template = synthesize((stack) => {
    const network = vpc(stack);
    const endpoint = new InterfaceEndpoint(stack, 'S3', {
      vpc: network,
      service: { aws: 's3' },
      subnets: network.tier('isolated'),
    });
    const guard = new SecurityGroup(stack, 'Resolver', { vpc: network, name: 'resolver' });
    const resolver = { connections: guard.connections, endpointId: 'rslvr-in-0123456789abcdef0' };
    const access = new ResolvedEndpoint({ endpoint, resolver, names: [NAME] });
    access.allowFrom(SITE);
    expect(access.override).toEqual({ forwardTo: 'rslvr-in-0123456789abcdef0' });
  });
  const ports = Object.values(template.all('aws_vpc_security_group_ingress_rule')).map(
    (rule) => `${String(rule['ip_protocol'])} ${String(rule['from_port'])}`,
  );
  expect(ports.sort()).toEqual(['tcp 443', 'tcp 53', 'udp 53']);
});
