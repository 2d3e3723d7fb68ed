import { parseBlock } from '../../types/address';
import { freeCount } from '../../types/ec2/subnet-addresses';
import { instanceOf } from '../../types/ec2/network-interface';
import { lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, DELETE, EC2_ERRORS, text, withValue, type Rule } from '../rule';

export const NETWORK_INTERFACE_RULES: readonly Rule[] = [
  {
    id: 'network-interface/address-taken',
    types: ['aws_network_interface', 'aws_instance', 'aws_nat_gateway'],
    on: CREATE,
    code: 'InvalidIPAddress.InUse',
    when: 'a chosen private address is in use in the subnet',
    source: EC2_ERRORS,
    refuses: (check) => {
      const subnet = text(check.values, 'subnet_id');
      const chosen = [text(check.values, 'private_ip'), ...texts(check.values, 'private_ips')];
      for (const type of ['aws_network_interface', 'aws_instance', 'aws_nat_gateway'])
        for (const other of withValue(check, type, 'subnet_id', subnet)) {
          const used = [text(other.values, 'private_ip'), ...texts(other.values, 'private_ips')];
          const both = chosen.find((address) => address !== undefined && used.includes(address));
          if (both !== undefined)
            return { message: `Address ${both} is in use (${other.id}).`, attribute: 'private_ip' };
        }
      return undefined;
    },
  },
  {
    id: 'subnet/full',
    types: ['aws_network_interface', 'aws_instance', 'aws_nat_gateway'],
    on: CREATE,
    code: 'InsufficientFreeAddressesInSubnet',
    when: 'the subnet has no free address left',
    source: EC2_ERRORS,
    refuses: ({ values, world }) => {
      const subnet = lookUp(world, ['aws_subnet'], text(values, 'subnet_id'));
      const ipv4 = subnet !== undefined && parseBlock(subnet.values['cidr_block']) !== undefined;
      return ipv4 && freeCount(world, subnet) < 1n
        ? {
            message: `There are not enough free addresses in subnet '${subnet.id}' to satisfy the requested number of instances.`,
            attribute: 'subnet_id',
          }
        : undefined;
    },
  },
  {
    id: 'network-interface/other-vpc',
    types: ['aws_network_interface', 'aws_instance', 'aws_lb', 'aws_vpc_endpoint'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameter',
    when: 'a security group and the subnet belong to different VPCs',
    source: EC2_ERRORS,
    refuses: ({ values, world }) => {
      const subnets = [
        text(values, 'subnet_id'),
        ...texts(values, 'subnets'),
        ...texts(values, 'subnet_ids'),
      ];
      const vpc = subnets.flatMap((id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'vpc_id') ?? [])[0];
      const groups = ['security_groups', 'vpc_security_group_ids', 'security_group_ids'].flatMap((name) =>
        texts(values, name),
      );
      const foreign = groups.find(
        (id) => (lookUp(world, ['aws_security_group'], id)?.values['vpc_id'] ?? vpc) !== vpc,
      );
      return vpc === undefined || foreign === undefined
        ? undefined
        : `Security group ${foreign} and subnet ${subnets[0] ?? ''} belong to different networks.`;
    },
  },
  {
    id: 'network-interface/zone',
    types: ['aws_network_interface_attachment'],
    on: CREATE,
    code: 'InvalidParameterCombination',
    when: 'interface and instance lie in different Availability Zones',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html',
    refuses: ({ values, world }) => {
      const zoneOf = (type: string, name: string): string | undefined => {
        const object = lookUp(world, [type], text(values, name));
        return text(
          lookUp(world, ['aws_subnet'], text(object?.values, 'subnet_id'))?.values,
          'availability_zone',
        );
      };
      const [instance, eni] = [
        zoneOf('aws_instance', 'instance_id'),
        zoneOf('aws_network_interface', 'network_interface_id'),
      ];
      return instance === undefined || eni === undefined || instance === eni
        ? undefined
        : `You may not attach a network interface to an instance if they are not in the same availability zone (${eni}, ${instance})`;
    },
  },
  {
    id: 'network-interface/in-use',
    types: ['aws_network_interface'],
    on: DELETE,
    code: 'InvalidNetworkInterface.InUse',
    when: 'the interface is attached to an instance by another resource',
    source: EC2_ERRORS,
    refuses: ({ id, world }) => {
      const [attachment] = world.where('aws_network_interface_attachment', 'network_interface_id', id ?? '');
      const eni = lookUp(world, ['aws_network_interface'], id);
      const instance = eni === undefined ? undefined : instanceOf(eni, world);
      return attachment !== undefined || lookUp(world, ['aws_instance'], instance) !== undefined
        ? `Network interface '${id}' is currently in use by ${instance ?? attachment?.id}.`
        : undefined;
    },
  },
  {
    id: 'network-interface-sg-attachment/attached',
    types: ['aws_network_interface_sg_attachment'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the group is on the interface',
    source:
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_interface_sg_attachment',
    refuses: ({ values, world }) => {
      const eni = lookUp(world, ['aws_network_interface'], text(values, 'network_interface_id'));
      const group = text(values, 'security_group_id');
      return eni !== undefined && group !== undefined && texts(eni.values, 'security_groups').includes(group)
        ? `security group ${group} already attached to interface ID ${eni.id}`
        : undefined;
    },
  },
  {
    id: 'instance/termination-protected',
    types: ['aws_instance'],
    on: DELETE,
    code: 'OperationNotPermitted',
    when: 'an instance is protected from termination and not to be destroyed by force',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html',
    refuses: ({ values, id }) =>
      values['disable_api_termination'] === true && values['force_destroy'] !== true
        ? `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`
        : undefined,
  },
];
