import { contains, overlaps, parseBlock } from '../../types/address';
import { zonesOf } from '../../data-sources/zones';
import { CREATE, CREATE_OR_UPDATE, text, withValue, type Rule } from '../rule';
import { noBlock, wrongSize } from './ipv4-block';
import { blocksOf } from './vpc';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html';
const SUBNET = ['aws_subnet'] as const;

export const SUBNET_RULES: readonly Rule[] = [
  {
    id: 'subnet/size',
    types: SUBNET,
    on: CREATE,
    code: 'InvalidSubnet.Range',
    when: 'the IPv4 block of a subnet is larger than /16 or smaller than /28',
    source: PAGE,
    refuses: ({ values }) => wrongSize(values, 'subnet'),
  },
  {
    id: 'subnet/host-bits',
    types: SUBNET,
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the text of a block is no CIDR, or has host bits set',
    source: PAGE,
    refuses: ({ values }) => noBlock(values),
  },
  {
    id: 'subnet/outside-vpc',
    types: SUBNET,
    on: CREATE_OR_UPDATE,
    code: 'InvalidSubnet.Range',
    when: "a block of a subnet lies outside the VPC's blocks",
    source: PAGE,
    refuses: ({ values, world }) => {
      const vpc = text(values, 'vpc_id');
      for (const [name, family] of [
        ['cidr_block', 4],
        ['ipv6_cidr_block', 6],
      ] as const) {
        const block = parseBlock(values[name]);
        if (
          vpc === undefined ||
          block === undefined ||
          blocksOf(world, vpc, family).some((outer) => contains(outer, block))
        )
          continue;
        return {
          message: `The CIDR '${text(values, name)}' is invalid: it lies outside ${vpc}`,
          attribute: name,
        };
      }
      return undefined;
    },
  },
  {
    id: 'subnet/conflict',
    types: SUBNET,
    on: CREATE_OR_UPDATE,
    code: 'InvalidSubnet.Conflict',
    when: 'a block of a subnet overlaps that of another subnet of the VPC',
    source: PAGE,
    refuses: (check) => {
      for (const name of ['cidr_block', 'ipv6_cidr_block']) {
        const block = parseBlock(check.values[name]);
        if (block === undefined) continue;
        const other = withValue(check, 'aws_subnet', 'vpc_id', text(check.values, 'vpc_id')).find(
          ({ values }) => {
            const its = parseBlock(values[name]);
            return its !== undefined && overlaps(its, block);
          },
        );
        if (other !== undefined)
          return {
            message: `The CIDR '${text(check.values, name)}' conflicts with another subnet (${other.id}, ${text(other.values, name)})`,
            attribute: name,
          };
      }
      return undefined;
    },
  },
  {
    id: 'subnet/zone',
    types: SUBNET,
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the Availability Zone is not one of the Region',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
    refuses: ({ values, scope }) => {
      const zones = zonesOf(scope.region);
      const [name, id] = [text(values, 'availability_zone'), text(values, 'availability_zone_id')];
      // Local and wavelength zones are not in the facts: they are left to AWS.
      if (
        name !== undefined &&
        /^[a-z]+(?:-[a-z]+)+-\d[a-z]$/.test(name) &&
        !zones.some((zone) => zone.name === name)
      )
        return {
          message: `Value (${name}) for parameter availabilityZone is invalid. Subnets can currently only be created in: ${zones.map((zone) => zone.name).join(', ')}.`,
          attribute: 'availability_zone',
        };
      if (id !== undefined && /^[a-z0-9]+-az\d$/.test(id) && !zones.some((zone) => zone.id === id))
        return {
          message: `Value (${id}) for parameter availabilityZoneId is invalid.`,
          attribute: 'availability_zone_id',
        };
      return undefined;
    },
  },
  {
    id: 'subnet/ipv6-length',
    types: SUBNET,
    on: CREATE_OR_UPDATE,
    code: 'InvalidSubnet.Range',
    when: 'the IPv6 block of a subnet is not /44 to /64 in steps of four',
    source: PAGE,
    refuses: ({ values }) => {
      const block = parseBlock(values['ipv6_cidr_block']);
      if (block === undefined || (block.length >= 44 && block.length <= 64 && block.length % 4 === 0))
        return undefined;
      return {
        message: `The CIDR '${text(values, 'ipv6_cidr_block')}' is invalid`,
        attribute: 'ipv6_cidr_block',
      };
    },
  },
  {
    id: 'subnet/no-block',
    types: SUBNET,
    on: CREATE,
    code: 'MissingParameter',
    when: 'a subnet has no IPv4 block and is not IPv6-only',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
    refuses: ({ values }) =>
      values['cidr_block'] === null && values['ipv6_native'] !== true
        ? "Either 'cidrBlock' or 'ipv6Native' must be provided"
        : undefined,
  },
];
