import { Scenario } from '../testing/scenario';

const scenario = (): { s: Scenario; vpc: ReturnType<Scenario['create']> } => {
  const s = new Scenario();
  return { s, vpc: s.create('aws_vpc', { cidr_block: '10.0.0.0/16' }) };
};

test('a VPC brings its main route table, default ACL and default group, and takes them with it', () => {
  const { s, vpc } = scenario();
  expect(vpc.id).toMatch(/^vpc-[0-9a-f]{17}$/);
  expect(vpc.values).toMatchObject({
    arn: `arn:aws:ec2:eu-west-1:111111111111:vpc/${vpc.id}`,
    owner_id: '111111111111',
    enable_dns_hostnames: false,
    ipv6_cidr_block: '',
  });
  expect(vpc.values['main_route_table_id']).toBe(vpc.values['default_route_table_id']);
  expect(s.image.list('aws_route_table').map((t) => t.id)).toEqual([vpc.values['main_route_table_id']]);
  expect(s.image.list('aws_security_group')[0]?.values['name']).toBe('default');
  expect(s.image.list('aws_network_acl').map((a) => a.id)).toEqual([vpc.values['default_network_acl_id']]);
  s.destroy(vpc);
  expect(s.image.size).toBe(0);
});

test('equal content gives equal ids after destruction, and different ids side by side', () => {
  const { s, vpc } = scenario();
  const twin = s.create('aws_vpc', { cidr_block: '10.0.0.0/16' });
  expect(twin.id).not.toBe(vpc.id);
  s.destroy(twin);
  s.destroy(vpc);
  expect(s.create('aws_vpc', { cidr_block: '10.0.0.0/16' }).id).toBe(vpc.id);
  expect(s.in({ account: '222222222222' }).create('aws_vpc', { cidr_block: '10.0.0.0/16' }).id).not.toBe(
    vpc.id,
  );
});

test('the main table moves with its association and comes back when that goes', () => {
  const { s, vpc } = scenario();
  const table = s.create('aws_route_table', { vpc_id: vpc.id });
  const association = s.create('aws_main_route_table_association', {
    vpc_id: vpc.id,
    route_table_id: table.id,
  });
  expect(association.values['original_route_table_id']).toBe(vpc.values['main_route_table_id']);
  expect(s.read(vpc)?.['main_route_table_id']).toBe(table.id);
  s.destroy(association);
  expect(s.read(vpc)).toEqual(vpc.values);
});

test('standalone routes show in the table, and a table that lists its routes removes others', () => {
  const { s, vpc } = scenario();
  const igw = s.create('aws_internet_gateway', { vpc_id: vpc.id });
  const table = s.create('aws_route_table', { vpc_id: vpc.id });
  const route = s.create('aws_route', {
    route_table_id: table.id,
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: igw.id,
  });
  expect(route.id).toBe(`r-${table.id}1080289494`);
  expect(s.read(table)?.['route']).toEqual([
    expect.objectContaining({ cidr_block: '0.0.0.0/0', gateway_id: igw.id }),
  ]);
  const refreshed = { ...table, values: s.read(table) ?? {} };
  s.update(refreshed, { tags: { a: 'b' } });
  expect(s.read(route)).toBeDefined();
  s.update(refreshed, { route: [] });
  expect(s.read(route)).toBeUndefined();
});

test('the default group is taken over empty and outlives its resource', () => {
  const { s, vpc } = scenario();
  const group = s.create('aws_default_security_group', { vpc_id: vpc.id });
  expect(group.id).toBe(vpc.values['default_security_group_id']);
  expect(s.read(group)).toMatchObject({ name: 'default', ingress: [], egress: [] });
  s.destroy(group);
  expect(s.image.get('aws_security_group', group.id)).toBeDefined();
});

test('rules of their own show in the group as the provider gathers them', () => {
  const { s, vpc } = scenario();
  const group = s.create('aws_security_group', { vpc_id: vpc.id, name: 'web', description: 'web' });
  const rule = { security_group_id: group.id, ip_protocol: 'tcp', from_port: 443, to_port: 443 };
  s.create('aws_vpc_security_group_ingress_rule', { ...rule, cidr_ipv4: '10.0.0.0/8' });
  s.create('aws_vpc_security_group_ingress_rule', { ...rule, referenced_security_group_id: group.id });
  expect(s.read(group)?.['ingress']).toEqual([
    expect.objectContaining({ from_port: 443, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'], self: true }),
  ]);
});

test('subnets get the zone that matches, addresses come from the subnet', () => {
  const { s, vpc } = scenario();
  const subnet = s.create('aws_subnet', {
    vpc_id: vpc.id,
    cidr_block: '10.0.1.0/28',
    availability_zone: 'eu-west-1b',
  });
  expect(subnet.values['availability_zone_id']).toMatch(/^euw1-az\d$/);
  const taken = new Set<unknown>();
  for (let n = 0; n < 11; n++)
    taken.add(
      s.create('aws_network_interface', { subnet_id: subnet.id, description: `n${n}` }).values['private_ip'],
    );
  expect(taken.size).toBe(11);
  for (const ip of taken) expect(ip).toMatch(/^10\.0\.1\.(?:[4-9]|1[0-4])$/);
});

test('a NAT gateway holds its address, and the address shows who holds it', () => {
  const { s, vpc } = scenario();
  const subnet = s.create('aws_subnet', { vpc_id: vpc.id, cidr_block: '10.0.1.0/24' });
  s.create('aws_internet_gateway', { vpc_id: vpc.id });
  const eip = s.create('aws_eip', { domain: 'vpc' });
  const nat = s.create('aws_nat_gateway', { subnet_id: subnet.id, allocation_id: eip.id });
  expect(nat.values).toMatchObject({
    public_ip: eip.values['public_ip'],
    availability_mode: 'zonal',
    vpc_id: vpc.id,
  });
  expect(s.read(eip)?.['network_interface']).toBe(nat.values['network_interface_id']);
  expect(eip.values['allocation_id']).toBe(eip.id);
});

test('many objects of one content get different ids, quickly', () => {
  const { s, vpc } = scenario();
  const before = process.cpuUsage();
  const ids = new Set<string>();
  for (let n = 0; n < 150; n++) ids.add(s.create('aws_route_table', { vpc_id: vpc.id }).id);
  expect(ids.size).toBe(150);
  const { user } = process.cpuUsage(before);
  expect(user / 1000).toBeLessThan(1500);
});

test('the default ACL shows every subnet that no other ACL has, listed or not', () => {
  const { s, vpc } = scenario();
  const subnets = ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'].map((cidr_block) =>
    s.create('aws_subnet', { vpc_id: vpc.id, cidr_block }),
  );
  const [first, second, third] = subnets.map(({ id }) => id).sort();
  const acl = s.create('aws_default_network_acl', {
    default_network_acl_id: vpc.values['default_network_acl_id'] ?? '',
  });
  expect(s.read(acl)?.['subnet_ids']).toEqual([first, second, third]);
  s.create('aws_network_acl', { vpc_id: vpc.id, subnet_ids: [second ?? ''] });
  expect(s.read(acl)?.['subnet_ids']).toEqual([first, third]);
});
