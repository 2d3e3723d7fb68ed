import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import { Port } from '../security/port';
import { SecurityGroup } from '../security/security-group';
import type { Vpc } from '../vpc/vpc';
import { InterfaceEndpoint, type InterfaceEndpointProps } from './interface-endpoint';

type Change = (network: Vpc, stack: TerraformStack) => Partial<InterfaceEndpointProps>;

const build = (change: Change = () => ({})) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16);
    const props = {
      vpc: network,
      service: { aws: 'ssm' },
      subnets: network.tier('private'),
      ...change(network, stack),
    };
    const endpoint = new InterfaceEndpoint(stack, 'Ssm', props);
    const app = new SecurityGroup(stack, 'App', { vpc: network, name: 'app' });
    app.connections.allowTo(endpoint, Port.tcp(443));
  });
const refused = (change: Change) => refusalOf(() => build(change));

describe('InterfaceEndpoint', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Ssm');
    expect(addresses).toEqual(contract(`${__dirname}/interface-endpoint.contract.txt`, addresses));
  });

  it('stands in every subnet of the tier, with private DNS', () => {
    const template = build();
    const subnet = (zone: string) =>
      `\${${template.addressOf('aws_subnet', { tags: { Name: `vpc-private-${zone}` } })}.id}`;
    expect(template.one('aws_vpc_endpoint')).toMatchObject({
      vpc_endpoint_type: 'Interface',
      service_name: 'com.amazonaws.eu-west-1.ssm',
      subnet_ids: [subnet('euw1-az1'), subnet('euw1-az2')],
      private_dns_enabled: true,
    });
  });

  it('lets in whom connections name', () => {
    const template = build();
    const group = template.addressOf('aws_security_group', { name: 'vpc-ssm-endpoint' });
    expect(template.one('aws_vpc_endpoint').security_group_ids).toEqual([`\${${group}.id}`]);
    template.one('aws_vpc_security_group_ingress_rule', {
      security_group_id: `\${${group}.id}`,
      from_port: 443,
    });
  });

  it('leads to services of other accounts, without private DNS', () => {
    const serviceName = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0';
    const template = build(() => ({ service: { serviceName } }));
    expect(template.one('aws_vpc_endpoint')).toMatchObject({
      service_name: serviceName,
      private_dns_enabled: false,
    });
  });

  it('has addresses of the families that its subnets have', () => {
    const dual: Change = (_, stack) => {
      const addresses = {
        cidr: '10.20.0.0/16',
        tiers: { isolated: { 'euw1-az1': { ipv4: '10.20.0.0/24', ipv6: 0 } } },
      };
      const other = vpc(stack, 'Dual', 20, { addresses, ipv6: { from: 'amazon' } });
      const app = new SecurityGroup(stack, 'DualApp', { vpc: other, name: 'dual' });
      const props = { vpc: other, service: { aws: 'sqs' }, subnets: other.tier('isolated') };
      app.connections.allowTo(
        new InterfaceEndpoint(stack, 'Sqs', { ...props, addressType: 'dualstack' }),
        Port.tcp(443),
      );
      return {};
    };
    build(dual).one('aws_vpc_endpoint', { ip_address_type: 'dualstack' });
    expect(build().one('aws_vpc_endpoint')).not.toHaveProperty('ip_address_type');
  });

  it('has a policy', () => {
    const policy = {
      Version: '2012-10-17' as const,
      Statement: [{ Effect: 'Allow' as const, Principal: '*' as const, Action: 'ssm:*', Resource: '*' }],
    };
    expect(build(() => ({ policy })).one('aws_vpc_endpoint').policy).toBe(JSON.stringify(policy));
  });
});

describe('InterfaceEndpoint refuses', () => {
  it('no subnet, two in one zone, or one of another VPC', () => {
    const subnet = (network: Vpc, tier: string) => network.tier(tier).subnet('euw1-az1');
    expect(refused(() => ({ subnets: [] }))).toMatchObject({ code: 'NET040', path: 'test/Ssm', got: '[]' });
    expect(
      refused((network) => ({ subnets: [subnet(network, 'private'), subnet(network, 'public')] })),
    ).toMatchObject({
      code: 'NET040',
      got: '[euw1-az1, euw1-az1]',
    });
    expect(refused((_, stack) => ({ subnets: vpc(stack, 'Other', 17).tier('private') }))).toMatchObject({
      code: 'NET040',
      got: 'a subnet of other',
    });
  });

  it('a family that a subnet does not have', () => {
    for (const addressType of ['ipv6', 'dualstack'] as const) {
      expect(refused(() => ({ addressType }))).toMatchObject({
        code: 'NET040',
        got: `${addressType} in private/euw1-az1`,
      });
    }
  });

  it('a name that another endpoint of the VPC has', () => {
    const second =
      (name?: string): Change =>
      (network, stack) => {
        const props = {
          vpc: network,
          service: { aws: 'ssm' },
          subnets: network.tier('public'),
          privateDns: false,
        };
        new InterfaceEndpoint(stack, 'First', { ...props, name });
        return {};
      };
    expect(refused(second())).toMatchObject({
      code: 'NET023',
      path: 'test/Ssm/Group',
      got: '"vpc-ssm-endpoint"',
    });
    expect(build(second('other')).count('aws_vpc_endpoint')).toBe(2);
  });

  it('a second private name for one service in a VPC', () => {
    const second: Change = (network, stack) => {
      new InterfaceEndpoint(stack, 'First', {
        vpc: network,
        service: { aws: 'ssm' },
        subnets: network.tier('private'),
      });
      return {};
    };
    expect(refused(second)).toMatchObject({ code: 'NET041', allowed: 'only test/First' });
  });

  it.each([{ aws: 'com.amazonaws.eu-west-1.ssm' }, { aws: '' }, { serviceName: 'ssm' }])(
    'the service %j',
    (service) => {
      expect(refused(() => ({ service })).code).toBe('NET042');
    },
  );

  it('a policy longer than AWS takes', () => {
    const statement = {
      Effect: 'Deny' as const,
      Principal: '*' as const,
      Action: 'x'.repeat(20_480),
      Resource: '*',
    };
    expect(refused(() => ({ policy: { Version: '2012-10-17', Statement: [statement] } })).code).toBe(
      'NET043',
    );
  });
});
