import { inside, overlaps, Unknown, type Prefix } from '@landbridge/terraform-model';
import type { CheckFinding, CheckRule } from '../finding';

/**
 * Blocks of VPCs and subnets.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const addressRules: CheckRule = function* (network, model) {
  for (const vpc of network.vpcs.values()) {
    for (const block of vpc.blocks) {
      if (block.family === 4 && (block.length < 16 || block.length > 28)) {
        yield refused(
          'vpc-size',
          vpc.key,
          `${block.text} is no size of a VPC block`,
          'choose a block from /16 to /28',
        );
      }
    }
  }
  for (const subnet of network.subnets.values()) {
    const block = subnet.ipv4;
    if (block === undefined || block instanceof Unknown) continue;
    const vpc = network.vpcs.get(subnet.vpc);
    if (block.length < 16 || block.length > 28) {
      yield refused(
        'subnet-size',
        subnet.key,
        `${block.text} is no size of a subnet`,
        'choose a block from /16 to /28',
      );
    }
    if (vpc !== undefined && vpc.doubts.length === 0 && !vpc.blocks.some((outer) => inside(block, outer))) {
      yield refused(
        'subnet-outside-vpc',
        subnet.key,
        `${block.text} lies outside ${vpc.key}`,
        `choose a block within ${textOf(vpc.blocks)}`,
      );
    }
  }
  for (const subnets of model.subnetsOf.values()) {
    const blocks = subnets.flatMap(({ key, ipv4 }) =>
      ipv4 === undefined || ipv4 instanceof Unknown ? [] : [{ key, block: ipv4 }],
    );
    for (const [a, b] of overlappingNeighbours(blocks)) {
      yield refused(
        'overlapping-subnets',
        b.key,
        `${b.block.text} overlaps ${a.block.text} of ${a.key}`,
        'give every subnet its own block',
      );
    }
  }
};

/** Pairs that overlap, found by sorting: each block against the widest before it. */
export function overlappingNeighbours<T extends { readonly block: Prefix }>(blocks: readonly T[]): [T, T][] {
  const sorted = [...blocks].sort((a, b) =>
    a.block.first < b.block.first ? -1 : a.block.first > b.block.first ? 1 : a.block.length - b.block.length,
  );
  const found: [T, T][] = [];
  let widest: T | undefined;
  for (const entry of sorted) {
    if (widest !== undefined && overlaps(widest.block, entry.block)) found.push([widest, entry]);
    if (widest === undefined || entry.block.last > widest.block.last) widest = entry;
  }
  return found;
}

function refused(code: string, component: string, message: string, fix: string): CheckFinding {
  return { code, severity: 'error', component, message: `${message}; AWS refuses it`, fix };
}

function textOf(blocks: readonly Prefix[]): string {
  return blocks.map(({ text }) => text).join(', ');
}
