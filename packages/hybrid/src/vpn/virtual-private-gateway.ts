import { VpnGateway } from '@cdktf/provider-aws/lib/vpn-gateway';
import { VpnGatewayRoutePropagation } from '@cdktf/provider-aws/lib/vpn-gateway-route-propagation';
import type { ITier, IVpc } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkAmazonAsn } from '../preference/asn';

export interface VirtualPrivateGatewayProps {
  readonly vpc: IVpc;
  /** Private AS number on AWS's side. AWS cannot change it: a change replaces the gateway. @default 64512 */
  readonly asn?: number;
  /** Tiers whose tables learn what the gateway learns. */
  readonly propagateTo: readonly ITier[];
  /** Let Terraform refuse every plan that would replace or destroy the gateway, a changed AS number among them. @default true */
  readonly protect?: boolean;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The VPC's own end of VPNs and Direct Connect.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html#vpn-create-target-gateway
 */
export class VirtualPrivateGateway extends Construct {
  readonly id: string;
  readonly vpc: IVpc;
  readonly asn: number;
  readonly provider: TerraformProvider | undefined;

  /** @throws HYB001 the AS number is not private */
  constructor(scope: Construct, id: string, props: VirtualPrivateGatewayProps) {
    super(scope, id);
    const { vpc, asn = 64_512 } = props;
    checkAmazonAsn(asn, this);
    const gateway = new VpnGateway(this, 'Resource', {
      provider: vpc.provider,
      vpcId: vpc.vpcId,
      amazonSideAsn: `${asn}`,
      tags: { ...props.tags, Name: vpc.name },
      lifecycle: { preventDestroy: props.protect ?? true },
    });
    this.id = gateway.id;
    this.vpc = vpc;
    this.asn = asn;
    this.provider = vpc.provider;
    for (const tier of props.propagateTo) {
      const place = new Construct(this, tier.name);
      for (const [zone, { routeTableId }] of tier.subnets) {
        new VpnGatewayRoutePropagation(place, zone, {
          provider: vpc.provider,
          vpnGatewayId: this.id,
          routeTableId,
        });
      }
    }
  }
}
