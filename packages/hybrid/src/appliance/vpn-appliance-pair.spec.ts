import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { Vpc } from '@landbridge/network-core';
import { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import { VpnAppliancePair } from './vpn-appliance-pair';

const build = (zones: readonly [string, string] = ['euw1-az1', 'euw1-az2'], of?: (network: Vpc) => Vpc) =>
  synthesize((stack) => {
    const network = vpc(stack);
    const [a, b] = zones;
    const publicTier = network.tier('public');
    new VpnAppliancePair(stack, 'Pair', {
      vpc: of?.(network) ?? network,
      subnets: [publicTier.subnet(a), publicTier.subnet(b)],
      addresses: ['10.16.1.10', '10.16.2.10'],
      imageId: 'ami-0123456789abcdef0',
      instanceType: 'c7g.large',
      peers: ['203.0.113.10'],
      prefixes: ['10.200.0.0/16'],
      routesFrom: [network.tier('isolated')],
    });
  });

describe('VpnAppliancePair', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Pair');
    expect(addresses).toEqual(contract(`${__dirname}/vpn-appliance-pair.contract.txt`, addresses));
  });

  it('forwards, recovers and is reached without SSH', () => {
    const template = build();
    expect(Object.values(template.all('aws_network_interface'))).toMatchObject([
      { source_dest_check: false },
      { source_dest_check: false },
    ]);
    expect(Object.values(template.all('aws_cloudwatch_metric_alarm'))).toMatchObject([
      { alarm_actions: ['arn:aws:automate:eu-west-1:ec2:recover'] },
      { metric_name: 'StatusCheckFailed_System' },
    ]);
    const ports = Object.values(template.all('aws_vpc_security_group_ingress_rule')).map(
      (rule) => rule['from_port'],
    );
    expect(ports).not.toContain(22);
    expect(template.one('aws_iam_role_policy_attachment')).toMatchObject({
      policy_arn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    });
  });

  it('routes begin at the first, and may be moved by the second only where they are', () => {
    const template = build();
    const routes = Object.values(template.all('aws_route')).filter(
      (route) => route['destination_cidr_block'] === '10.200.0.0/16',
    );
    expect(routes).toHaveLength(2);
    expect(routes[0]).toMatchObject({ lifecycle: { ignore_changes: ['network_interface_id'] } });
    const policy = String(template.one('aws_iam_role_policy')['policy']);
    expect(policy).toContain('ec2:ReplaceRoute');
    expect(policy).not.toContain('"Resource":"*"');
  });

  it.each(['10.16.1.10', '10.16.2.10'])('each watches the other: %s', (twin) => {
    const scripts = Object.values(build().all('aws_instance')).map((instance) =>
      String(instance['user_data']),
    );
    expect(scripts.filter((script) => script.includes(`-W 1 ${twin}`))).toHaveLength(1);
  });

  it('refuses one zone, and subnets of another VPC', () => {
    expect(refusalOf(() => build(['euw1-az1', 'euw1-az1']))).toMatchObject({
      code: 'HYB030',
      got: 'vpc/euw1-az1 and vpc/euw1-az1',
    });
    const other = (network: Vpc) => vpc(TerraformStack.of(network), 'Other', 17);
    expect(refusalOf(() => build(undefined, other)).code).toBe('HYB030');
  });
});
