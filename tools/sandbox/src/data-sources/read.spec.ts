import type { TfObject } from '../contract';
import { Scenario } from '../types/testing/scenario';

function answer(outcome: ReturnType<Scenario['data']>): TfObject {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

function landscape() {
  const s = new Scenario();
  const vpc = s.create('aws_vpc', { cidr_block: '10.0.0.0/16', tags: { Name: 'hub', env: 'dev' } });
  const subnets = ['10.0.0.0/24', '10.0.1.0/24'].map((cidr_block, index) =>
    s.create('aws_subnet', {
      vpc_id: vpc.id,
      cidr_block,
      availability_zone: `eu-west-1${'ab'[index]}`,
      tags: { tier: `t${index}` },
    }),
  );
  return { s, vpc, subnets };
}

test('VPCs and subnets are found by id, tag and filter; wildcards count', () => {
  const { s, vpc, subnets } = landscape();
  expect(answer(s.data('aws_vpc', { id: vpc.id }))['cidr_block']).toBe('10.0.0.0/16');
  expect(answer(s.data('aws_vpc', { tags: { Name: 'hub' } }))['id']).toBe(vpc.id);
  const filtered = s.data('aws_vpc', {
    filter: [
      { name: 'tag:Name', values: ['h*'] },
      { name: 'cidr', values: ['10.0.?.0/16'] },
    ],
  });
  expect(answer(filtered)['main_route_table_id']).toBe(vpc.values['main_route_table_id']);
  const ids = answer(s.data('aws_subnets', { filter: [{ name: 'vpc-id', values: [vpc.id] }] }))['ids'];
  expect(ids).toEqual(subnets.map(({ id }) => id).sort());
  expect(answer(s.data('aws_subnet', { vpc_id: vpc.id, tags: { tier: 't1' } }))).toMatchObject({
    cidr_block: '10.0.1.0/24',
    available_ip_address_count: 251,
    state: 'available',
  });
});

test('none, several, a filter that AWS does not have: refused in words', () => {
  const { s, vpc } = landscape();
  expect(s.data('aws_vpc', { id: 'vpc-0' })).toMatchObject({ refusals: [{ code: 'InvalidVpcID.NotFound' }] });
  expect(s.data('aws_subnet', { vpc_id: vpc.id })).toMatchObject({ refusals: [{ code: 'TooManyResults' }] });
  expect(s.data('aws_vpc', { filter: [{ name: 'nonsense', values: ['x'] }] })).toMatchObject({
    refusals: [{ code: 'InvalidParameterValue' }],
  });
});

test('another account sees what is shared with it, and nothing else', () => {
  const { s, subnets } = landscape();
  const other = s.in({ account: '222222222222' });
  const [subnet] = subnets;
  expect(other.data('aws_subnet', { id: subnet?.id ?? '' })).toMatchObject({ ok: false });
  const share = s.create('aws_ram_resource_share', { name: 'subnets' });
  s.create('aws_ram_resource_association', {
    resource_share_arn: share.id,
    resource_arn: subnet?.values['arn'] ?? '',
  });
  s.create('aws_ram_principal_association', { resource_share_arn: share.id, principal: '222222222222' });
  expect(other.data('aws_subnet', { id: subnet?.id ?? '' })).toMatchObject({ ok: true });
});

test('zones, Regions, ARNs, prefix lists, endpoint services: from published facts', () => {
  const s = new Scenario();
  expect(answer(s.data('aws_availability_zones', { state: 'available' }))).toMatchObject({
    names: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    group_names: ['eu-west-1'],
  });
  expect(answer(s.data('aws_region'))).toMatchObject({ name: 'eu-west-1', description: 'Europe (Ireland)' });
  expect(answer(s.data('aws_arn', { arn: 'arn:aws:ec2:eu-west-1:1:vpc/vpc-1:2' }))).toMatchObject({
    resource: 'vpc/vpc-1:2',
    service: 'ec2',
  });
  expect(answer(s.data('aws_caller_identity'))['account_id']).toBe('111111111111');
  expect(answer(s.data('aws_ec2_managed_prefix_list', { name: 'com.amazonaws.eu-west-1.s3' }))['id']).toMatch(
    /^pl-[0-9a-f]{8}$/,
  );
  expect(answer(s.data('aws_vpc_endpoint_service', { service: 'ec2' }))).toMatchObject({
    service_name: 'com.amazonaws.eu-west-1.ec2',
    private_dns_name: 'ec2.eu-west-1.amazonaws.com',
  });
  expect(answer(s.data('aws_lb_hosted_zone_id', {}))['id']).toBe('Z32O12XQLNTSW2');
  expect(
    answer(
      s.data('aws_ssm_parameter', {
        name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
      }),
    )['value'],
  ).toMatch(/^ami-[0-9a-f]{17}$/);
});

test('what the sandbox cannot know says how to supply it', () => {
  expect(new Scenario().data('aws_pricing_product', { service_code: 'ec2' })).toMatchObject({
    ok: false,
    refusals: [
      {
        code: 'SBX201',
        message: expect.stringContaining('"aws_pricing_product": [{"config": {"service_code":"ec2"}'),
      },
    ],
  });
});

test('a fixture that fits comes before everything else', () => {
  const s = new Scenario();
  const fixtures = {
    aws_pricing_product: [
      { config: { service_code: 's3' }, values: { cidr_blocks: ['198.51.100.0/24'] } },
      { config: { service_code: 'ec2' }, values: { cidr_blocks: ['192.0.2.0/24'] } },
    ],
    aws_ami: [{ values: { id: 'ami-0123456789abcdef0' } }],
  };
  expect(answer(s.data('aws_pricing_product', { service_code: 'ec2' }, fixtures))['cidr_blocks']).toEqual([
    '192.0.2.0/24',
  ]);
  expect(answer(s.data('aws_ami', { owners: ['amazon'] }, fixtures))['id']).toBe('ami-0123456789abcdef0');
  expect(s.data('aws_pricing_product', { service_code: 'route53' }, fixtures)).toMatchObject({ ok: false });
});
