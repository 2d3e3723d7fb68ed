import type { TypeModule } from '../type-module';
import { lookUp, text } from '../values';
import { allocateFromPool } from './allocation';

/** Scopes made with the IPAM itself are no objects of their own; their ids stand in the IPAM. */
function scopeType(scope: string | undefined, world: Parameters<typeof lookUp>[0]): string {
  if (scope === undefined) return 'private';
  return world.where('aws_vpc_ipam', 'public_default_scope_id', scope).length > 0 ? 'public' : 'private';
}

export const ipamPool: TypeModule = {
  values: {
    ipam_scope_type: ({ planned, world }) => scopeType(text(planned, 'ipam_scope_id'), world),
    pool_depth: ({ planned, world }) => {
      const parent = lookUp(world, ['aws_vpc_ipam_pool'], text(planned, 'source_ipam_pool_id'));
      return typeof parent?.values['pool_depth'] === 'number' ? parent.values['pool_depth'] + 1 : 1;
    },
  },
};

export const ipamScope: TypeModule = {
  shown: (object, world) => ({
    pool_count: world.where('aws_vpc_ipam_pool', 'ipam_scope_id', object.id).length,
  }),
};

export const ipam: TypeModule = {
  shown: (object, world) => ({
    scope_count: 2 + world.where('aws_vpc_ipam_scope', 'ipam_id', object.id).length,
  }),
};

const lengthOf = (cidr: string | undefined): number => Number(cidr?.split('/')[1] ?? 0);

/** With a length alone, IPAM chooses: from the pool above for provisioning, from the pool for an allocation. */
export const ipamPoolCidr: TypeModule = {
  values: {
    cidr: ({ planned, world }) => {
      const parent = text(
        lookUp(world, ['aws_vpc_ipam_pool'], text(planned, 'ipam_pool_id'))?.values,
        'source_ipam_pool_id',
      );
      return allocateFromPool(world, parent, planned['netmask_length'], 24);
    },
    netmask_length: ({ planned }) => lengthOf(text(planned, 'cidr')),
  },
};

export const ipamPoolCidrAllocation: TypeModule = {
  values: {
    cidr: ({ planned, world }) =>
      allocateFromPool(world, text(planned, 'ipam_pool_id'), planned['netmask_length'], 24),
    netmask_length: ({ planned }) => lengthOf(text(planned, 'cidr')),
  },
};
