import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ITier, IVpc } from './ivpc';
import type { NatProps } from './nat-props';
import { RegionalNatGateway } from './regional-nat-gateway';
import { Route } from './route';
import { ZonalNatGateways } from './zonal-nat-gateways';

/** Well-known prefix of NAT64 (RFC 6052). */
const NAT64 = '64:ff9b::/96';

export interface NatGatewaysProps {
  readonly vpc: IVpc;
  readonly nat: Exclude<NatProps, { mode: 'none' }>;
  /** Tiers in which a gateway can stand. */
  readonly publicTiers: readonly ITier[];
  /** Tiers that leave through a gateway. */
  readonly privateTiers: readonly ITier[];
  /** Names of tiers with NAT64. */
  readonly nat64: ReadonlySet<string>;
  /** A NAT gateway is of no use before the VPC has its internet gateway. */
  readonly internetGateway: ITerraformDependable;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Gives the NAT gateway that serves a zone. */
export interface NatGatewayOfZone {
  gatewayId(zone: string): string;
}

/**
 * Public NAT gateways, and the routes of each private subnet to its gateway. Made by `Vpc`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export class NatGateways extends Construct {
  /** @throws NET013 a zone that needs a gateway has no public subnet */
  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const gateways = this.make(props);
    const routes = new Construct(this, 'Routes');
    for (const tier of props.privateTiers) {
      const tierRoutes = new Construct(routes, tier.name);
      const nat64Routes = new Construct(tierRoutes, 'Nat64');
      for (const [zone, subnet] of tier.subnets) {
        const target = { natGatewayId: gateways.gatewayId(zone) };
        if (subnet.cidr !== undefined)
          new Route(tierRoutes, zone, { subnet, destination: '0.0.0.0/0', target });
        if (props.nat64.has(tier.name)) new Route(nat64Routes, zone, { subnet, destination: NAT64, target });
      }
    }
  }

  private make(props: NatGatewaysProps): NatGatewayOfZone {
    if (props.nat.mode !== 'regional') return new ZonalNatGateways(this, { ...props, nat: props.nat });
    return new RegionalNatGateway(this, 'Regional', { ...props, zones: props.nat.zones });
  }
}
