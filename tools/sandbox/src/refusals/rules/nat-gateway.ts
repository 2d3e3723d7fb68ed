import { parseAddress, parseBlock } from '../../types/address';
import { vpcOfInternetGateway } from '../../types/ec2/gateways';
import { lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, text, withValue, changes, type Check, type Rule } from '../rule';

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

export const NAT_GATEWAY_RULES: readonly Rule[] = [
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
];
