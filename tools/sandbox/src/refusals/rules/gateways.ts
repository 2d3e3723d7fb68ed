import { parseAddress, parseBlock } from '../../types/address';
import { vpcOfInternetGateway } from '../../types/ec2/gateways';
import { freeCount } from '../../types/ec2/subnet-addresses';
import { instanceOf } from '../../types/ec2/network-interface';
import { lookUp, texts } from '../../types/values';
import {
  CREATE,
  CREATE_OR_UPDATE,
  DELETE,
  EC2_ERRORS,
  others,
  text,
  withValue,
  changes,
  type Check,
  type Rule,
} from '../rule';

const NAT = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html';
const EIP = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html';

/** Internet gateways attached to the VPC. */
function gatewaysOf(check: Check, vpc: string): readonly string[] {
  return check.world
    .list('aws_internet_gateway')
    .filter((gateway) => vpcOfInternetGateway(gateway, check.world) === vpc)
    .map(({ id }) => id);
}

/** Who holds the Elastic IP address now, apart from the object that changes. */
function holderOf(check: Check, allocation: string): string | undefined {
  const [association] = withValue(check, 'aws_eip_association', 'allocation_id', allocation);
  const nat = [
    ...withValue(check, 'aws_nat_gateway', 'allocation_id', allocation),
    ...withValue(check, 'aws_nat_gateway', 'secondary_allocation_ids', allocation),
  ][0];
  return association?.id ?? nat?.id;
}

export const GATEWAY_RULES: readonly Rule[] = [
  {
    id: 'internet-gateway/attached',
    types: ['aws_internet_gateway', 'aws_internet_gateway_attachment'],
    on: CREATE_OR_UPDATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the VPC has an internet gateway, or the gateway is attached elsewhere',
    source: EC2_ERRORS,
    refuses: (check) => {
      const vpc = text(check.values, 'vpc_id');
      if (vpc === undefined || !changes(check, 'vpc_id')) return undefined;
      const own =
        check.type === 'aws_internet_gateway' ? check.id : text(check.values, 'internet_gateway_id');
      const other = gatewaysOf(check, vpc).find((id) => id !== own);
      if (other !== undefined)
        return {
          message: `resource ${vpc} is already attached to network gateway ${other}`,
          attribute: 'vpc_id',
        };
      const gateway =
        check.type === 'aws_internet_gateway'
          ? undefined
          : lookUp(check.world, ['aws_internet_gateway'], own);
      const home = gateway === undefined ? undefined : vpcOfInternetGateway(gateway, check.world);
      return home === undefined
        ? undefined
        : {
            message: `resource ${own} is already attached to network ${home}`,
            attribute: 'internet_gateway_id',
          };
    },
  },
  {
    id: 'nat-gateway/no-internet-gateway',
    types: ['aws_nat_gateway'],
    on: CREATE,
    code: 'Gateway.NotAttached',
    when: 'a public NAT gateway is to be made in a VPC that has no internet gateway',
    source: NAT,
    refuses: (check) => {
      if (check.values['connectivity_type'] === 'private') return undefined;
      const vpc =
        text(check.values, 'vpc_id') ??
        text(lookUp(check.world, ['aws_subnet'], text(check.values, 'subnet_id'))?.values, 'vpc_id');
      if (vpc === undefined || gatewaysOf(check, vpc).length > 0) return undefined;
      return { message: `Network ${vpc} has no Internet gateway attached`, attribute: 'subnet_id' };
    },
  },
  {
    id: 'nat-gateway/public-without-address',
    types: ['aws_nat_gateway'],
    on: CREATE,
    code: 'MissingParameter',
    when: 'a zonal public NAT gateway names no Elastic IP address, or any zonal one no subnet',
    source: NAT,
    refuses: ({ values }) => {
      if (values['availability_mode'] === 'regional') return undefined;
      if (text(values, 'subnet_id') === undefined)
        return { message: 'The request must contain the parameter subnetId', attribute: 'subnet_id' };
      return values['connectivity_type'] !== 'private' && values['allocation_id'] === null
        ? {
            message: 'The request must contain the parameter AllocationId for a public NAT gateway',
            attribute: 'allocation_id',
          }
        : undefined;
    },
  },
  {
    id: 'nat-gateway/address-in-use',
    types: ['aws_nat_gateway', 'aws_nat_gateway_eip_association'],
    on: CREATE_OR_UPDATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the Elastic IP address of a NAT gateway is in use',
    source: EIP,
    refuses: (check) => {
      for (const allocation of [
        text(check.values, 'allocation_id'),
        ...texts(check.values, 'secondary_allocation_ids'),
      ]) {
        const holder =
          allocation === undefined || !changes(check, 'allocation_id')
            ? undefined
            : holderOf(check, allocation);
        if (holder !== undefined)
          return {
            message: `Elastic IP address [${allocation}] is already associated with ${holder}`,
            attribute: 'allocation_id',
          };
      }
      return undefined;
    },
  },
  {
    id: 'nat-gateway/private-address',
    types: ['aws_nat_gateway', 'aws_network_interface', 'aws_instance'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a chosen private address lies outside the subnet, or AWS keeps it (the first four and the last)',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    refuses: ({ values, world }) => {
      const block = parseBlock(
        lookUp(world, ['aws_subnet'], text(values, 'subnet_id'))?.values['cidr_block'],
      );
      for (const address of [text(values, 'private_ip'), ...texts(values, 'private_ips')]) {
        const number = parseAddress(address);
        if (block === undefined || number === undefined || address?.includes(':') === true) continue;
        if (number < block.start || number > block.end)
          return {
            message: `Address ${address} does not fall within the subnet's address range`,
            attribute: 'private_ip',
          };
        if (number < block.start + 4n || number === block.end)
          return {
            message: `Address ${address} is in subnet's reserved address range`,
            attribute: 'private_ip',
          };
      }
      return undefined;
    },
  },
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
    id: 'elastic-ip/associated',
    types: ['aws_eip_association'],
    on: CREATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the address is associated and reassociation is not allowed',
    source: EIP,
    refuses: (check) => {
      const allocation = text(check.values, 'allocation_id');
      const holder =
        allocation === undefined || check.values['allow_reassociation'] === true
          ? undefined
          : holderOf(check, allocation);
      return holder === undefined ? undefined : `resource ${allocation} is already associated with ${holder}`;
    },
  },
  {
    id: 'elastic-ip/no-target',
    types: ['aws_eip_association'],
    on: CREATE,
    code: 'MissingParameter',
    when: 'an association names no address, or neither instance nor interface',
    source: EIP,
    refuses: ({ values }) => {
      const given = (...names: string[]): boolean => names.some((name) => text(values, name) !== undefined);
      return given('allocation_id', 'public_ip') && given('instance_id', 'network_interface_id')
        ? undefined
        : 'Either instanceId or networkInterfaceId must be specified, and the address to associate';
    },
  },
  {
    id: 'elastic-ip/in-use',
    types: ['aws_eip'],
    on: DELETE,
    code: 'InvalidIPAddress.InUse',
    when: 'an address that a NAT gateway or an association holds is to be released',
    source: EC2_ERRORS,
    refuses: (check) => {
      const holder = check.id === undefined ? undefined : holderOf(check, check.id);
      return holder === undefined
        ? undefined
        : `Address with allocation id ${check.id} is in use by ${holder}`;
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
  {
    id: 'egress-only-gateway/attached',
    types: ['aws_egress_only_internet_gateway'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the VPC has an egress-only internet gateway',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
    refuses: (check) => {
      const other = others(check, 'aws_egress_only_internet_gateway').find(
        ({ values }) => values['vpc_id'] === check.values['vpc_id'],
      );
      return other === undefined
        ? undefined
        : {
            message: `${text(check.values, 'vpc_id')} already has an attached egress-only internet gateway ${other.id}`,
            attribute: 'vpc_id',
          };
    },
  },
];
