import type { ISubnet, ITier, IVpc } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { checkDistributedInspection } from './check-distributed-inspection';
import { routeToEndpoint } from './endpoint-routes';
import type { IInspector } from './inspector';
import { makeInspector, type InspectorChoice } from './inspector-choice';

export interface DistributedInspectionProps {
  /** VPC of the workloads. Its tier `firewall` holds the endpoints and nothing else, one in each zone of `tiers`. */
  readonly vpc: IVpc;
  /** Who inspects: AWS Network Firewall, or appliances behind a Gateway Load Balancer (these need an `appliance` tier). */
  readonly inspector: InspectorChoice;
  /** Tiers that are inspected. None may be public, or leave by itself: what leaves is sent on by the firewall's tier. */
  readonly tiers: readonly ITier[];
  /**
   * What the inspected tiers send to their endpoint, besides the VPC's public subnets.
   *
   * @default ['0.0.0.0/0']
   */
  readonly destinations?: readonly string[];
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Inspection in the VPC of the workloads itself. A subnet sends what leaves it to the endpoint of its own zone, and what
 * comes for it – from the transit gateway, a NAT gateway, a load balancer in a public subnet – is led to the same
 * endpoint, in whichever zone it entered: by routes for whole subnets, which may be more specific than the local one. So
 * each packet of a workload passes the firewall of its own zone, in both directions, and needs no appliance mode; the
 * loss of a zone takes that zone's workloads only.
 *
 * What the firewall has passed goes on by the table of tier `firewall`: give that tier NAT gateways (kind `private`), and
 * `GatewayRoutes` to a transit gateway. Not inspected: packets between the inspected tiers of the VPC, which the local
 * route delivers, and packets that arrive over a VPC peering, which no route table of the VPC sees; so an inspected tier
 * has no use for a peering.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/architectures.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html (routes more specific than the local route)
 */
export class DistributedInspection extends Construct {
  readonly inspector: IInspector;

  /** @throws NET011 no tier `firewall`; TRN040 a zone has no endpoint; TRN048 a tier cannot be inspected; NET016 a tier leaves by itself */
  constructor(scope: Construct, id: string, props: DistributedInspectionProps) {
    super(scope, id);
    const { vpc, tiers, destinations = ['0.0.0.0/0'] } = props;
    checkDistributedInspection(this, props);
    this.inspector = makeInspector(this, props);
    const publicSubnets = subnetsOf([...vpc.tiers.values()].filter(({ kind }) => kind === 'public'));
    const entries = subnetsOf([...vpc.tiers.values()].filter(({ kind }) => ENTRIES.has(kind)));
    const inspected = subnetsOf(tiers);

    this.lead('Out', inspected, (subnet) => destinations.map((each) => [each, subnet.zone]));
    // Replies to a load balancer would take the local route, past the firewall that saw the request.
    this.lead('Beside', inspected, (subnet) => publicSubnets.map(({ cidr }) => [cidr, subnet.zone]));
    this.lead('In', entries, () => inspected.map(({ cidr, zone }) => [cidr, zone]));
  }

  /** Routes from subnets to endpoints, each a destination and the zone of the endpoint. */
  private lead(
    id: string,
    from: readonly ISubnet[],
    routes: (subnet: ISubnet) => [destination: string | undefined, zone: string][],
  ): void {
    const folder = new Construct(this, id);
    for (const subnet of from) {
      const tier =
        (folder.node.tryFindChild(subnet.tier) as Construct | undefined) ??
        new Construct(folder, subnet.tier);
      const table = new Construct(tier, subnet.zone);
      for (const [destination, zone] of routes(subnet)) {
        if (destination !== undefined) routeToEndpoint(table, subnet, destination, this.inspector, zone);
      }
    }
  }
}

/** Where packets enter that a route table of the VPC can lead. */
const ENTRIES: ReadonlySet<string> = new Set<ITier['kind']>(['transit', 'public']);

function subnetsOf(tiers: readonly ITier[]): ISubnet[] {
  return tiers.flatMap(({ subnets }) => [...subnets.values()]);
}
