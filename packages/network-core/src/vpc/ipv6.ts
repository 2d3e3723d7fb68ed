import { Fn, Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { NetworkError } from '../errors';

/** Where the IPv6 /56 of a VPC comes from. Its subnets take the /64s that the ledger numbers. */
export type Ipv6Props =
  /** AWS gives a /56 of its own; it is known after apply. */
  | { readonly from: 'amazon' }
  /** A /56 of an IPAM pool; without `cidr` the pool chooses it, and it is known after apply. */
  | { readonly from: 'ipam'; readonly poolId: string; readonly cidr?: string };

/** Arguments of `aws_vpc`. @throws NET001 to NET003 the block is no /56 */
export function ipv6Arguments(ipv6: Ipv6Props | undefined, place: IConstruct) {
  if (ipv6 === undefined) return {};
  if (ipv6.from === 'amazon') return { assignGeneratedIpv6CidrBlock: true };
  if (ipv6.cidr === undefined) return { ipv6IpamPoolId: ipv6.poolId, ipv6NetmaskLength: 56 };
  const cidr = Cidr.parse(ipv6.cidr, place);
  if (cidr.family === 6 && cidr.prefixLength === 56) {
    return { ipv6IpamPoolId: ipv6.poolId, ipv6CidrBlock: cidr.toString() };
  }
  throw new NetworkError('NET003', place, {
    problem: 'the IPv6 block of a VPC has another size',
    got: ipv6.cidr,
    allowed: 'an IPv6 /56',
    fix: 'take a /56 of the pool',
  });
}

/** The numbered /64 of a VPC's /56, as text where the /56 is known, else as an expression. */
export function subnetIpv6(vpcBlock: string, number: number): string {
  if (Token.isUnresolved(vpcBlock)) return Fn.cidrsubnet(vpcBlock, 8, number);
  const { first } = Cidr.parse(vpcBlock, 'IPv6 block of the VPC');
  return Cidr.at(6, first + (BigInt(number) << 64n), 64).toString();
}
