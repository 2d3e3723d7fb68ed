import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { Construct } from 'constructs';
import type { ITier, IVpc } from './ivpc';
import { Route } from './route';

export interface EgressOnlyAccessProps {
  readonly vpc: IVpc;
  readonly tiers: readonly ITier[];
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The egress-only internet gateway of a VPC, and the IPv6 default route of each private subnet to it: connections go out,
 * none comes in. Made by `Vpc`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
export class EgressOnlyAccess extends Construct {
  constructor(scope: Construct, id: string, props: EgressOnlyAccessProps) {
    super(scope, id);
    const { vpc } = props;
    const gateway = new EgressOnlyInternetGateway(this, 'Resource', {
      vpcId: vpc.vpcId,
      provider: vpc.provider,
      tags: { ...props.tags, Name: vpc.name },
    });
    const target = { egressOnlyInternetGatewayId: gateway.id };
    for (const tier of props.tiers) {
      const routes = new Construct(this, tier.name);
      for (const [zone, subnet] of tier.subnets) {
        if (subnet.ipv6Cidr !== undefined) new Route(routes, zone, { subnet, destination: '::/0', target });
      }
    }
  }
}
