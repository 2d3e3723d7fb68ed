import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import type { ISubnet, ITier, IVpc } from './ivpc';
import type { NatProps } from './nat-props';
import { Route } from './route';

export interface NatGatewaysProps {
  readonly vpc: IVpc;
  readonly nat: Exclude<NatProps, { mode: 'none' }>;
  /** Tiers in which a gateway can stand. */
  readonly publicTiers: readonly ITier[];
  /** Tiers that leave through a gateway. */
  readonly privateTiers: readonly ITier[];
  /** A NAT gateway is of no use before the VPC has its internet gateway. */
  readonly internetGateway: ITerraformDependable;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Public NAT gateways by zone, and the default route of each private subnet to one. Made by `Vpc`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export class NatGateways extends Construct {
  private readonly ids = new Map<string, string>();

  /** @throws NET013 a zone that needs a gateway has no public subnet */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: NatGatewaysProps,
  ) {
    super(scope, id);
    const routes = new Construct(this, 'Routes');
    for (const tier of props.privateTiers) {
      const tierRoutes = new Construct(routes, tier.name);
      for (const [zone, subnet] of tier.subnets) {
        const natGatewayId = this.gatewayIn(props.nat.mode === 'single' ? props.nat.zone : zone);
        new Route(tierRoutes, zone, { subnet, destination: '0.0.0.0/0', target: { natGatewayId } });
      }
    }
  }

  private gatewayIn(zone: string): string {
    const existing = this.ids.get(zone);
    if (existing !== undefined) return existing;
    const { vpc, internetGateway } = this.props;
    const at = new Construct(this, zone);
    const tags = { ...this.props.tags, Name: `${vpc.name}-nat-${zone}` };
    const address = new Eip(at, 'Address', { provider: vpc.provider, domain: 'vpc', tags });
    const { id } = new NatGateway(at, 'Resource', {
      provider: vpc.provider,
      allocationId: address.id,
      subnetId: this.publicSubnet(zone).subnetId,
      dependsOn: [internetGateway],
      tags,
    });
    this.ids.set(zone, id);
    return id;
  }

  private publicSubnet(zone: string): ISubnet {
    const subnet = this.props.publicTiers
      .map((tier) => tier.subnets.get(zone))
      .find((found) => found !== undefined);
    if (subnet) return subnet;
    const zones = this.props.publicTiers.flatMap((tier) => [...tier.subnets.keys()]);
    throw new NetworkError('NET013', this, {
      problem: 'a NAT gateway needs a public subnet in its zone',
      got: zone,
      allowed: `one of [${zones.join(', ')}]`,
      fix: 'add the zone to a public tier, or use another NAT mode',
    });
  }
}
