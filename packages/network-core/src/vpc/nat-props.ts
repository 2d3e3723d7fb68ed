/** How private tiers reach the internet over IPv4. Each gateway costs by the hour. */
export type NatProps =
  | { readonly mode: 'none' }
  /** One gateway in the zone's public subnet; its zone is a single point of failure. */
  | { readonly mode: 'single'; readonly zone: string }
  /** A gateway in each zone that has private subnets; every one of them needs a public subnet. */
  | { readonly mode: 'per-zone' }
  /**
   * One gateway for the whole VPC, which needs no public subnet. It grows into the zones where it is used by itself, with
   * addresses of AWS's choice; `zones` names them instead, each with an Elastic IP address of its own.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
   */
  | { readonly mode: 'regional'; readonly zones?: readonly string[] };
