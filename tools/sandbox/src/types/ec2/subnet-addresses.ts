import type { TfObject, WorldObject, WorldView } from '../../contract';
import { formatAddress, parseAddress, parseBlock, type Block } from '../address';
import type { Seed } from '../seed';
import { lookUp, text, texts } from '../values';

/** AWS keeps the first four addresses of a subnet and the last one. */
const RESERVED_FRONT = 4n;
const RESERVED_BACK = 1n;

/** Attributes under which objects hold addresses of their subnet. */
const HOLDERS: readonly (readonly [type: string, attributes: readonly string[]])[] = [
  ['aws_network_interface', ['private_ip', 'private_ips', 'ipv6_addresses']],
  ['aws_instance', ['private_ip', 'secondary_private_ips', 'ipv6_addresses']],
  ['aws_nat_gateway', ['private_ip', 'secondary_private_ip_addresses']],
];

function usedIn(world: WorldView, subnet: string): Set<bigint> {
  const used = new Set<bigint>();
  const add = (values: TfObject, attribute: string): void => {
    for (const address of [text(values, attribute), ...texts(values, attribute)]) {
      const parsed = parseAddress(address);
      if (parsed !== undefined) used.add(parsed);
    }
  };
  for (const [type, attributes] of HOLDERS)
    for (const holder of world.where(type, 'subnet_id', subnet))
      for (const attribute of attributes) add(holder.values, attribute);
  return used;
}

/**
 * Free addresses of the subnet, `count` of them. The place where the search begins follows from the seed, so that the
 * order in which Terraform happens to make things does not matter. Fewer come back when the subnet is full.
 */
export function freeAddresses(
  world: WorldView,
  subnetId: string | undefined,
  seed: Seed,
  count: number,
  family: 4 | 6 = 4,
): string[] {
  const subnet: WorldObject | undefined = lookUp(world, ['aws_subnet'], subnetId);
  const block = parseBlock(subnet?.values[family === 4 ? 'cidr_block' : 'ipv6_cidr_block']);
  if (subnetId === undefined || block === undefined) return [];
  const used = usedIn(world, subnetId);
  const usable = usableCount(block);
  const from = BigInt(seed.number(Number(usable > 2n ** 40n ? 2n ** 40n : usable), `address ${family}`));
  const found: string[] = [];
  for (let step = 0n; step < usable && found.length < count; step++) {
    const address = block.start + RESERVED_FRONT + ((from + step) % usable);
    if (!used.has(address)) found.push(formatAddress(address, family));
  }
  return found;
}

/** How many addresses of the block AWS gives out. */
export function usableCount(block: Block): bigint {
  return block.end - block.start + 1n - RESERVED_FRONT - RESERVED_BACK;
}

/** How many addresses of the subnet are free. */
export function freeCount(world: WorldView, subnet: WorldObject): bigint {
  const block = parseBlock(subnet.values['cidr_block']);
  return block === undefined ? 0n : usableCount(block) - BigInt(usedIn(world, subnet.id).size);
}

/** `ip-10-0-1-4.eu-west-1.compute.internal`, the private name of an address. */
export function privateName(address: string | undefined, region: string): string {
  if (address === undefined) return '';
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}

/** `ec2-3-248-1-2.eu-west-1.compute.amazonaws.com`, the public name of an address. */
export function publicName(address: string | undefined, region: string): string {
  if (address === undefined) return '';
  const domain = region === 'us-east-1' ? 'compute-1.amazonaws.com' : `${region}.compute.amazonaws.com`;
  return `ec2-${address.replaceAll('.', '-')}.${domain}`;
}

/** An address as AWS's public pools have them. */
export function publicAddress(seed: Seed, purpose: string): string {
  const host = seed.number(2 ** 21, `public ${purpose}`);
  return formatAddress((3n << 24n) + (248n << 16n) + BigInt(host % (8 * 65536)), 4);
}
