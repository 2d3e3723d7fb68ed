import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { IVpc } from './ivpc';
import type { NatGatewayOfZone } from './nat';
import { checkZone } from './regions';

export interface RegionalNatGatewayProps {
  readonly vpc: IVpc;
  /** @default AWS follows the zones of the VPC's interfaces */
  readonly zones?: readonly string[];
  readonly internetGateway: ITerraformDependable;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * One NAT gateway over several zones.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
export class RegionalNatGateway extends Construct implements NatGatewayOfZone {
  private readonly id: string;

  /** @throws NET006 unknown zone */
  constructor(scope: Construct, id: string, props: RegionalNatGatewayProps) {
    super(scope, id);
    const { vpc } = props;
    const name = `${vpc.name}-nat`;
    const addresses = props.zones?.map((zone) => {
      checkZone(zone, vpc.region, this);
      const at = new Construct(this, zone);
      const tags = { ...props.tags, Name: `${name}-${zone}` };
      const address = new Eip(at, 'Address', { provider: vpc.provider, domain: 'vpc', tags });
      return { availabilityZoneId: zone, allocationIds: [address.id] };
    });
    const gateway = new NatGateway(this, 'Resource', {
      provider: vpc.provider,
      vpcId: vpc.vpcId,
      availabilityMode: 'regional',
      availabilityZoneAddress: addresses,
      dependsOn: [props.internetGateway],
      tags: { ...props.tags, Name: name },
    });
    this.id = gateway.id;
  }

  gatewayId(): string {
    return this.id;
  }
}
