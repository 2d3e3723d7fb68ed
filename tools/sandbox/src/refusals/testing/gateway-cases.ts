import type { TfObject } from '../../contract';
import type { Made, Scenario } from '../../types/testing/scenario';
import { eip, group, internetGateway, network, subnet, vpc, type Cases } from './build';

const nat = (s: Scenario, more: TfObject) => s.create('aws_nat_gateway', more);
const eni = (s: Scenario, of: Made, more: TfObject = {}) =>
  s.create('aws_network_interface', { subnet_id: of.id, ...more });
const instance = (s: Scenario, of: Made, more: TfObject = {}) =>
  s.create('aws_instance', { subnet_id: of.id, ami: 'ami-1', instance_type: 't3.micro', ...more });
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
};
