import { Cidr, Route, type ITier } from '@landbridge/network-core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import type { ITransitGateway } from '../gateway/transit-gateway';

export interface GatewayRoutesProps {
  readonly gateway: ITransitGateway;
  /** Tiers of the attached VPC whose subnets' tables get the routes. */
  readonly tiers: readonly ITier[];
  /** Blocks that are reached through the gateway, e.g. the supernet. */
  readonly destinations: readonly string[];
  /** The attachment, after acceptance: AWS refuses a route to a gateway that the VPC is not attached to. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * Routes of an attached VPC to the gateway. Children are named tier, zone, destination.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export class GatewayRoutes extends Construct {
  /** @throws TRN035 a destination lies within the VPC; NET016 a table has such a route already */
  constructor(scope: Construct, id: string, props: GatewayRoutesProps) {
    super(scope, id);
    for (const tier of props.tiers) {
      const folder = new Construct(this, tier.name);
      for (const destination of props.destinations) this.check(tier, destination);
      for (const [zone, subnet] of tier.subnets) {
        const table = new Construct(folder, zone);
        for (const destination of props.destinations) {
          new Route(table, destination.replaceAll('/', '--'), {
            subnet,
            destination,
            target: { transitGatewayId: props.gateway.id },
            dependsOn: [...props.after],
          });
        }
      }
    }
  }

  private check({ vpc }: ITier, destination: string): void {
    const own = vpc.cidrBlocks.find((block) =>
      Cidr.parse(block, vpc).contains(Cidr.parse(destination, this)),
    );
    if (own === undefined) return;
    throw new TransitError('TRN035', this, {
      problem: `packets to the VPC ${vpc.name} itself never leave it`,
      got: destination,
      allowed: `blocks that reach beyond ${own}`,
      fix: 'remove the route',
    });
  }
}
