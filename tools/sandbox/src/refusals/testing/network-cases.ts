import { eip, group, internetGateway, network, subnet, table, vpc, type Cases } from './build';
import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';

const further = (s: Scenario, of: Made, cidr_block: string) =>
  s.create('aws_vpc_ipv4_cidr_block_association', { vpc_id: of.id, cidr_block });

function pool(s: Scenario, ...cidrs: string[]): Made {
  const ipam = s.create('aws_vpc_ipam', { operating_regions: [{ region_name: 'eu-west-1' }] });
  const made = s.create('aws_vpc_ipam_pool', {
    ipam_scope_id: ipam.values['private_default_scope_id'] ?? '',
    address_family: 'ipv4',
  });
  for (const cidr of cidrs) s.create('aws_vpc_ipam_pool_cidr', { ipam_pool_id: made.id, cidr });
  return made;
}

const rule = (s: Scenario, of: Made, more: TfObject = {}) =>
  s.create('aws_vpc_security_group_ingress_rule', {
    security_group_id: of.id,
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
    cidr_ipv4: '10.0.0.0/8',
    ...more,
  });
const aclRule = { protocol: 'tcp', rule_action: 'allow', cidr_block: '10.0.0.0/8', from_port: 1, to_port: 2 };
const listed = {
  protocol: '-1',
  action: 'allow',
  cidr_block: '0.0.0.0/0',
  from_port: 0,
  to_port: 0,
  rule_no: 100,
};
const route = (s: Scenario, of: Made, more: TfObject) =>
  s.create('aws_route', { route_table_id: of.id, destination_cidr_block: '0.0.0.0/0', ...more });

export const NETWORK_CASES: Cases = {
  'vpc/range': { refused: (s) => vpc(s, '10.0.0.0/15'), accepted: (s) => vpc(s, '10.0.0.0/28') },
  'vpc/host-bits': { refused: (s) => vpc(s, '10.0.0.1/16'), accepted: (s) => vpc(s, '10.1.0.0/16') },
  'vpc/reserved-range': {
    refused: (s) => vpc(s, '169.254.0.0/16'),
    accepted: (s) => vpc(s, '100.64.0.0/16'),
  },
  'vpc/secondary-overlap': {
    refused: (s) => further(s, vpc(s), '10.0.128.0/17'),
    accepted: (s) => further(s, vpc(s), '10.1.0.0/16'),
  },
  'vpc/secondary-restricted': {
    refused: (s) => further(s, vpc(s), '192.168.0.0/16'),
    accepted: (s) => further(s, vpc(s), '100.64.0.0/16'),
  },
  'vpc/outside-pool': {
    refused: (s) =>
      vpc(s, '10.9.0.0/16', {
        ipv4_ipam_pool_id: pool(s, '10.0.0.0/12', '10.32.0.0/12').id,
        ...{ cidr_block: '10.64.0.0/16' },
      }),
    accepted: (s) => vpc(s, '10.9.0.0/16', { ipv4_ipam_pool_id: pool(s, '10.0.0.0/12').id }),
  },
  'vpc/pool-exhausted': {
    refused: (s) => s.create('aws_vpc', { ipv4_ipam_pool_id: pool(s).id, ipv4_netmask_length: 20 }),
    accepted: (s) =>
      s.create('aws_vpc', { ipv4_ipam_pool_id: pool(s, '10.0.0.0/16').id, ipv4_netmask_length: 20 }),
  },
  'vpc/second-vpn-gateway': {
    refused: (s) => {
      const of = vpc(s);
      s.create('aws_vpn_gateway', { vpc_id: of.id });
      s.create('aws_vpn_gateway', { vpc_id: of.id, amazon_side_asn: '64513' });
    },
    accepted: (s) => s.create('aws_vpn_gateway', { vpc_id: vpc(s).id }),
  },
  'vpc/parts-left': {
    refused: (s) => {
      const of = vpc(s);
      table(s, of);
      s.destroy(of);
    },
    accepted: (s) => s.destroy(vpc(s)),
  },
  'vpc/ipv6-length': {
    refused: (s) =>
      s.create('aws_vpc_ipv6_cidr_block_association', {
        vpc_id: vpc(s).id,
        ipv6_cidr_block: '2001:db8::/63',
        ipv6_ipam_pool_id: null,
      }),
    accepted: (s) =>
      s.create('aws_vpc_ipv6_cidr_block_association', {
        vpc_id: vpc(s).id,
        ipv6_cidr_block: '2001:db8::/56',
      }),
  },
  'subnet/size': {
    refused: (s) => subnet(s, vpc(s), '10.0.0.0/29'),
    accepted: (s) => subnet(s, vpc(s), '10.0.0.0/28'),
  },
  'subnet/host-bits': {
    refused: (s) => subnet(s, vpc(s), '10.0.0.1/24'),
    accepted: (s) => subnet(s, vpc(s), '10.0.1.0/24'),
  },
  'subnet/outside-vpc': {
    refused: (s) => subnet(s, vpc(s), '10.1.0.0/24'),
    accepted: (s) => subnet(s, vpc(s), '10.0.255.0/24'),
  },
  'subnet/conflict': {
    refused: (s) => {
      const of = vpc(s);
      subnet(s, of, '10.0.0.0/23');
      subnet(s, of, '10.0.1.0/24');
    },
    accepted: (s) => {
      const of = vpc(s);
      subnet(s, of, '10.0.0.0/24');
      subnet(s, of, '10.0.1.0/24');
    },
  },
  'subnet/zone': {
    refused: (s) => subnet(s, vpc(s), '10.0.0.0/24', { availability_zone: 'eu-west-1z' }),
    accepted: (s) => subnet(s, vpc(s), '10.0.0.0/24', { availability_zone: 'eu-west-1c' }),
  },
  'subnet/ipv6-length': {
    refused: (s) =>
      subnet(s, vpc(s, '10.0.0.0/16', { ipv6_cidr_block: '2001:db8::/56' }), '10.0.0.0/24', {
        ipv6_cidr_block: '2001:db8::/65',
      }),
    accepted: (s) =>
      subnet(s, vpc(s, '10.0.0.0/16', { ipv6_cidr_block: '2001:db8::/56' }), '10.0.0.0/24', {
        ipv6_cidr_block: '2001:db8::/64',
      }),
  },
  'subnet/no-block': {
    refused: (s) => s.create('aws_subnet', { vpc_id: vpc(s).id }),
    accepted: (s) =>
      s.create('aws_subnet', {
        vpc_id: vpc(s, '10.0.0.0/16', { ipv6_cidr_block: '2001:db8::/56' }).id,
        ipv6_native: true,
        ipv6_cidr_block: '2001:db8::/64',
      }),
  },
  'subnet/full': {
    refused: (s) => {
      const small = subnet(s, vpc(s), '10.0.0.0/28');
      for (let n = 0; n < 12; n++)
        s.create('aws_network_interface', { subnet_id: small.id, description: String(n) });
    },
    accepted: (s) => {
      const small = subnet(s, vpc(s), '10.0.0.0/28');
      for (let n = 0; n < 11; n++)
        s.create('aws_network_interface', { subnet_id: small.id, description: String(n) });
    },
  },
  'route/exists': {
    refused: (s) => {
      const of = vpc(s);
      const [igw, of1] = [internetGateway(s, of), table(s, of)];
      route(s, of1, { gateway_id: igw.id });
      route(s, of1, { gateway_id: igw.id });
    },
    accepted: (s) => {
      const of = vpc(s);
      route(s, table(s, of), { gateway_id: internetGateway(s, of).id });
    },
  },
  'route/twice-in-table': {
    refused: (s) => {
      const of = vpc(s);
      const one = { cidr_block: '0.0.0.0/0', gateway_id: internetGateway(s, of).id };
      s.create('aws_route_table', { vpc_id: of.id, route: [one, { ...one, cidr_block: '0.0.0.0/00' }] });
    },
    accepted: (s) => {
      const of = vpc(s);
      const gateway_id = internetGateway(s, of).id;
      s.create('aws_route_table', {
        vpc_id: of.id,
        route: [
          { cidr_block: '0.0.0.0/0', gateway_id },
          { ipv6_cidr_block: '::/0', gateway_id },
        ],
      });
    },
  },
  'route/local': {
    refused: (s) => {
      const of = vpc(s);
      route(s, table(s, of), {
        destination_cidr_block: '10.0.5.0/24',
        gateway_id: internetGateway(s, of).id,
      });
    },
    accepted: (s) => {
      const of = vpc(s);
      route(s, table(s, of), {
        destination_cidr_block: '10.1.0.0/24',
        gateway_id: internetGateway(s, of).id,
      });
    },
  },
  'route/one-target': {
    refused: (s) => s.create('aws_route_table', { vpc_id: vpc(s).id, route: [{ cidr_block: '0.0.0.0/0' }] }),
    accepted: (s) => {
      const of = vpc(s);
      s.create('aws_route_table', {
        vpc_id: of.id,
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: internetGateway(s, of).id }],
      });
    },
  },
  'route/one-destination': {
    refused: (s) => {
      const of = vpc(s);
      s.create('aws_route_table', { vpc_id: of.id, route: [{ gateway_id: internetGateway(s, of).id }] });
    },
    accepted: (s) => s.create('aws_route_table', { vpc_id: vpc(s).id, route: [] }),
  },
  'route/host-bits': {
    refused: (s) => {
      const of = vpc(s);
      route(s, table(s, of), { destination_cidr_block: 'anywhere', gateway_id: internetGateway(s, of).id });
    },
    accepted: (s) => {
      const of = vpc(s);
      route(s, table(s, of), { gateway_id: internetGateway(s, of).id });
    },
  },
  'route/gateway-elsewhere': {
    refused: (s) => route(s, table(s, vpc(s)), { gateway_id: internetGateway(s, vpc(s, '10.1.0.0/16')).id }),
    accepted: (s) => {
      const of = vpc(s);
      route(s, table(s, of), { gateway_id: internetGateway(s, of).id });
    },
  },
  'route/other-vpc': {
    refused: (s) => {
      const other = vpc(s, '10.1.0.0/16');
      internetGateway(s, other);
      const nat = s.create('aws_nat_gateway', {
        subnet_id: subnet(s, other, '10.1.0.0/24').id,
        allocation_id: eip(s).id,
      });
      route(s, table(s, vpc(s)), { nat_gateway_id: nat.id });
    },
    accepted: (s) => {
      const of = vpc(s);
      internetGateway(s, of);
      const nat = s.create('aws_nat_gateway', { subnet_id: subnet(s, of).id, allocation_id: eip(s).id });
      route(s, table(s, of), { nat_gateway_id: nat.id });
    },
  },
  'route-table-association/exists': {
    refused: (s) => {
      const of = vpc(s);
      const [one, t] = [subnet(s, of), table(s, of)];
      s.create('aws_route_table_association', { subnet_id: one.id, route_table_id: t.id });
      s.create('aws_route_table_association', { subnet_id: one.id, route_table_id: t.id });
    },
    accepted: (s) => {
      const of = vpc(s);
      s.create('aws_route_table_association', {
        subnet_id: subnet(s, of).id,
        route_table_id: table(s, of).id,
      });
    },
  },
  'route-table-association/other-vpc': {
    refused: (s) =>
      s.create('aws_route_table_association', {
        subnet_id: subnet(s, vpc(s)).id,
        route_table_id: table(s, vpc(s, '10.1.0.0/16')).id,
      }),
    accepted: (s) => {
      const of = vpc(s);
      s.create('aws_route_table_association', {
        subnet_id: subnet(s, of).id,
        route_table_id: table(s, of).id,
      });
    },
  },
  'security-group-rule/duplicate': {
    refused: (s) => {
      const g = group(s, vpc(s));
      rule(s, g);
      rule(s, g);
    },
    accepted: (s) => {
      const g = group(s, vpc(s));
      rule(s, g);
      rule(s, g, { from_port: 444, to_port: 444 });
    },
  },
  'security-group-rule/ports': {
    refused: (s) => rule(s, group(s, vpc(s)), { from_port: 443, to_port: 80 }),
    accepted: (s) => rule(s, group(s, vpc(s)), { from_port: 80, to_port: 443 }),
  },
  'security-group-rule/cidr': {
    refused: (s) => rule(s, group(s, vpc(s)), { cidr_ipv4: '10.0.0.1/8' }),
    accepted: (s) => rule(s, group(s, vpc(s)), { cidr_ipv4: '10.0.0.1/32' }),
  },
  'security-group-rule/no-peer': {
    refused: (s) =>
      s.create('aws_vpc_security_group_egress_rule', {
        security_group_id: group(s, vpc(s)).id,
        ip_protocol: '-1',
      }),
    accepted: (s) =>
      s.create('aws_vpc_security_group_egress_rule', {
        security_group_id: group(s, vpc(s)).id,
        ip_protocol: '-1',
        cidr_ipv4: '0.0.0.0/0',
      }),
  },
  'security-group-rule/other-vpc': {
    refused: (s) =>
      rule(s, group(s, vpc(s)), {
        cidr_ipv4: null,
        referenced_security_group_id: group(s, vpc(s, '10.1.0.0/16')).id,
      }),
    accepted: (s) => {
      const [a, b] = [vpc(s), vpc(s, '10.1.0.0/16')];
      s.create('aws_vpc_peering_connection', { vpc_id: a.id, peer_vpc_id: b.id, auto_accept: true });
      rule(s, group(s, a), { cidr_ipv4: null, referenced_security_group_id: group(s, b).id });
    },
  },
  'security-group/name-taken': {
    refused: (s) => {
      const of = vpc(s);
      group(s, of);
      group(s, of);
    },
    accepted: (s) => {
      group(s, vpc(s));
      group(s, vpc(s, '10.1.0.0/16'));
    },
  },
  'security-group/reserved-name': {
    refused: (s) => group(s, vpc(s), 'default'),
    accepted: (s) => group(s, vpc(s), 'defaults'),
  },
  'network-acl-rule/exists': {
    refused: (s) => {
      const acl = s.create('aws_network_acl', { vpc_id: vpc(s).id, ingress: [listed] });
      s.create('aws_network_acl_rule', {
        network_acl_id: acl.id,
        rule_number: 100,
        egress: false,
        ...aclRule,
      });
    },
    accepted: (s) => {
      const acl = s.create('aws_network_acl', { vpc_id: vpc(s).id, ingress: [listed] });
      s.create('aws_network_acl_rule', {
        network_acl_id: acl.id,
        rule_number: 100,
        egress: true,
        ...aclRule,
      });
    },
  },
  'network-acl-rule/number': {
    refused: (s) =>
      s.create('aws_network_acl_rule', {
        network_acl_id: s.create('aws_network_acl', { vpc_id: vpc(s).id }).id,
        rule_number: 32767,
        ...aclRule,
      }),
    accepted: (s) =>
      s.create('aws_network_acl_rule', {
        network_acl_id: s.create('aws_network_acl', { vpc_id: vpc(s).id }).id,
        rule_number: 32766,
        ...aclRule,
      }),
  },
  'network-acl/number': {
    refused: (s) => s.create('aws_network_acl', { vpc_id: vpc(s).id, egress: [{ ...listed, rule_no: 0 }] }),
    accepted: (s) => s.create('aws_network_acl', { vpc_id: vpc(s).id, egress: [{ ...listed, rule_no: 1 }] }),
  },
  'network-acl/twice': {
    refused: (s) =>
      s.create('aws_network_acl', {
        vpc_id: vpc(s).id,
        egress: [listed, { ...listed, cidr_block: '10.0.0.0/8' }],
      }),
    accepted: (s) => s.create('aws_network_acl', { vpc_id: vpc(s).id, egress: [listed], ingress: [listed] }),
  },
  'network-acl/all-protocols-with-ports': {
    refused: (s) => s.create('aws_network_acl', { vpc_id: vpc(s).id, egress: [{ ...listed, to_port: 80 }] }),
    accepted: (s) =>
      s.create('aws_network_acl', {
        vpc_id: vpc(s).id,
        egress: [{ ...listed, protocol: 'tcp', to_port: 80 }],
      }),
  },
  'network-acl/other-vpc': {
    refused: (s) =>
      s.create('aws_network_acl', {
        vpc_id: vpc(s).id,
        subnet_ids: [subnet(s, vpc(s, '10.1.0.0/16'), '10.1.0.0/24').id],
      }),
    accepted: (s) => {
      const { of, a } = network(s);
      s.create('aws_network_acl', { vpc_id: of.id, subnet_ids: [a.id] });
    },
  },
};
