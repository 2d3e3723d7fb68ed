import { contains, overlaps, parseBlock, type Block } from '../../types/address';
import { provisionedTo, usedOf } from '../../types/ipam/allocation';
import { lookUp } from '../../types/values';
import type { WorldView } from '../../contract';
import {
  CREATE,
  CREATE_OR_UPDATE,
  DELETE,
  EC2_ERRORS,
  text,
  withValue,
  type Check,
  type Rule,
} from '../rule';
import { noBlock, wrongSize } from './ipv4-block';

const CIDR_PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';
const IPV4_HOLDERS = ['aws_vpc', 'aws_default_vpc', 'aws_vpc_ipv4_cidr_block_association'] as const;

/** Ranges that no VPC may have. */
const FORBIDDEN = ['127.0.0.0/8', '0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].flatMap(
  (cidr) => parseBlock(cidr) ?? [],
);

/** All IPv4 or IPv6 blocks of a VPC. */
export function blocksOf(world: WorldView, vpc: string, family: 4 | 6): readonly Block[] {
  const name = family === 4 ? 'cidr_block' : 'ipv6_cidr_block';
  const own = parseBlock(lookUp(world, ['aws_vpc'], vpc)?.values[name]);
  const further = world
    .where(`aws_vpc_ipv${family}_cidr_block_association`, 'vpc_id', vpc)
    .flatMap(({ values }) => parseBlock(values[name]) ?? []);
  return own === undefined ? further : [own, ...further];
}

const pools = [
  ['ipv4_ipam_pool_id', 'cidr_block'],
  ['ipv6_ipam_pool_id', 'ipv6_cidr_block'],
] as const;

function outsidePool(check: Check): string | undefined {
  for (const [poolName, blockName] of pools) {
    const pool = text(check.values, poolName);
    const block = parseBlock(check.values[blockName]);
    if (pool === undefined || block === undefined) continue;
    if (!provisionedTo(check.world, pool).some((outer) => contains(outer, block)))
      return `The requested CIDR ${text(check.values, blockName)} is not provisioned to pool ${pool}`;
    if (usedOf(check.world, pool).some((used) => overlaps(used, block)))
      return `The requested CIDR ${text(check.values, blockName)} overlaps an allocation of pool ${pool}`;
  }
  return undefined;
}

export const VPC_RULES: readonly Rule[] = [
  {
    id: 'vpc/range',
    types: IPV4_HOLDERS,
    on: CREATE,
    code: 'InvalidVpc.Range',
    when: 'an IPv4 block of a VPC is larger than /16 or smaller than /28',
    source: CIDR_PAGE,
    refuses: ({ values }) => wrongSize(values, 'VPC'),
  },
  {
    id: 'vpc/host-bits',
    types: IPV4_HOLDERS,
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the text of an IPv4 block is no CIDR, or has host bits set',
    source: CIDR_PAGE,
    refuses: ({ values }) => noBlock(values),
  },
  {
    id: 'vpc/reserved-range',
    types: IPV4_HOLDERS,
    on: CREATE,
    code: 'InvalidVpc.Range',
    when: 'an IPv4 block lies in a range that VPCs cannot use (loopback, link-local, multicast, 0.0.0.0/8)',
    source: CIDR_PAGE,
    refuses: ({ values }) => {
      const block = parseBlock(values['cidr_block']);
      if (block === undefined || !FORBIDDEN.some((range) => overlaps(range, block))) return undefined;
      return { message: `The CIDR '${text(values, 'cidr_block')}' is reserved`, attribute: 'cidr_block' };
    },
  },
  {
    id: 'vpc/secondary-overlap',
    types: ['aws_vpc_ipv4_cidr_block_association'],
    on: CREATE,
    code: 'CidrConflict',
    when: 'a further block of a VPC overlaps one that it has',
    source: CIDR_PAGE,
    refuses: ({ values, world }) => {
      const block = parseBlock(values['cidr_block']);
      const vpc = text(values, 'vpc_id');
      if (
        block === undefined ||
        vpc === undefined ||
        !blocksOf(world, vpc, 4).some((other) => overlaps(other, block))
      )
        return undefined;
      return {
        message: `The CIDR '${text(values, 'cidr_block')}' conflicts with a CIDR block of ${vpc}`,
        attribute: 'cidr_block',
      };
    },
  },
  {
    id: 'vpc/secondary-restricted',
    types: ['aws_vpc_ipv4_cidr_block_association'],
    on: CREATE,
    code: 'InvalidVpc.Range',
    when: 'a further block comes from another private range (10/8, 172.16/12, 192.168/16, 198.19/16) than the primary one',
    source: CIDR_PAGE,
    refuses: ({ values, world }) => {
      const block = parseBlock(values['cidr_block']);
      const primary = parseBlock(lookUp(world, ['aws_vpc'], text(values, 'vpc_id'))?.values['cidr_block']);
      if (block === undefined || primary === undefined) return undefined;
      const [mine, its] = [privateRange(block), privateRange(primary)];
      if (mine === undefined || its === undefined || mine === its) return undefined;
      return {
        message: `The CIDR '${text(values, 'cidr_block')}' is restricted: the VPC's primary block is in ${its}`,
        attribute: 'cidr_block',
      };
    },
  },
  {
    id: 'vpc/outside-pool',
    types: [
      'aws_vpc',
      ...IPV4_HOLDERS.slice(2),
      'aws_vpc_ipv6_cidr_block_association',
      'aws_vpc_ipam_pool_cidr_allocation',
    ],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a block asked of an IPAM pool is not provisioned to it, or is allocated already',
    source: 'https://docs.aws.amazon.com/vpc/latest/ipam/allocate-cidrs-ipam.html',
    refuses: outsidePool,
  },
  {
    id: 'vpc/pool-exhausted',
    types: ['aws_vpc', ...IPV4_HOLDERS.slice(2), 'aws_vpc_ipv6_cidr_block_association'],
    on: CREATE,
    code: 'InsufficientCidrBlocks',
    when: 'an IPAM pool has no CIDR provisioned from which a block could come',
    source: 'https://docs.aws.amazon.com/vpc/latest/ipam/allocate-cidrs-ipam.html',
    refuses: ({ values, world }) => {
      const pool = text(values, 'ipv4_ipam_pool_id') ?? text(values, 'ipv6_ipam_pool_id');
      return pool === undefined || provisionedTo(world, pool).length > 0
        ? undefined
        : `The pool ${pool} does not have any CIDR provisioned`;
    },
  },
  {
    id: 'vpc/second-vpn-gateway',
    types: ['aws_vpn_gateway', 'aws_vpn_gateway_attachment'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidVpcState',
    when: 'a VPC that has a virtual private gateway is to get another one',
    source: EC2_ERRORS,
    refuses: (check) => {
      const vpc = text(check.values, 'vpc_id');
      const own = check.type === 'aws_vpn_gateway' ? check.id : text(check.values, 'vpn_gateway_id');
      const attached = [
        ...withValue(check, 'aws_vpn_gateway', 'vpc_id', vpc).map(({ id }) => id),
        ...withValue(check, 'aws_vpn_gateway_attachment', 'vpc_id', vpc).map(({ values }) =>
          text(values, 'vpn_gateway_id'),
        ),
      ].filter((id) => id !== own);
      return attached.length === 0
        ? undefined
        : {
            message: `${vpc} already has an attached virtual private gateway ${attached[0]}`,
            attribute: 'vpc_id',
          };
    },
  },
  {
    id: 'vpc/parts-left',
    types: ['aws_vpc'],
    on: DELETE,
    code: 'DependencyViolation',
    when: 'a VPC still holds route tables, security groups or network ACLs beside those that it brought itself',
    source: EC2_ERRORS,
    refuses: (check) => {
      const made = [
        ...withValue(check, 'aws_route_table', 'vpc_id', check.id).filter(
          ({ values }) => values['default_route_table_id'] === undefined,
        ),
        ...withValue(check, 'aws_security_group', 'vpc_id', check.id).filter(
          ({ values }) => values['name'] !== 'default',
        ),
        ...withValue(check, 'aws_network_acl', 'vpc_id', check.id).filter(
          ({ values }) => values['default_network_acl_id'] === undefined,
        ),
      ];
      return made.length === 0
        ? undefined
        : `The vpc '${check.id}' has dependencies and cannot be deleted. (${made
            .map(({ id }) => id)
            .slice(0, 3)
            .join(', ')})`;
    },
  },
  {
    id: 'vpc/ipv6-length',
    types: ['aws_vpc_ipv6_cidr_block_association', 'aws_vpc'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidVpc.Range',
    when: 'an IPv6 block of a VPC is not /44 to /60 in steps of four',
    source: CIDR_PAGE,
    refuses: ({ values }) => {
      const block = parseBlock(values['ipv6_cidr_block']);
      if (block === undefined || (block.length >= 44 && block.length <= 60 && block.length % 4 === 0))
        return undefined;
      return {
        message: `The CIDR '${text(values, 'ipv6_cidr_block')}' is invalid`,
        attribute: 'ipv6_cidr_block',
      };
    },
  },
];

/** AWS lets private ranges not be mixed within a VPC, with exceptions that only widen what is allowed to 100.64/10 and public ones. */
function privateRange(block: Block): string | undefined {
  return ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'].find((range) => {
    const outer = parseBlock(range);
    return outer !== undefined && contains(outer, block);
  });
}
