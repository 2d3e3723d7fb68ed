import { Scenario } from '../testing/scenario';

const value = (outcome: ReturnType<Scenario['data']>) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

test('the default VPC is shown to data sources, and the world stays empty until something uses it', () => {
  const s = new Scenario();
  const vpc = value(s.data('aws_vpc', { default: true }));
  expect(vpc).toMatchObject({ cidr_block: '172.31.0.0/16', default: true });
  const { ids } = value(s.data('aws_subnets', { filter: [{ name: 'default-for-az', values: ['true'] }] }));
  expect(ids).toHaveLength(3);
  expect(s.image.size).toBe(0);
  const instance = s.create('aws_instance', {
    ami: 'ami-1',
    instance_type: 't3.micro',
    subnet_id: (ids as string[])[0] ?? '',
  });
  expect(instance.values['private_ip']).toMatch(/^172\.31\./);
  expect(instance.values['public_ip']).not.toBe('');
  expect(value(s.data('aws_vpc', { default: true }))['id']).toBe(vpc['id']);
});

test('it is taken over by its resource, which destroying leaves, and groups without a VPC go into it', () => {
  const s = new Scenario();
  const vpc = s.create('aws_default_vpc', { tags: { Name: 'default' } });
  expect(vpc.values).toMatchObject({ cidr_block: '172.31.0.0/16', existing_default_vpc: true });
  const subnet = s.create('aws_default_subnet', { availability_zone: 'eu-west-1b' });
  expect(subnet.values).toMatchObject({ vpc_id: vpc.id, cidr_block: '172.31.16.0/20' });
  expect(s.create('aws_security_group', { name: 'web', description: 'web' }).values['vpc_id']).toBe(vpc.id);
  s.destroy(vpc);
  expect(s.image.get('aws_vpc', vpc.id)).toBeDefined();
});

test('who shares in a subnet may make groups in its VPC', () => {
  const s = new Scenario();
  const vpc = s.create('aws_vpc', { cidr_block: '10.0.0.0/16' });
  const subnet = s.create('aws_subnet', { vpc_id: vpc.id, cidr_block: '10.0.0.0/24' });
  const other = s.in({ account: '222222222222' });
  const group = { vpc_id: vpc.id, name: 'web', description: 'web' };
  expect(other.refusalsOfCreate('aws_security_group', group)).toEqual(['InvalidVpcID.NotFound']);
  const share = s.create('aws_ram_resource_share', { name: 'subnets' });
  s.create('aws_ram_resource_association', {
    resource_share_arn: share.id,
    resource_arn: subnet.values['arn'] ?? '',
  });
  s.create('aws_ram_principal_association', { resource_share_arn: share.id, principal: '222222222222' });
  expect(other.refusalsOfCreate('aws_security_group', group)).toEqual([]);
});
