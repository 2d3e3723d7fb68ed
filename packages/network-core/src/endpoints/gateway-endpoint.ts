import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import { pathInStack } from '../security/path-in-stack';
import type { AddressPeer } from '../security/peer';
import type { IPrefixList } from '../security/prefix-list';
import type { ITier, IVpc } from '../vpc/ivpc';
import { endpointPolicy, type PolicyDocument } from './policy';

export interface GatewayEndpointProps {
  readonly vpc: IVpc;
  readonly service: 's3' | 'dynamodb';
  /** The tables of these tiers get the route to the service's prefix list. */
  readonly tiers: readonly ITier[];
  /**
   * What may be asked of the service through this endpoint.
   *
   * @default AWS's own: everything
   */
  readonly policy?: PolicyDocument;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A gateway endpoint: a free route to S3 or DynamoDB, for packets that begin in the VPC itself.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export class GatewayEndpoint extends Construct implements IPrefixList {
  readonly endpointId: string;
  /** Prefix list of the service in the Region, for security group rules. */
  readonly prefixListId: string;
  readonly peer: AddressPeer;

  /** @throws NET040 no tier, or one of another VPC; NET041 a table has the route already; NET043 the policy is too long */
  constructor(scope: Construct, id: string, props: GatewayEndpointProps) {
    super(scope, id);
    const { vpc, service, tiers } = props;
    checkTiers(tiers, vpc, this);
    const subnets = tiers.flatMap((tier) => [...tier.subnets.values()]);
    for (const subnet of subnets) {
      const other = claim(subnet, `gateway endpoint of ${service}`, this);
      if (other === undefined) continue;
      throw new NetworkError('NET041', this, {
        problem: `the table of ${vpc.name}/${subnet.tier}/${subnet.zone} leads to an endpoint of ${service} already`,
        got: service,
        allowed: `only ${other}`,
        fix: 'add the tiers to the endpoint that exists',
      });
    }
    const endpoint = new VpcEndpoint(this, 'Resource', {
      provider: vpc.provider,
      vpcId: vpc.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${vpc.region}.${service}`,
      routeTableIds: subnets.map(({ routeTableId }) => routeTableId),
      policy: props.policy && endpointPolicy(props.policy, this),
      tags: { ...props.tags, Name: `${vpc.name}-${service}` },
    });
    this.endpointId = endpoint.id;
    this.prefixListId = endpoint.prefixListId;
    this.peer = { key: pathInStack(this), prefixListId: this.prefixListId };
  }
}

function checkTiers(tiers: readonly ITier[], vpc: IVpc, place: Construct): void {
  const foreign = tiers.find((tier) => tier.vpc !== vpc);
  if (tiers.length > 0 && !foreign) return;
  throw new NetworkError('NET040', place, {
    problem: 'a gateway endpoint serves tiers of its own VPC',
    got: foreign ? `tier ${foreign.name} of ${foreign.vpc.name}` : 'no tier',
    allowed: `tiers of ${vpc.name}`,
    fix: 'pass the tiers whose subnets use the service',
  });
}
