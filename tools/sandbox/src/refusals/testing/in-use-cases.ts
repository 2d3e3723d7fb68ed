import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { group, network, role, subnet, vpc, type Case, type Cases } from './build';

/** Destroying `of` while `user` needs it, and without. */
function inUse(of: (s: Scenario) => Made, user: (s: Scenario, of: Made) => unknown): Case {
  return {
    refused: (s) => {
      const made = of(s);
      user(s, made);
      s.destroy(made);
    },
    accepted: (s) => s.destroy(of(s)),
  };
}

const make =
  (type: string, config: TfObject) =>
  (s: Scenario): Made =>
    s.create(type, config);
const with1 =
  (type: string, attribute: string, more: TfObject = {}) =>
  (s: Scenario, of: Made) =>
    s.create(type, { [attribute]: of.id, ...more });

const zone = make('aws_route53_zone', { name: 'example.com' });
const customerGateway = make('aws_customer_gateway', {
  bgp_asn: '65000',
  ip_address: '198.51.100.1',
  type: 'ipsec.1',
});
const certificate = make('aws_acm_certificate', { domain_name: 'example.com', certificate_body: 'x' });
const policy = make('aws_iam_policy', { name: 'p', path: '/', policy: '{}' });
const endpoint = (s: Scenario): Made =>
  s.create('aws_route53_resolver_endpoint', {
    direction: 'OUTBOUND',
    security_group_ids: [group(s, vpc(s, '10.77.0.0/16'), 'dns').id],
    ip_address: [],
  });
const forwarding = (s: Scenario): Made =>
  s.create('aws_route53_resolver_rule', { domain_name: 'corp.example', rule_type: 'SYSTEM' });
const balancer = (s: Scenario): Made =>
  s.create('aws_lb', {
    name: 'inner',
    load_balancer_type: 'network',
    internal: true,
    subnets: [network(s).a.id],
  });
const service = (s: Scenario): Made =>
  s.create('aws_vpc_endpoint_service', {
    acceptance_required: false,
    network_load_balancer_arns: [balancer(s).id],
  });
const accelerator = make('aws_globalaccelerator_accelerator', { name: 'a' });
const listener = (s: Scenario): Made =>
  s.create('aws_globalaccelerator_listener', {
    accelerator_arn: accelerator(s).id,
    protocol: 'TCP',
    port_range: [{ from_port: 80, to_port: 80 }],
  });
const pool = (s: Scenario): Made =>
  s.create('aws_vpc_ipam_pool', {
    address_family: 'ipv4',
    ipam_scope_id:
      s.create('aws_vpc_ipam', { operating_regions: [{ region_name: 'eu-west-1' }] }).values[
        'private_default_scope_id'
      ] ?? '',
  });
const connection = make('aws_dx_connection', { name: 'c', bandwidth: '1Gbps', location: 'EqDC2' });
const dxGateway = make('aws_dx_gateway', { name: 'g', amazon_side_asn: '64512' });

export const IN_USE_CASES: Cases = {
  'vpc/in-use-by-others': inUse(
    (s) => vpc(s),
    (s, of) => subnet(s, of),
  ),
  'subnet/in-use-by-others': inUse((s) => network(s).a, with1('aws_network_interface', 'subnet_id')),
  'security-group/in-use-by-others': inUse(
    (s) => group(s, network(s).of),
    (s, of) =>
      s.create('aws_network_interface', {
        subnet_id: s.image.list('aws_subnet')[0]?.id ?? '',
        security_groups: [of.id],
      }),
  ),
  'vpn-gateway/in-use-by-others': inUse(make('aws_vpn_gateway', {}), (s, of) =>
    s.create('aws_vpn_connection', {
      vpn_gateway_id: of.id,
      customer_gateway_id: customerGateway(s).id,
      type: 'ipsec.1',
    }),
  ),
  'customer-gateway/in-use-by-others': inUse(customerGateway, (s, of) =>
    s.create('aws_vpn_connection', {
      vpn_gateway_id: s.create('aws_vpn_gateway', {}).id,
      customer_gateway_id: of.id,
      type: 'ipsec.1',
    }),
  ),
  'ec2-managed-prefix-list/in-use-by-others': inUse(
    make('aws_ec2_managed_prefix_list', { name: 'l', address_family: 'IPv4', max_entries: 2 }),
    (s, of) =>
      s.create('aws_vpc_security_group_egress_rule', {
        security_group_id: group(s, vpc(s)).id,
        ip_protocol: '-1',
        prefix_list_id: of.id,
      }),
  ),
  'vpc-endpoint-service/in-use-by-others': inUse(service, (s, of) =>
    s.create('aws_vpc_endpoint', {
      vpc_id: s.image.list('aws_vpc')[0]?.id ?? '',
      vpc_endpoint_type: 'Interface',
      service_name: of.values['service_name'] ?? '',
    }),
  ),
  'lb/in-use-by-others': inUse(balancer, (s, of) =>
    s.create('aws_vpc_endpoint_service', { acceptance_required: false, network_load_balancer_arns: [of.id] }),
  ),
  'acm-certificate/in-use-by-others': inUse(certificate, (s, of) =>
    s.create('aws_lb_listener_certificate', {
      certificate_arn: of.id,
      listener_arn: s.create('aws_lb_listener', {
        load_balancer_arn: balancer(s).id,
        port: 443,
        protocol: 'TLS',
        certificate_arn: s.create('aws_acm_certificate', {
          domain_name: 'other.example.com',
          certificate_body: 'x',
        }).id,
        default_action: [],
      }).id,
    }),
  ),
  'route53-zone/in-use-by-others': inUse(
    zone,
    with1('aws_route53_record', 'zone_id', { name: 'www', type: 'A', ttl: 60, records: ['192.0.2.1'] }),
  ),
  'route53-resolver-endpoint/in-use-by-others': inUse(
    endpoint,
    with1('aws_route53_resolver_rule', 'resolver_endpoint_id', {
      domain_name: 'corp.example',
      rule_type: 'FORWARD',
      target_ip: [{ ip: '10.0.0.5', port: 53 }],
    }),
  ),
  'route53-resolver-rule/in-use-by-others': inUse(forwarding, (s, of) =>
    s.create('aws_route53_resolver_rule_association', { resolver_rule_id: of.id, vpc_id: vpc(s).id }),
  ),
  'route53-resolver-firewall-rule-group/in-use-by-others': inUse(
    make('aws_route53_resolver_firewall_rule_group', { name: 'g' }),
    (s, of) =>
      s.create('aws_route53_resolver_firewall_rule_group_association', {
        name: 'a',
        firewall_rule_group_id: of.id,
        priority: 101,
        vpc_id: vpc(s).id,
      }),
  ),
  'route53-delegation-set/in-use-by-others': inUse(
    make('aws_route53_delegation_set', {}),
    with1('aws_route53_zone', 'delegation_set_id', { name: 'example.org' }),
  ),
  'route53-cidr-collection/in-use-by-others': inUse(
    make('aws_route53_cidr_collection', { name: 'c' }),
    with1('aws_route53_cidr_location', 'cidr_collection_id', { name: 'l', cidr_blocks: ['10.0.0.0/24'] }),
  ),
  'iam-role/in-use-by-others': inUse(
    (s) => role(s),
    (s, of) => s.create('aws_iam_role_policy', { role: of.id, name: 'p', policy: '{}' }),
  ),
  'iam-policy/in-use-by-others': inUse(policy, (s, of) =>
    s.create('aws_iam_role_policy_attachment', { role: role(s).id, policy_arn: of.id }),
  ),
  's3-bucket/in-use-by-others': inUse(make('aws_s3_bucket', { bucket: 'logs-of-mine' }), (s, of) =>
    s.create('aws_s3_object', { bucket: of.id, key: 'k', content: 'x' }),
  ),
  'dx-gateway/in-use-by-others': inUse(dxGateway, (s, of) =>
    s.create('aws_dx_gateway_association', {
      dx_gateway_id: of.id,
      associated_gateway_id: s.create('aws_vpn_gateway', {}).id,
    }),
  ),
  'dx-connection/in-use-by-others': inUse(connection, (s, of) =>
    s.create('aws_dx_private_virtual_interface', {
      connection_id: of.id,
      name: 'v',
      vlan: 100,
      address_family: 'ipv4',
      bgp_asn: 65000,
      mtu: 1500,
      dx_gateway_id: dxGateway(s).id,
    }),
  ),
  'globalaccelerator-accelerator/in-use-by-others': inUse(accelerator, (s, of) =>
    s.create('aws_globalaccelerator_listener', {
      accelerator_arn: of.id,
      protocol: 'TCP',
      port_range: [{ from_port: 80, to_port: 80 }],
    }),
  ),
  'globalaccelerator-listener/in-use-by-others': inUse(
    listener,
    with1('aws_globalaccelerator_endpoint_group', 'listener_arn'),
  ),
  'networkfirewall-firewall-policy/in-use-by-others': inUse(
    make('aws_networkfirewall_firewall_policy', { name: 'p', firewall_policy: [] }),
    (s, of) => {
      const { of: v, a } = network(s);
      return s.create('aws_networkfirewall_firewall', {
        name: 'f',
        vpc_id: v.id,
        firewall_policy_arn: of.id,
        subnet_mapping: [{ subnet_id: a.id }],
      });
    },
  ),
  'vpc-ipam-pool/in-use-by-others': inUse(
    pool,
    with1('aws_vpc_ipam_pool_cidr', 'ipam_pool_id', { cidr: '10.0.0.0/8' }),
  ),
  'ec2-transit-gateway-multicast-domain/in-use-by-others': inUse(
    (s) =>
      s.create('aws_ec2_transit_gateway_multicast_domain', {
        transit_gateway_id: s.create('aws_ec2_transit_gateway', { multicast_support: 'enable' }).id,
      }),
    (s, of) => {
      const { of: v, a } = network(s);
      const attached = s.create('aws_ec2_transit_gateway_vpc_attachment', {
        transit_gateway_id: of.values['transit_gateway_id'] ?? '',
        vpc_id: v.id,
        subnet_ids: [a.id],
      });
      return s.create('aws_ec2_transit_gateway_multicast_domain_association', {
        transit_gateway_multicast_domain_id: of.id,
        transit_gateway_attachment_id: attached.id,
        subnet_id: a.id,
      });
    },
  ),
};
