import type { TfValue, WorldObject, WorldView } from '../../contract';
import { contains, formatBlock, overlaps, parseBlock, type Block } from '../address';
import { lookUp } from '../values';

/** Where a block taken from a pool stands in other objects: type, pool, block. */
const USERS = [
  ['aws_vpc', 'ipv4_ipam_pool_id', 'cidr_block'],
  ['aws_vpc', 'ipv6_ipam_pool_id', 'ipv6_cidr_block'],
  ['aws_vpc_ipv4_cidr_block_association', 'ipv4_ipam_pool_id', 'cidr_block'],
  ['aws_vpc_ipv6_cidr_block_association', 'ipv6_ipam_pool_id', 'ipv6_cidr_block'],
  ['aws_vpc_ipam_pool_cidr_allocation', 'ipam_pool_id', 'cidr'],
] as const;

/** The blocks provisioned to a pool. */
export function provisionedTo(world: WorldView, pool: string): readonly Block[] {
  return world
    .where('aws_vpc_ipam_pool_cidr', 'ipam_pool_id', pool)
    .flatMap((provisioned) => parseBlock(provisioned.values['cidr']) ?? []);
}

/** The blocks of a pool that are in use: by VPCs, by allocations, by pools below it. */
export function usedOf(world: WorldView, pool: string): readonly Block[] {
  const direct = USERS.flatMap(([type, poolName, blockName]) =>
    world.where(type, poolName, pool).flatMap((user) => parseBlock(user.values[blockName]) ?? []),
  );
  const below = world
    .where('aws_vpc_ipam_pool', 'source_ipam_pool_id', pool)
    .flatMap((child) => provisionedTo(world, child.id));
  return [...direct, ...below];
}

/** Next free block of the pool, of the length asked for or the pool's default; undefined when there is none. */
export function allocateFromPool(
  world: WorldView,
  pool: string | undefined,
  length: TfValue | undefined,
  otherwise: number,
): string | undefined {
  const object: WorldObject | undefined = lookUp(world, ['aws_vpc_ipam_pool'], pool);
  if (pool === undefined || object === undefined) return undefined;
  const wanted =
    numberOf(length) ?? numberOf(object.values['allocation_default_netmask_length']) ?? otherwise;
  return firstFree(provisionedTo(world, pool), usedOf(world, pool), wanted);
}

/** The first aligned block of the length inside one of `outer` that meets none of `used`. */
export function firstFree(
  outer: readonly Block[],
  used: readonly Block[],
  length: number,
): string | undefined {
  for (const block of outer) {
    const size = 1n << BigInt((block.family === 4 ? 32 : 128) - length);
    for (let start = block.start; start + size - 1n <= block.end;) {
      const candidate: Block = { family: block.family, start, end: start + size - 1n, length, exact: true };
      const taken = used.find((other) => overlaps(other, candidate));
      if (taken === undefined)
        return contains(block, candidate) ? formatBlock(start, length, block.family) : undefined;
      start = (taken.end / size + 1n) * size;
    }
  }
  return undefined;
}

const numberOf = (value: TfValue | undefined): number | undefined =>
  typeof value === 'number' && value > 0 ? value : undefined;
