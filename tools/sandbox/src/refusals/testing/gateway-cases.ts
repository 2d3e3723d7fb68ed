import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import {
  attachment,
  DEV,
  eip,
  group,
  internetGateway,
  network,
  off,
  share,
  subnet,
  table,
  transitGateway,
  vpc,
  type Cases,
} from './build';

const nat = (s: Scenario, more: TfObject) => s.create('aws_nat_gateway', more);
const eni = (s: Scenario, of: Made, more: TfObject = {}) =>
  s.create('aws_network_interface', { subnet_id: of.id, ...more });
const instance = (s: Scenario, of: Made, more: TfObject = {}) =>
  s.create('aws_instance', { subnet_id: of.id, ami: 'ami-1', instance_type: 't3.micro', ...more });
const peering = (s: Scenario, a: Made, b: Made, more: TfObject = {}) =>
  s.create('aws_vpc_peering_connection', { vpc_id: a.id, peer_vpc_id: b.id, ...more });
const endpoint = (s: Scenario, of: Made, more: TfObject = {}) =>
  s.create('aws_vpc_endpoint', {
    vpc_id: of.id,
    service_name: 'com.amazonaws.eu-west-1.ec2',
    vpc_endpoint_type: 'Interface',
    ...more,
  });
const list = (s: Scenario, more: TfObject = {}) =>
  s.create('aws_ec2_managed_prefix_list', { name: 'all', address_family: 'IPv4', max_entries: 1, ...more });
const balancer = (s: Scenario, of: Made, load_balancer_type: string) =>
  s.create('aws_lb', { name: load_balancer_type, load_balancer_type, internal: true, subnets: [of.id] });
const service = (s: Scenario, more: TfObject) =>
  s.create('aws_vpc_endpoint_service', { acceptance_required: false, ...more });

function withGateway(s: Scenario) {
  const made = network(s);
  internetGateway(s, made.of);
  return made;
}

export const GATEWAY_CASES: Cases = {
  'internet-gateway/attached': {
    refused: (s) => {
      const of = vpc(s);
      internetGateway(s, of);
      internetGateway(s, of);
    },
    accepted: (s) => internetGateway(s, vpc(s)),
  },
  'nat-gateway/no-internet-gateway': {
    refused: (s) =>
      nat(s, { subnet_id: subnet(s, vpc(s)).id, allocation_id: eip(s).id, connectivity_type: 'public' }),
    accepted: (s) =>
      nat(s, { subnet_id: withGateway(s).a.id, allocation_id: eip(s).id, connectivity_type: 'public' }),
  },
  'nat-gateway/public-without-address': {
    refused: (s) => nat(s, { subnet_id: withGateway(s).a.id, connectivity_type: 'public' }),
    accepted: (s) => nat(s, { subnet_id: network(s).a.id, connectivity_type: 'private' }),
  },
  'nat-gateway/address-in-use': {
    refused: (s) => {
      const [{ a, b }, ip] = [withGateway(s), eip(s)];
      nat(s, { subnet_id: a.id, allocation_id: ip.id });
      nat(s, { subnet_id: b.id, allocation_id: ip.id });
    },
    accepted: (s) => {
      const { a, b } = withGateway(s);
      nat(s, { subnet_id: a.id, allocation_id: eip(s).id });
      nat(s, { subnet_id: b.id, allocation_id: eip(s).id });
    },
  },
  'nat-gateway/private-address': {
    refused: (s) => eni(s, network(s).a, { private_ips: ['10.0.0.3'] }),
    accepted: (s) => eni(s, network(s).a, { private_ips: ['10.0.0.4'] }),
  },
  'network-interface/address-taken': {
    refused: (s) => {
      const { a } = network(s);
      eni(s, a, { private_ips: ['10.0.0.9'] });
      instance(s, a, { private_ip: '10.0.0.9' });
    },
    accepted: (s) => {
      const { a } = network(s);
      eni(s, a, { private_ips: ['10.0.0.9'] });
      instance(s, a, { private_ip: '10.0.0.10' });
    },
  },
  'network-interface/other-vpc': {
    refused: (s) => eni(s, network(s).a, { security_groups: [group(s, vpc(s, '10.1.0.0/16')).id] }),
    accepted: (s) => {
      const { of, a } = network(s);
      eni(s, a, { security_groups: [group(s, of).id] });
    },
  },
  'network-interface/zone': {
    refused: (s) => {
      const { a, b } = network(s);
      s.create('aws_network_interface_attachment', {
        instance_id: instance(s, a).id,
        network_interface_id: eni(s, b).id,
        device_index: 1,
      });
    },
    accepted: (s) => {
      const { a } = network(s);
      s.create('aws_network_interface_attachment', {
        instance_id: instance(s, a).id,
        network_interface_id: eni(s, a).id,
        device_index: 1,
      });
    },
  },
  'network-interface/in-use': {
    refused: (s) => {
      const { a } = network(s);
      const one = eni(s, a);
      s.create('aws_network_interface_attachment', {
        instance_id: instance(s, a).id,
        network_interface_id: one.id,
        device_index: 1,
      });
      s.destroy(one);
    },
    accepted: (s) => s.destroy(eni(s, network(s).a)),
  },
  'network-interface-sg-attachment/attached': {
    refused: (s) => {
      const { of, a } = network(s);
      const g = group(s, of);
      const one = eni(s, a, { security_groups: [g.id] });
      s.create('aws_network_interface_sg_attachment', {
        security_group_id: g.id,
        network_interface_id: one.id,
      });
    },
    accepted: (s) => {
      const { of, a } = network(s);
      s.create('aws_network_interface_sg_attachment', {
        security_group_id: group(s, of).id,
        network_interface_id: eni(s, a).id,
      });
    },
  },
  'elastic-ip/associated': {
    refused: (s) => {
      const [{ a }, ip] = [network(s), eip(s)];
      s.create('aws_eip_association', { allocation_id: ip.id, instance_id: instance(s, a).id });
      s.create('aws_eip_association', {
        allocation_id: ip.id,
        instance_id: instance(s, a, { private_ip: '10.0.0.99' }).id,
      });
    },
    accepted: (s) => {
      const [{ a }, ip] = [network(s), eip(s)];
      s.create('aws_eip_association', { allocation_id: ip.id, instance_id: instance(s, a).id });
      s.create('aws_eip_association', {
        allocation_id: ip.id,
        instance_id: instance(s, a, { private_ip: '10.0.0.99' }).id,
        allow_reassociation: true,
      });
    },
  },
  'elastic-ip/no-target': {
    refused: (s) =>
      s.create('aws_eip_association', {
        allocation_id: eip(s).id,
        instance_id: null,
        network_interface_id: null,
      }),
    accepted: (s) =>
      s.create('aws_eip_association', {
        allocation_id: eip(s).id,
        instance_id: instance(s, network(s).a).id,
      }),
  },
  'elastic-ip/in-use': {
    refused: (s) => {
      const ip = eip(s);
      nat(s, { subnet_id: withGateway(s).a.id, allocation_id: ip.id });
      s.destroy(ip);
    },
    accepted: (s) => s.destroy(eip(s)),
  },
  'instance/termination-protected': {
    refused: (s) => s.destroy(instance(s, network(s).a, { disable_api_termination: true })),
    accepted: (s) => s.destroy(instance(s, network(s).a, { disable_api_termination: false })),
  },
  'egress-only-gateway/attached': {
    refused: (s) => {
      const of = vpc(s);
      s.create('aws_egress_only_internet_gateway', { vpc_id: of.id });
      s.create('aws_egress_only_internet_gateway', { vpc_id: of.id });
    },
    accepted: (s) => s.create('aws_egress_only_internet_gateway', { vpc_id: vpc(s).id }),
  },
  'peering/overlap': {
    refused: (s) => peering(s, vpc(s, '10.0.0.0/16'), vpc(s, '10.0.128.0/17')),
    accepted: (s) => peering(s, vpc(s, '10.0.0.0/16'), vpc(s, '10.1.0.0/16')),
  },
  'peering/exists': {
    refused: (s) => {
      const [a, b] = [vpc(s), vpc(s, '10.1.0.0/16')];
      peering(s, a, b);
      peering(s, b, a);
    },
    accepted: (s) => {
      const [a, b] = [vpc(s), vpc(s, '10.1.0.0/16')];
      peering(s, a, b);
      peering(s, a, vpc(s, '10.2.0.0/16'));
    },
  },
  'peering/itself': {
    refused: (s) => {
      const a = vpc(s);
      peering(s, a, a);
    },
    accepted: (s) => peering(s, vpc(s), vpc(s, '10.1.0.0/16')),
  },
  'peering/peer-missing': {
    refused: (s) =>
      s.create('aws_vpc_peering_connection', { vpc_id: vpc(s).id, peer_vpc_id: 'vpc-0123456789abcdef0' }),
    accepted: (s) =>
      s.create('aws_vpc_peering_connection', {
        vpc_id: vpc(s).id,
        peer_vpc_id: 'vpc-0123456789abcdef0',
        peer_owner_id: '999999999999',
      }),
  },
  'peering/auto-accept-elsewhere': {
    refused: (s) =>
      peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account, auto_accept: true }),
    accepted: (s) => peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account }),
  },
  'peering/accepter-elsewhere': {
    refused: (s) => {
      const made = peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account });
      s.create('aws_vpc_peering_connection_accepter', {
        vpc_peering_connection_id: made.id,
        auto_accept: true,
      });
    },
    accepted: (s) => {
      const made = peering(s, vpc(s), vpc(s.in(DEV), '10.1.0.0/16'), { peer_owner_id: DEV.account });
      s.in(DEV).create('aws_vpc_peering_connection_accepter', {
        vpc_peering_connection_id: made.id,
        auto_accept: true,
      });
    },
  },
  'peering/options-before-active': {
    refused: (s) => {
      const made = peering(s, vpc(s), vpc(s, '10.1.0.0/16'));
      s.create('aws_vpc_peering_connection_options', {
        vpc_peering_connection_id: made.id,
        requester: [{ allow_remote_vpc_dns_resolution: false }],
      });
    },
    accepted: (s) => {
      const made = peering(s, vpc(s), vpc(s, '10.1.0.0/16'), { auto_accept: true });
      s.create('aws_vpc_peering_connection_options', {
        vpc_peering_connection_id: made.id,
        requester: [{ allow_remote_vpc_dns_resolution: false }],
      });
    },
  },
  'peering/dns-hostnames': {
    refused: (s) =>
      peering(s, vpc(s), vpc(s, '10.1.0.0/16'), {
        auto_accept: true,
        requester: [{ allow_remote_vpc_dns_resolution: true }],
      }),
    accepted: (s) =>
      peering(s, vpc(s, '10.0.0.0/16', { enable_dns_hostnames: true }), vpc(s, '10.1.0.0/16'), {
        auto_accept: true,
        requester: [{ allow_remote_vpc_dns_resolution: true }],
      }),
  },
  'route/peering-elsewhere': {
    refused: (s) => {
      const made = peering(s, vpc(s), vpc(s, '10.1.0.0/16'));
      s.create('aws_route', {
        route_table_id: table(s, vpc(s, '10.2.0.0/16')).id,
        destination_cidr_block: '10.1.0.0/16',
        vpc_peering_connection_id: made.id,
      });
    },
    accepted: (s) => {
      const a = vpc(s);
      const made = peering(s, a, vpc(s, '10.1.0.0/16'));
      s.create('aws_route', {
        route_table_id: table(s, a).id,
        destination_cidr_block: '10.1.0.0/16',
        vpc_peering_connection_id: made.id,
      });
    },
  },
  'route/no-transit-attachment': {
    refused: (s) =>
      s.create('aws_route', {
        route_table_id: table(s, vpc(s)).id,
        destination_cidr_block: '10.9.0.0/16',
        transit_gateway_id: transitGateway(s).id,
      }),
    accepted: (s) => {
      const [{ of, a }, gateway] = [network(s), transitGateway(s)];
      attachment(s, gateway, of, a);
      s.create('aws_route', {
        route_table_id: table(s, of).id,
        destination_cidr_block: '10.9.0.0/16',
        transit_gateway_id: gateway.id,
      });
    },
  },
  'endpoint/service': {
    refused: (s) => endpoint(s, vpc(s), { service_name: 'com.amazonaws.us-east-1.ec2' }),
    accepted: (s) => endpoint(s, vpc(s)),
  },
  'endpoint/type': {
    refused: (s) => endpoint(s, vpc(s), { vpc_endpoint_type: 'Gateway' }),
    accepted: (s) =>
      endpoint(s, vpc(s), { service_name: 'com.amazonaws.eu-west-1.s3', vpc_endpoint_type: 'Gateway' }),
  },
  'endpoint/gateway-arguments': {
    refused: (s) => {
      const { of, a } = network(s);
      endpoint(s, of, {
        service_name: 'com.amazonaws.eu-west-1.s3',
        vpc_endpoint_type: 'Gateway',
        subnet_ids: [a.id],
      });
    },
    accepted: (s) => {
      const { of } = network(s);
      endpoint(s, of, {
        service_name: 'com.amazonaws.eu-west-1.s3',
        vpc_endpoint_type: 'Gateway',
        route_table_ids: [table(s, of).id],
      });
    },
  },
  'endpoint/same-zone': {
    refused: (s) => {
      const { of, a } = network(s);
      endpoint(s, of, {
        subnet_ids: [a.id, subnet(s, of, '10.0.9.0/24', { availability_zone: 'eu-west-1a' }).id],
      });
    },
    accepted: (s) => {
      const { of, a, b } = network(s);
      endpoint(s, of, { subnet_ids: [a.id, b.id] });
    },
  },
  'endpoint/other-vpc': {
    refused: (s) => endpoint(s, vpc(s, '10.1.0.0/16'), { subnet_ids: [network(s).a.id] }),
    accepted: (s) => {
      const { of, a } = network(s);
      endpoint(s, of, { subnet_ids: [a.id] });
    },
  },
  'endpoint/private-dns-conflict': {
    refused: (s) => {
      const { of, a, b } = network(s);
      endpoint(s, of, { subnet_ids: [a.id], private_dns_enabled: true });
      endpoint(s, of, { subnet_ids: [b.id], private_dns_enabled: true });
    },
    accepted: (s) => {
      const { of, a, b } = network(s);
      endpoint(s, of, { subnet_ids: [a.id], private_dns_enabled: true });
      endpoint(s, of, { subnet_ids: [b.id], private_dns_enabled: false });
    },
  },
  'endpoint/private-dns-needs-vpc-dns': {
    refused: (s) => endpoint(s, vpc(s), { private_dns_enabled: true }),
    accepted: (s) => endpoint(s, network(s).of, { private_dns_enabled: true }),
  },
  'endpoint-service/load-balancers': {
    refused: (s) => service(s, {}),
    accepted: (s) => service(s, { network_load_balancer_arns: [balancer(s, network(s).a, 'network').id] }),
  },
  'endpoint-service/load-balancer-type': {
    refused: (s) => service(s, { gateway_load_balancer_arns: [balancer(s, network(s).a, 'network').id] }),
    accepted: (s) => service(s, { gateway_load_balancer_arns: [balancer(s, network(s).a, 'gateway').id] }),
  },
  'endpoint/not-allowed': {
    refused: (s) => {
      const made = service(s, { network_load_balancer_arns: [balancer(s, network(s).a, 'network').id] });
      endpoint(s.in(DEV), vpc(s.in(DEV)), { service_name: made.values['service_name'] ?? '' });
    },
    accepted: (s) => {
      const made = service(s, {
        network_load_balancer_arns: [balancer(s, network(s).a, 'network').id],
        allowed_principals: [`arn:aws:iam::${DEV.account}:root`],
      });
      endpoint(s.in(DEV), vpc(s.in(DEV)), { service_name: made.values['service_name'] ?? '' });
    },
  },
  'prefix-list/too-many-entries': {
    refused: (s) => list(s, { entry: [{ cidr: '10.0.0.0/8' }, { cidr: '11.0.0.0/8' }] }),
    accepted: (s) => list(s, { entry: [{ cidr: '10.0.0.0/8' }] }),
  },
  'prefix-list/family': {
    refused: (s) => list(s, { entry: [{ cidr: '::/0' }] }),
    accepted: (s) => list(s, { address_family: 'IPv6', entry: [{ cidr: '::/0' }] }),
  },
  'prefix-list/twice': {
    refused: (s) =>
      list(s, { max_entries: 5, entry: [{ cidr: '10.0.0.0/8' }, { cidr: '10.0.0.0/8', description: 'x' }] }),
    accepted: (s) => list(s, { max_entries: 5, entry: [{ cidr: '10.0.0.0/8' }] }),
  },
  'prefix-list-entry/full': {
    refused: (s) =>
      s.create('aws_ec2_managed_prefix_list_entry', {
        prefix_list_id: list(s, { entry: [{ cidr: '10.0.0.0/8' }] }).id,
        cidr: '11.0.0.0/8',
      }),
    accepted: (s) =>
      s.create('aws_ec2_managed_prefix_list_entry', { prefix_list_id: list(s).id, cidr: '11.0.0.0/8' }),
  },
  'prefix-list-entry/exists': {
    refused: (s) =>
      s.create('aws_ec2_managed_prefix_list_entry', {
        prefix_list_id: list(s, { max_entries: 5, entry: [{ cidr: '10.0.0.0/8' }] }).id,
        cidr: '10.0.0.0/8',
      }),
    accepted: (s) =>
      s.create('aws_ec2_managed_prefix_list_entry', {
        prefix_list_id: list(s, { max_entries: 5 }).id,
        cidr: '10.0.0.0/8',
      }),
  },
  'transit-gateway/asn': {
    refused: (s) => transitGateway(s, { amazon_side_asn: 65535 }),
    accepted: (s) => transitGateway(s, { amazon_side_asn: 4200000000 }),
  },
  'transit-attachment/duplicate': {
    refused: (s) => {
      const [{ of, a, b }, gateway] = [network(s), transitGateway(s)];
      attachment(s, gateway, of, a);
      attachment(s, gateway, of, b);
    },
    accepted: (s) => {
      const { of, a } = network(s);
      attachment(s, transitGateway(s), of, a);
      attachment(s, transitGateway(s, { ...off, description: 'other' }), of, a);
    },
  },
  'transit-attachment/not-shared': {
    refused: (s) => {
      const { of, a } = network(s.in(DEV));
      attachment(s.in(DEV), transitGateway(s), of, a);
    },
    accepted: (s) => {
      const { of, a } = network(s.in(DEV));
      const gateway = transitGateway(s);
      share(s, gateway, DEV.account);
      attachment(s.in(DEV), gateway, of, a);
    },
  },
  'transit-attachment/same-zone': {
    refused: (s) => {
      const { of, a } = network(s);
      attachment(
        s,
        transitGateway(s),
        of,
        a,
        subnet(s, of, '10.0.9.0/24', { availability_zone: 'eu-west-1a' }),
      );
    },
    accepted: (s) => {
      const { of, a, b } = network(s);
      attachment(s, transitGateway(s), of, a, b);
    },
  },
  'transit-attachment/other-vpc': {
    refused: (s) => attachment(s, transitGateway(s), vpc(s, '10.1.0.0/16'), network(s).a),
    accepted: (s) => {
      const { of, a } = network(s);
      attachment(s, transitGateway(s), of, a);
    },
  },
  'transit-attachment/accept-state': {
    refused: (s) => {
      const { of, a } = network(s);
      const made = attachment(s, transitGateway(s), of, a);
      s.create('aws_ec2_transit_gateway_vpc_attachment_accepter', { transit_gateway_attachment_id: made.id });
    },
    accepted: (s) => {
      const { of, a } = network(s.in(DEV));
      const gateway = transitGateway(s);
      share(s, gateway, DEV.account);
      const made = attachment(s.in(DEV), gateway, of, a);
      s.create('aws_ec2_transit_gateway_vpc_attachment_accepter', { transit_gateway_attachment_id: made.id });
    },
  },
  'transit-gateway/cidr-blocks': {
    refused: (s) => transitGateway(s, { ...off, transit_gateway_cidr_blocks: ['10.0.0.0/25'] }),
    accepted: (s) => transitGateway(s, { ...off, transit_gateway_cidr_blocks: ['10.0.0.0/24'] }),
  },
};
