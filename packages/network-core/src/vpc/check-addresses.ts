import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { checkDisjoint } from '../address-plan/disjoint';
import { NetworkError } from '../errors';
import { checkRanges } from './ranges';
import { checkAccount, checkRegion, checkZone } from './regions';
import { isTierKind } from './tier-kind';
import type { TierProps } from './tier-props';
import type { VpcShape } from './vpc-props';

const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * Everything about a VPC that is wrong without asking AWS.
 *
 * @throws NET001 to NET006, NET012, NET014, NET015, NET017, NET027
 */
export function checkShape(shape: VpcShape, place: IConstruct): void {
  if (!Token.isUnresolved(shape.account)) checkAccount(shape.account, place);
  checkRegion(shape.region, place);
  const blocks = [shape.addresses.cidr, ...Object.values(shape.addresses.secondaryCidrs ?? {})].map(
    (text) => ({
      key: text,
      cidr: sized(text, `a VPC's block`, place),
    }),
  );
  checkDisjoint(blocks.map(({ cidr }) => ({ key: `${place.node.path} ${cidr.toString()}`, cidr })));
  checkRanges(
    blocks.map(({ cidr }) => cidr),
    place,
  );
  for (const name of Object.keys(shape.addresses.secondaryCidrs ?? {})) checkName(name, 'a block', place);
  const numbers = new Map<number, string>();
  const subnets = Object.entries(shape.addresses.tiers).flatMap(([tier, zones]) => {
    checkTier(tier, zones, place);
    return Object.entries(zones).flatMap(([zone, { ipv4, ipv6 }]) => {
      const key = `${place.node.path}/${tier}/${zone}`;
      checkZone(zone, shape.region, key);
      checkNumber(ipv4, ipv6, key);
      if (ipv6 !== undefined) checkIpv6(shape, ipv6, numbers, key);
      return ipv4 === undefined ? [] : [{ key, cidr: sized(ipv4, `a subnet's block`, key) }];
    });
  });
  for (const { key, cidr } of subnets) {
    if (blocks.some((block) => block.cidr.contains(cidr))) continue;
    throw new NetworkError('NET005', key, {
      problem: 'the subnet lies outside its VPC',
      got: cidr.toString(),
      allowed: `inside ${blocks.map((block) => block.cidr.toString()).join(' or ')}`,
      fix: 'choose a block of the VPC, or add a secondary block to it',
    });
  }
  checkDisjoint(subnets);
}

/** How a tier is made: as declared, else after its name. @throws NET012 neither says it, or what it says cannot work */
export function tierPropsOf(shape: VpcShape, tier: string, place: IConstruct): TierProps {
  const props = shape.tiers?.[tier] ?? (isTierKind(tier) ? { kind: tier } : undefined);
  if (!props) {
    throw new NetworkError('NET012', place, {
      problem: `nothing says what tier ${tier} is for`,
      allowed: 'a kind: public, private, isolated, database, transit or firewall',
      fix: `set tiers: { ${JSON.stringify(tier)}: { kind: … } }`,
    });
  }
  const subnets = Object.values(shape.addresses.tiers[tier] ?? {});
  if (
    props.publicAddresses === true &&
    (props.kind !== 'public' || subnets.some(({ ipv4 }) => ipv4 === undefined))
  ) {
    throw new NetworkError('NET012', place, {
      problem: `tier ${tier} cannot give public IPv4 addresses`,
      got: `publicAddresses in a tier of kind ${props.kind}`,
      allowed: 'a tier of kind public whose subnets have IPv4',
      fix: 'leave publicAddresses out',
    });
  }
  if (props.nat64 === true && (props.kind !== 'private' || subnets.some(({ ipv6 }) => ipv6 === undefined))) {
    throw new NetworkError('NET017', place, {
      problem: `tier ${tier} cannot use NAT64`,
      got: `nat64 in a tier of kind ${props.kind}`,
      allowed: 'a tier of kind private whose subnets have IPv6',
      fix: 'leave nat64 out, or number the subnets in IPv6',
    });
  }
  return props;
}

function sized(text: string, what: string, place: IConstruct | string): Cidr {
  const cidr = Cidr.parse(text, place);
  if (cidr.family === 4 && cidr.prefixLength >= 16 && cidr.prefixLength <= 28) return cidr;
  throw new NetworkError('NET003', place, {
    problem: `AWS does not take ${what} of that size`,
    got: text,
    allowed: 'an IPv4 block from /16 to /28',
    fix: 'choose another prefix length',
  });
}

function checkTier(tier: string, zones: object, place: IConstruct): void {
  checkName(tier, 'a tier', place);
  if (Object.keys(zones).length === 0) {
    throw new NetworkError('NET012', place, {
      problem: `tier ${tier} has no subnet`,
      allowed: 'at least one zone',
      fix: 'give the tier a zone, or remove it',
    });
  }
}

function checkName(name: string, what: string, place: IConstruct): void {
  if (NAME.test(name)) return;
  throw new NetworkError('NET015', place, {
    problem: `the name of ${what} cannot be a construct id`,
    got: JSON.stringify(name),
    allowed: 'lower-case letters, digits and hyphens, a letter first',
    fix: 'rename it',
  });
}

function checkNumber(ipv4: string | undefined, ipv6: number | undefined, key: string): void {
  const number = ipv6 === undefined || (Number.isInteger(ipv6) && ipv6 >= 0 && ipv6 <= 255);
  if (number && (ipv4 !== undefined || ipv6 !== undefined)) return;
  throw new NetworkError('NET012', key, {
    problem: number ? 'the subnet has neither IPv4 nor IPv6' : 'no such /64 in the IPv6 block of a VPC',
    ...(number ? {} : { got: String(ipv6) }),
    allowed: 'ipv4 as 10.0.0.0/24, ipv6 as a number from 0 to 255, or both',
    fix: 'give the subnet addresses',
  });
}

function checkIpv6(shape: VpcShape, number: number, numbers: Map<number, string>, key: string): void {
  const other = numbers.get(number);
  if (other !== undefined) {
    throw new NetworkError('NET004', key, {
      problem: `${key} has the IPv6 block of ${other}`,
      got: `number ${number}`,
      allowed: 'a number of its own',
      fix: 'number each subnet once',
    });
  }
  numbers.set(number, key);
  if (shape.ipv6 !== undefined) return;
  throw new NetworkError('NET017', key, {
    problem: 'the subnet has an IPv6 number and its VPC no IPv6 block',
    allowed: "ipv6: { from: 'amazon' } or { from: 'ipam' } of the VPC",
    fix: 'give the VPC an IPv6 block, or take the number from the subnet',
  });
}
