import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { DEV, network, subnet, table, vpc, type Cases } from './build';

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

export const ENDPOINT_CASES: Cases = {
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
};
