import type { TypeModule } from '../type-module';
import { ipam, ipamPool, ipamPoolCidr, ipamPoolCidrAllocation, ipamScope } from './pool';

export const IPAM_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_vpc_ipam: ipam,
  aws_vpc_ipam_scope: ipamScope,
  aws_vpc_ipam_pool: ipamPool,
  aws_vpc_ipam_pool_cidr: ipamPoolCidr,
  aws_vpc_ipam_pool_cidr_allocation: ipamPoolCidrAllocation,
};
