import type { Interface, World } from './world';

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html */
export function bpaBlocks(
  world: World,
  own: Interface,
  gateway: 'igw' | 'eigw',
  startedInside: boolean,
): boolean {
  const subnet = world.subnets.get(own.subnet);
  const vpc = world.vpcs.get(subnet?.vpc ?? '');
  const mode = world.blockPublicAccess.get(vpc?.region ?? '') ?? 'off';
  if (mode === 'off') return false;
  const exclusion = world.exclusions.get(own.subnet) ?? world.exclusions.get(vpc?.id ?? '');
  if (exclusion === 'allow-bidirectional') return false;
  if (mode === 'block-bidirectional') return exclusion !== 'allow-egress' || !startedInside;
  return gateway === 'igw' && own.kind !== 'nat';
}
