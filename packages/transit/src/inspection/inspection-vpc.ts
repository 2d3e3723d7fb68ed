import { Vpc, type ITier, type VpcProps } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { GatewayRoutes } from '../attachments/gateway-routes';
import { VpcAttachment } from '../attachments/vpc-attachment';
import type { ITransitGateway } from '../gateway/transit-gateway';
import { checkInspectionVpc } from './check-inspection-vpc';
import { routeToEndpoint } from './endpoint-routes';
import type { IInspector } from './inspector';
import { makeInspector, type InspectorChoice } from './inspector-choice';

export interface InspectionVpcProps extends Pick<
  VpcProps,
  'name' | 'account' | 'region' | 'addresses' | 'provider' | 'tags'
> {
  readonly gateway: ITransitGateway;
  /** Who inspects: AWS Network Firewall, or appliances behind a Gateway Load Balancer (these need an `appliance` tier). */
  readonly inspector: InspectorChoice;
  /** Blocks that are reached through the gateway: where inspected packets go back to, e.g. `['10.0.0.0/8']`. */
  readonly privateRanges: readonly string[];
  /**
   * Where inspected packets for the internet go: out through NAT gateways of this VPC (needs a `public` tier), back to
   * the gateway towards a central egress VPC, or nowhere.
   *
   * @default 'none'
   */
  readonly internet?: 'nat' | 'gateway' | 'none';
}

/**
 * The VPC that inspected packets pass. The gateway chooses a zone for each flow (appliance mode) and brings the reply to
 * the same one; the transit subnet of a zone leads to the endpoint of that zone and to no other. So one firewall sees
 * both directions, and the loss of a zone leaves the others at work. All tiers are needed in the same zones.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html
 */
export class InspectionVpc extends Construct {
  readonly vpc: Vpc;
  readonly attachment: VpcAttachment;
  readonly inspector: IInspector;

  /** @throws TRN040 a transit subnet has no endpoint in its zone; TRN042 tiers; TRN043 private ranges */
  constructor(scope: Construct, id: string, props: InspectionVpcProps) {
    super(scope, id);
    const { gateway, internet = 'none' } = props;
    checkInspectionVpc(this, props);
    this.vpc = this.makeVpc(props);
    const [transit, firewall] = [this.vpc.tier('transit'), this.vpc.tier('firewall')];
    this.inspector = makeInspector(this, { ...props, vpc: this.vpc });
    this.attachment = new VpcAttachment(this, 'Attachment', {
      gateway,
      vpc: this.vpc,
      tier: transit,
      applianceMode: true,
      tags: props.tags,
    });
    this.routeToInspector('In', transit, ['0.0.0.0/0']);
    new GatewayRoutes(this, 'Back', {
      gateway,
      tiers: [firewall],
      destinations: internet === 'gateway' ? ['0.0.0.0/0'] : props.privateRanges,
      after: this.attachment.ready,
    });
    // Replies from the internet come out of the NAT gateway and have to pass the inspector once more.
    if (internet === 'nat') this.routeToInspector('Replies', this.vpc.tier('public'), props.privateRanges);
  }

  private makeVpc({ internet, ...props }: InspectionVpcProps): Vpc {
    const leavesByNat = internet === 'nat';
    return new Vpc(this, 'Vpc', {
      name: props.name,
      account: props.account,
      region: props.region,
      addresses: props.addresses,
      provider: props.provider,
      tags: props.tags,
      // A tier of kind private is one that leaves through NAT: here the firewall's.
      tiers: {
        firewall: { kind: leavesByNat ? 'private' : 'firewall' },
        ...('appliance' in props.addresses.tiers ? { appliance: { kind: 'isolated' } } : {}),
      },
      nat: { mode: leavesByNat ? 'per-zone' : 'none' },
    });
  }

  private routeToInspector(id: string, tier: ITier, destinations: readonly string[]): void {
    const folder = new Construct(this, id);
    for (const [zone, subnet] of tier.subnets) {
      const table = new Construct(folder, zone);
      for (const destination of destinations)
        routeToEndpoint(table, subnet, destination, this.inspector, zone);
    }
  }
}
