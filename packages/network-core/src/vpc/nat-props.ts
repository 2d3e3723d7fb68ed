/** How private tiers reach the internet. Each gateway costs by the hour. */
export type NatProps =
  | { readonly mode: 'none' }
  /** One gateway in the zone's public subnet; its zone is a single point of failure. */
  | { readonly mode: 'single'; readonly zone: string }
  /** A gateway in each zone that has private subnets; every one of them needs a public subnet. */
  | { readonly mode: 'per-zone' };
