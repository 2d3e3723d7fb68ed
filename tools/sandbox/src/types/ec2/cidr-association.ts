import type { TypeModule } from '../type-module';
import { text } from '../values';
import { allocateFromPool } from '../ipam/allocation';
import { amazonIpv6Block } from './vpc';

/** Further blocks of a VPC. */
export const ipv4CidrAssociation: TypeModule = {
  values: {
    cidr_block: ({ planned, world }) =>
      allocateFromPool(world, text(planned, 'ipv4_ipam_pool_id'), planned['ipv4_netmask_length'], 24),
  },
};

export const ipv6CidrAssociation: TypeModule = {
  values: {
    assign_generated_ipv6_cidr_block: ({ planned }) =>
      text(planned, 'ipv6_ipam_pool_id') === undefined && text(planned, 'ipv6_pool') === undefined,
    ipv6_cidr_block: amazonIpv6Block,
  },
};
