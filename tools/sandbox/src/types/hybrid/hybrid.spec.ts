import { Scenario } from '../testing/scenario';

test('a VPN connection has two tunnels with addresses, no key, and an attachment on a transit gateway', () => {
  const s = new Scenario();
  const gateway = s.create('aws_ec2_transit_gateway', { amazon_side_asn: 64600 });
  const customer = s.create('aws_customer_gateway', {
    bgp_asn: '65000',
    ip_address: '198.51.100.1',
    type: 'ipsec.1',
  });
  const vpn = s.create('aws_vpn_connection', {
    customer_gateway_id: customer.id,
    transit_gateway_id: gateway.id,
    type: 'ipsec.1',
    tunnel1_inside_cidr: '169.254.10.0/30',
  });
  expect(vpn.values).toMatchObject({
    tunnel1_vgw_inside_address: '169.254.10.1',
    tunnel1_cgw_inside_address: '169.254.10.2',
    tunnel1_bgp_asn: '64600',
    tunnel1_bgp_holdtime: 30,
    tunnel1_preshared_key: '',
    customer_gateway_configuration: '',
  });
  expect(vpn.values['tunnel1_address']).not.toBe(vpn.values['tunnel2_address']);
  const [association] = s.image.list('aws_ec2_transit_gateway_route_table_association');
  expect(association?.values).toMatchObject({ resource_type: 'vpn', resource_id: vpn.id });
  s.destroy(vpn);
  expect(s.image.list('aws_ec2_transit_gateway_route_table_association')).toEqual([]);
});

test('a proposal of another account is accepted by the association that names it', () => {
  const world = new Scenario();
  const [owner, other] = [world.in({ account: '111111111111' }), world.in({ account: '222222222222' })];
  const dx = owner.create('aws_dx_gateway', { name: 'dx', amazon_side_asn: '64512' });
  const vgw = other.create('aws_vpn_gateway', {});
  const proposal = other.create('aws_dx_gateway_association_proposal', {
    dx_gateway_id: dx.id,
    dx_gateway_owner_account_id: '111111111111',
    associated_gateway_id: vgw.id,
    allowed_prefixes: ['10.0.0.0/16'],
  });
  const association = owner.create('aws_dx_gateway_association', {
    dx_gateway_id: dx.id,
    proposal_id: proposal.id,
    associated_gateway_owner_account_id: '222222222222',
  });
  expect(association.values).toMatchObject({
    id: `ga-${dx.id}${vgw.id}`,
    associated_gateway_type: 'virtualPrivateGateway',
    allowed_prefixes: ['10.0.0.0/16'],
    dx_gateway_owner_account_id: '111111111111',
  });
});

test('IPAM gives out the next free block, and takes it back', () => {
  const s = new Scenario();
  const ipam = s.create('aws_vpc_ipam', { operating_regions: [{ region_name: 'eu-west-1' }] });
  const pool = s.create('aws_vpc_ipam_pool', {
    address_family: 'ipv4',
    ipam_scope_id: ipam.values['private_default_scope_id'] ?? '',
  });
  s.create('aws_vpc_ipam_pool_cidr', { ipam_pool_id: pool.id, cidr: '10.0.0.0/15' });
  const vpcs = [1, 2].map((n) =>
    s.create('aws_vpc', { ipv4_ipam_pool_id: pool.id, ipv4_netmask_length: 16, tags: { n: String(n) } }),
  );
  expect(vpcs.map(({ values }) => values['cidr_block'])).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
  for (const vpc of vpcs.slice(0, 1)) s.destroy(vpc);
  expect(
    s.create('aws_vpc_ipam_pool_cidr_allocation', { ipam_pool_id: pool.id, netmask_length: 20 }).values[
      'cidr'
    ],
  ).toBe('10.0.0.0/20');
});
