import { Route as AwsRoute } from '@cdktf/provider-aws/lib/route';
import { Token, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import { useQuota } from '../quotas/use-quota';
import type { ISubnet } from './ivpc';

/** Where a route leads; exactly one. */
export type RouteTarget =
  | { readonly internetGatewayId: string }
  | { readonly egressOnlyInternetGatewayId: string }
  | { readonly natGatewayId: string }
  | { readonly transitGatewayId: string }
  | { readonly peeringId: string }
  | { readonly vpcEndpointId: string }
  | { readonly networkInterfaceId: string }
  | { readonly virtualPrivateGatewayId: string };

/** What a route matches: an IPv4 or IPv6 block, or a prefix list. */
export type RouteDestination = string | { readonly prefixListId: string };

export interface RouteProps {
  /** The route goes into this subnet's table. */
  readonly subnet: ISubnet;
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
  /**
   * What must exist before, e.g. a transit gateway attachment.
   *
   * @default nothing
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * One route in one subnet's table.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
export class Route extends Construct {
  /** @throws NET001, NET002 the destination is no block; NET016 the table has a route to it already; NET060 the quota */
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { subnet, destination } = props;
    checkFree(this, subnet, destination);
    useQuota(subnet, 'routesPerRouteTable', this, subnet.vpc.quotas);
    new AwsRoute(this, 'Resource', {
      provider: subnet.vpc.provider,
      routeTableId: subnet.routeTableId,
      ...destinationArguments(destination, this),
      ...targetArguments(props.target),
      dependsOn: props.dependsOn,
    });
  }
}

function destinationArguments(destination: RouteDestination, place: Construct) {
  if (typeof destination !== 'string') return { destinationPrefixListId: destination.prefixListId };
  // An IPv6 block of AWS's choice is known only after apply; every IPv4 destination is written in the plan.
  if (Token.isUnresolved(destination)) return { destinationIpv6CidrBlock: destination };
  const cidr = Cidr.parse(destination, place);
  return cidr.family === 4
    ? { destinationCidrBlock: cidr.toString() }
    : { destinationIpv6CidrBlock: cidr.toString() };
}

function targetArguments(target: RouteTarget) {
  if ('internetGatewayId' in target) return { gatewayId: target.internetGatewayId };
  if ('virtualPrivateGatewayId' in target) return { gatewayId: target.virtualPrivateGatewayId };
  if ('egressOnlyInternetGatewayId' in target)
    return { egressOnlyGatewayId: target.egressOnlyInternetGatewayId };
  if ('natGatewayId' in target) return { natGatewayId: target.natGatewayId };
  if ('transitGatewayId' in target) return { transitGatewayId: target.transitGatewayId };
  if ('peeringId' in target) return { vpcPeeringConnectionId: target.peeringId };
  if ('vpcEndpointId' in target) return { vpcEndpointId: target.vpcEndpointId };
  return { networkInterfaceId: target.networkInterfaceId };
}

function checkFree(route: Construct, subnet: ISubnet, destination: RouteDestination): void {
  const key = typeof destination === 'string' ? destination : destination.prefixListId;
  const other = claim(subnet, key, route);
  if (other === undefined) return;
  throw new NetworkError('NET016', route, {
    problem: `the table of ${subnet.vpc.name}/${subnet.tier}/${subnet.zone} has a route to that destination`,
    got: key,
    allowed: `only the route of ${other}`,
    fix: 'remove one of the two routes',
  });
}
