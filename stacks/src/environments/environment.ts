import type { NatProps, VpcPlan } from '@landbridge/network-core';

/** A place of the landscape, as data. Whoever needs an account, a Region, a size or a zone finds it here. */
export interface Place {
  /** Lower case; names the stacks, the segment and the ledger's keys. */
  readonly name: string;
  /** Environment of which this is a further Region, in the same account; `name` begins with it. @default itself */
  readonly partOf?: string;
  /** AWS account id, twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Block that all VPCs of the environment lie in, so that one prefix names it. */
  readonly cidr: string;
  /** The environment's VPC: size, zones (ids, which mean the same place in every account), tiers. */
  readonly vpc: VpcPlan;
}

/** One environment, or one Region of it. */
export interface Environment extends Place {
  /** How it reaches shared services and the internet. */
  readonly connection: Connection;
  /** What its users meet. @default no web tier */
  readonly web?: WebTier;
  /** How its names are kept; said by its first Region. @default unsigned, unlogged, no static addresses */
  readonly names?: NamePlan;
}

/** The place that the others meet in. */
export interface Hub extends Place {
  readonly nat: NatProps;
  /** Private AS number of the transit gateway in each Region that has environments; no two alike. */
  readonly gateways: Readonly<Record<string, number>>;
  /** The inspection VPC, made when an environment is inspected; needs every zone that such an environment has. */
  readonly inspection: VpcPlan;
}

/**
 * `own`: a peering with shared services, and NAT gateways of its own; `single` saves money, `per-zone` survives the loss
 * of a zone. `inspected`: no peering; shared services, sites and the internet only past a firewall. In the `centralized`
 * model that of the inspection VPC, in a zone that the transit gateway picks, and no NAT of its own. In the `distributed`
 * model one in the VPC itself, always that of the sender's own zone; in any Region. The hub's VPC then inspects too, so
 * that what it sends passes the firewall of its own zone as well.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/architectures.html
 */
export type Connection =
  | { readonly mode: 'own'; readonly nat: NatProps }
  | { readonly mode: 'inspected'; readonly model: 'centralized' }
  | { readonly mode: 'inspected'; readonly model: 'distributed'; readonly nat: NatProps };

/** A load balancer that the internet reaches, and web servers behind it. */
export interface WebTier {
  readonly instanceType: string;
  /** Fewest and most servers. */
  readonly size: { readonly min: number; readonly max: number };
  /** Requests a minute that scaling keeps each server near to. */
  readonly requestsPerServer: number;
  /** Seconds that a leaving server finishes its requests; hooks and health checks follow. */
  readonly draining: number;
  /** 99th percentile of the response time in seconds that raises the alarm. */
  readonly slow: number;
  /** Days that access logs are kept. */
  readonly logDays: number;
  /** Refuse deletion of the load balancer: to destroy it then takes two steps. */
  readonly deletionProtection: boolean;
}

/** How the names of an environment are kept. */
export interface NamePlan {
  /** Answers are signed (DNSSEC), and the domain above vouches for the key. */
  readonly signed: boolean;
  /** Days that queries are kept: those of the public zone, and those of its VPCs. */
  readonly queryLogDays: number;
  /** Static anycast addresses before its web tiers (Global Accelerator). */
  readonly staticAddresses: boolean;
}

/** Tiers of an environment's VPC. Sizes are of one subnet; a VPC has one in each of its zones. */
export const TIERS = {
  private: { prefixLength: 20 },
  public: { prefixLength: 24 },
  transit: { prefixLength: 28 },
} as const satisfies VpcPlan['tiers'];
