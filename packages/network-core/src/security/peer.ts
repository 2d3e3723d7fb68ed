import { Cidr } from '../address-plan/cidr';
import type { IVpc } from '../vpc/ivpc';

/** One end of a rule that is no security group: addresses. Exactly one argument of the rule resources is set. */
export interface AddressPeer {
  /** Part of construct ids. */
  readonly key: string;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  /** How many rules it counts for in the quota; a prefix list counts for its maximum of entries. @default 1 */
  readonly entries?: number;
}

/** Ends of rules that are no security groups. */
export const Peer = {
  /** An IPv4 or IPv6 block. @throws NET001, NET002 */
  cidr(text: string): AddressPeer {
    const cidr = Cidr.parse(text, 'Peer.cidr');
    const block = cidr.toString();
    return cidr.family === 4 ? { key: block, cidrIpv4: block } : { key: block, cidrIpv6: block };
  },

  /** Everybody, IPv4. */
  anyIpv4(): AddressPeer {
    return Peer.cidr('0.0.0.0/0');
  },

  /** Everybody, IPv6. */
  anyIpv6(): AddressPeer {
    return Peer.cidr('::/0');
  },

  /** The IPv4 blocks of a VPC, one peer each. */
  vpc(vpc: IVpc): AddressPeer[] {
    return vpc.cidrBlocks.map((block) => Peer.cidr(block));
  },
} as const;
