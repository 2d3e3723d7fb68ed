import { Scenario } from '../testing/scenario';

const off = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };
const SHARED = { account: '111111111111' };
const DEV = { account: '222222222222' };

function vpcIn(s: Scenario, cidr: string) {
  const vpc = s.create('aws_vpc', { cidr_block: cidr, enable_dns_hostnames: true });
  const subnet = s.create('aws_subnet', { vpc_id: vpc.id, cidr_block: cidr.replace('/16', '/28') });
  return { vpc, subnet };
}

test('a gateway brings its default table unless both defaults are off', () => {
  const s = new Scenario();
  const on = s.create('aws_ec2_transit_gateway', {});
  expect(on.values['association_default_route_table_id']).toMatch(/^tgw-rtb-/);
  expect(on.values['propagation_default_route_table_id']).toBe(
    on.values['association_default_route_table_id'],
  );
  s.destroy(on);
  expect(s.image.size).toBe(0);
  expect(s.create('aws_ec2_transit_gateway', off).values['association_default_route_table_id']).toBe('');
});

test('an attachment of another account waits until it is accepted, then joins the default table', () => {
  const world = new Scenario();
  const [shared, dev] = [world.in(SHARED), world.in(DEV)];
  const gateway = shared.create('aws_ec2_transit_gateway', {});
  const share = shared.create('aws_ram_resource_share', { name: 'tgw' });
  shared.create('aws_ram_resource_association', {
    resource_share_arn: share.id,
    resource_arn: gateway.values['arn'] ?? '',
  });
  shared.create('aws_ram_principal_association', { resource_share_arn: share.id, principal: '222222222222' });
  const { vpc, subnet } = vpcIn(dev, '10.0.0.0/16');
  const attachment = dev.create('aws_ec2_transit_gateway_vpc_attachment', {
    transit_gateway_id: gateway.id,
    vpc_id: vpc.id,
    subnet_ids: [subnet.id],
  });
  expect(world.image.list('aws_ec2_transit_gateway_route_table_association')).toHaveLength(0);
  const accepter = shared.create('aws_ec2_transit_gateway_vpc_attachment_accepter', {
    transit_gateway_attachment_id: attachment.id,
  });
  expect(accepter.values).toMatchObject({
    vpc_id: vpc.id,
    vpc_owner_id: '222222222222',
    transit_gateway_id: gateway.id,
  });
  const [association] = world.image.list('aws_ec2_transit_gateway_route_table_association');
  expect(association?.values).toMatchObject({ resource_id: vpc.id, resource_type: 'vpc' });
  shared.destroy(accepter);
  expect(dev.read(attachment)).toBeUndefined();
});

test('both sides of a peering become active when the accepter accepts, and see one another', () => {
  const world = new Scenario();
  const [shared, dev] = [world.in(SHARED), world.in(DEV)];
  const a = vpcIn(shared, '10.0.0.0/16').vpc;
  const b = vpcIn(dev, '10.1.0.0/16').vpc;
  const peering = shared.create('aws_vpc_peering_connection', {
    vpc_id: a.id,
    peer_vpc_id: b.id,
    peer_owner_id: '222222222222',
  });
  expect(peering.values['accept_status']).toBe('pending-acceptance');
  const accepter = dev.create('aws_vpc_peering_connection_accepter', {
    vpc_peering_connection_id: peering.id,
    auto_accept: true,
  });
  expect(accepter.values).toMatchObject({
    accept_status: 'active',
    vpc_id: b.id,
    peer_vpc_id: a.id,
    peer_owner_id: '111111111111',
  });
  expect(shared.read(peering)?.['accept_status']).toBe('active');
  const options = shared.create('aws_vpc_peering_connection_options', {
    vpc_peering_connection_id: peering.id,
    requester: [{ allow_remote_vpc_dns_resolution: true }],
  });
  expect(shared.read(options)?.['requester']).toEqual([{ allow_remote_vpc_dns_resolution: true }]);
  shared.destroy(peering);
  expect(dev.read(accepter)).toBeUndefined();
});

test('a firewall has an endpoint in each subnet, and keeps those that stay', () => {
  const s = new Scenario();
  const { vpc, subnet } = vpcIn(s, '10.0.0.0/16');
  const other = s.create('aws_subnet', { vpc_id: vpc.id, cidr_block: '10.0.1.0/28' });
  const mapping = (...ids: string[]) => ids.map((subnet_id) => ({ subnet_id }));
  const policy = s.create('aws_networkfirewall_firewall_policy', {
    name: 'edge',
    firewall_policy: [
      {
        stateless_default_actions: ['aws:forward_to_sfe'],
        stateless_fragment_default_actions: ['aws:forward_to_sfe'],
      },
    ],
  });
  const props = { name: 'edge', vpc_id: vpc.id, firewall_policy_arn: policy.values['arn'] ?? '' };
  const firewall = s.create('aws_networkfirewall_firewall', { ...props, subnet_mapping: mapping(subnet.id) });
  const status = (values: unknown) =>
    (values as [{ sync_states: { attachment: [{ endpoint_id: string; subnet_id: string }] }[] }])[0]
      .sync_states;
  const [first] = status(firewall.values['firewall_status']);
  expect(first?.attachment[0]).toEqual({
    endpoint_id: expect.stringMatching(/^vpce-[0-9a-f]{17}$/),
    subnet_id: subnet.id,
  });
  const both = s.update(firewall, { ...props, subnet_mapping: mapping(subnet.id, other.id) }, [
    'firewall_status',
  ]);
  expect(status(both.values['firewall_status'])).toEqual([first, expect.anything()]);
});

test('a peering of gateways waits for the other side, which sees it mirrored', () => {
  const world = new Scenario();
  const [west, east] = [world.in(SHARED), world.in({ account: '222222222222', region: 'eu-central-1' })];
  const [a, b] = [west.create('aws_ec2_transit_gateway', off), east.create('aws_ec2_transit_gateway', off)];
  const peering = west.create('aws_ec2_transit_gateway_peering_attachment', {
    transit_gateway_id: a.id,
    peer_transit_gateway_id: b.id,
    peer_region: 'eu-central-1',
    peer_account_id: '222222222222',
  });
  expect(west.read(peering)?.['state']).toBe('pendingAcceptance');
  const accepter = east.create('aws_ec2_transit_gateway_peering_attachment_accepter', {
    transit_gateway_attachment_id: peering.id,
  });
  expect(accepter.values).toMatchObject({
    id: peering.id,
    transit_gateway_id: b.id,
    peer_transit_gateway_id: a.id,
    peer_account_id: '111111111111',
    peer_region: 'eu-west-1',
  });
  expect(west.read(peering)?.['state']).toBe('available');
  east.destroy(accepter);
  expect(west.read(peering)).toBeUndefined();
});

test('what others see of an object goes with it, so that nothing is left of an account that was emptied', () => {
  const world = new Scenario();
  const [shared, dev] = [world.in(SHARED), world.in(DEV)];
  const gateway = shared.create('aws_ec2_transit_gateway', off);
  const share = shared.create('aws_ram_resource_share', { name: 'tgw' });
  shared.create('aws_ram_resource_association', {
    resource_share_arn: share.id,
    resource_arn: gateway.values['arn'] ?? '',
  });
  shared.create('aws_ram_principal_association', { resource_share_arn: share.id, principal: '222222222222' });
  const { vpc, subnet } = vpcIn(dev, '10.0.0.0/16');
  const attachment = dev.create('aws_ec2_transit_gateway_vpc_attachment', {
    transit_gateway_id: gateway.id,
    vpc_id: vpc.id,
    subnet_ids: [subnet.id],
  });
  shared.create('aws_ec2_transit_gateway_vpc_attachment_accepter', {
    transit_gateway_attachment_id: attachment.id,
  });
  const table = shared.create('aws_ec2_transit_gateway_route_table', { transit_gateway_id: gateway.id });
  shared.create('aws_ec2_transit_gateway_route_table_association', {
    transit_gateway_route_table_id: table.id,
    transit_gateway_attachment_id: attachment.id,
  });
  for (const made of [attachment, subnet, vpc]) dev.destroy(made);
  for (const made of [table, gateway, share]) shared.destroy(made);
  expect(world.image.typeNames).toEqual([]);
});
