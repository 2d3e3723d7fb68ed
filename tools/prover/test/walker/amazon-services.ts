import { block, inside, same, type Ip } from './address';
import type { Subnet, World } from './world';

const LINK_LOCAL = block('169.254.0.0/16');

/**
 * Amazon's DNS server, instance metadata and time service: answered on the spot, filtered by nothing.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function isAmazonService(world: World, subnet: Subnet, dst: Ip): boolean {
  if (inside(dst, LINK_LOCAL)) return true;
  const blocks = world.vpcs.get(subnet.vpc)?.blocks ?? [];
  return blocks.some(({ family, first }) => family === 4 && same(dst, { family, bits: first + 2n }));
}
