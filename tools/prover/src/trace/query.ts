import type { Family } from '../headers/headers';

/** A question of `landbridge trace`; endpoints as the command line takes them. */
export interface Query {
  readonly from: string;
  readonly to: string;
  /** The packet carries this destination address and must arrive at `to`. */
  readonly toIp?: string;
  /** `tcp`, `udp`, `icmp`, a number, or `any`. @default tcp, or any when no port is given */
  readonly protocol?: string;
  /** Destination port or range, `443` or `8000-8100`. @default every port */
  readonly port?: string;
  /** @default 50000 */
  readonly sourcePort?: number;
  /** @default whichever family both ends have, IPv4 first */
  readonly family?: Family;
  /** Failures in force, besides those of the assumptions. */
  readonly down?: readonly string[];
  /** Judge the forward direction alone. @default false */
  readonly oneWay?: boolean;
}
