import { Cidr, type IVpc } from '@landbridge/network-core';
import { Token } from 'cdktf';

/** Addresses of inbound endpoints by VPC; weak, so that a construct tree is forgotten whole. */
const inbound = new WeakMap<IVpc, Set<string>>();

/** Says that the VPC answers names at these addresses. */
export function answersAt(vpc: IVpc, addresses: Iterable<string>): void {
  inbound.set(vpc, new Set([...(inbound.get(vpc) ?? []), ...addresses]));
}

/**
 * Addresses at which a VPC answers names by its own rules: a rule of the VPC that led there would be followed again.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#AmazonDNS
 */
export function resolversOf(vpc: IVpc): ReadonlySet<string> {
  const amazon = vpc.cidrBlocks.flatMap((block) => {
    if (Token.isUnresolved(block)) return [];
    const { family, first } = Cidr.parse(block, vpc);
    return [
      Cidr.at(family, first + 2n, 32)
        .toString()
        .replace(/\/32$/, ''),
    ];
  });
  return new Set([...amazon, ...(inbound.get(vpc) ?? [])]);
}
