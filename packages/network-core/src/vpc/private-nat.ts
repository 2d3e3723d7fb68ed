import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { useQuota } from '../quotas/use-quota';
import type { ISubnet, ITier, IVpc } from './ivpc';
import { Route } from './route';

export interface PrivateNatProps {
  readonly vpc: IVpc;
  /** Where the gateways stand: a tier whose addresses the other networks know. */
  readonly within: ITier;
  /** Whose packets are translated, e.g. tiers in a block that other networks use too. */
  readonly from: readonly ITier[];
  /** Blocks of the other networks. */
  readonly destinations: readonly string[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Private NAT gateways, one a zone: tiers whose addresses overlap with other networks reach those with addresses of another
 * tier. What follows after the gateway is up to the tables of `within`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-scenarios.html#private-nat-overlapping-networks
 */
export class PrivateNat extends Construct {
  /** @throws NET013 `within` has no subnet in a zone, or is one of `from`; NET016 a table has such a route; NET060 the quota */
  constructor(scope: Construct, id: string, props: PrivateNatProps) {
    super(scope, id);
    const { vpc, within, from } = props;
    if (
      from.length === 0 ||
      props.destinations.length === 0 ||
      [within, ...from].some((tier) => tier.vpc !== vpc) ||
      from.includes(within)
    ) {
      throw refused(this, props, from.map(({ name }) => name).join(', '));
    }
    const gateways = new Map<string, string>();
    const routes = new Construct(this, 'Routes');
    for (const tier of from) {
      const at = new Construct(routes, tier.name);
      for (const [zone, subnet] of tier.subnets) {
        const natGatewayId = gateways.get(zone) ?? this.gateway(zone, props);
        gateways.set(zone, natGatewayId);
        this.route(new Construct(at, zone), subnet, props.destinations, natGatewayId);
      }
    }
  }

  private gateway(zone: string, props: PrivateNatProps): string {
    const { vpc, within } = props;
    const subnet = within.subnets.get(zone);
    if (subnet?.cidr === undefined) throw refused(this, props, `zone ${zone}`);
    const at = new Construct(this, zone);
    useQuota(at.node.root, 'natGatewaysPerZone', at, vpc.quotas, 1, `${vpc.account} ${zone}`);
    const gateway = new NatGateway(at, 'Resource', {
      provider: vpc.provider,
      connectivityType: 'private',
      subnetId: subnet.subnetId,
      tags: { ...props.tags, Name: `${vpc.name}-private-nat-${zone}` },
    });
    return gateway.id;
  }

  private route(at: Construct, subnet: ISubnet, destinations: readonly string[], natGatewayId: string): void {
    for (const destination of destinations) {
      new Route(at, destination.replaceAll('/', '--'), { subnet, destination, target: { natGatewayId } });
    }
  }
}

function refused(place: Construct, { vpc, within }: PrivateNatProps, got: string): NetworkError {
  return new NetworkError('NET013', place, {
    problem: 'private NAT cannot stand there',
    got,
    allowed: `tiers of ${vpc.name} other than ${within.name}, whose zones [${[...within.subnets.keys()].join(', ')}] have it, and a destination`,
    fix: 'name the tiers to translate, the tier that translates, and the networks to reach',
  });
}
