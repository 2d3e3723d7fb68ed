import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Construct } from 'constructs';
import type { ITier, IVpc } from './ivpc';
import { Route } from './route';

export interface InternetAccessProps {
  readonly vpc: IVpc;
  readonly tiers: readonly ITier[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The internet gateway of a VPC, and the default routes of each public subnet to it. Made by `Vpc`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export class InternetAccess extends Construct {
  readonly gateway: InternetGateway;

  constructor(scope: Construct, id: string, props: InternetAccessProps) {
    super(scope, id);
    const { vpc } = props;
    this.gateway = new InternetGateway(this, 'Resource', {
      vpcId: vpc.vpcId,
      provider: vpc.provider,
      tags: { ...props.tags, Name: vpc.name },
    });
    const target = { internetGatewayId: this.gateway.id };
    for (const tier of props.tiers) {
      const routes = new Construct(this, tier.name);
      const ipv6Routes = new Construct(routes, 'Ipv6');
      for (const [zone, subnet] of tier.subnets) {
        if (subnet.cidr !== undefined) new Route(routes, zone, { subnet, destination: '0.0.0.0/0', target });
        if (subnet.ipv6Cidr !== undefined)
          new Route(ipv6Routes, zone, { subnet, destination: '::/0', target });
      }
    }
  }
}
