import { isIP } from 'node:net';
import { CustomerGateway as AwsCustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { isPrivateAddress } from '@landbridge/network-core';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import { checkRouterAsn } from '../preference/asn';

export interface CustomerGatewayProps {
  /** Name of the router in tags, e.g. `hq-a`. */
  readonly name: string;
  /** Public address of the router, or of the device that translates for it; a change replaces the gateway. */
  readonly address: string;
  /** AS number of the router; a change replaces the gateway. @default 65000 */
  readonly asn?: number;
  /** ARN of a private certificate, in place of pre-shared keys. @default keys in Secrets Manager */
  readonly certificateArn?: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Highest AS number that fits `bgp_asn`; above it AWS wants `bgp_asn_extended`. */
const HIGHEST_SHORT = 2_147_483_647;

/**
 * A router at a site, as AWS knows it.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html
 */
export class CustomerGateway extends Construct {
  readonly customerGatewayId: string;
  readonly name: string;
  readonly address: string;
  readonly asn: number;
  readonly provider: TerraformProvider | undefined;

  /** @throws HYB001 the AS number; HYB002 the address */
  constructor(scope: Construct, id: string, props: CustomerGatewayProps) {
    super(scope, id);
    const { asn = 65_000, address, provider } = props;
    checkRouterAsn(asn, {}, this);
    this.checkAddress(address);
    const extended = asn > HIGHEST_SHORT;
    const gateway = new AwsCustomerGateway(this, 'Resource', {
      provider,
      type: 'ipsec.1',
      ipAddress: address,
      bgpAsn: extended ? undefined : `${asn}`,
      bgpAsnExtended: extended ? `${asn}` : undefined,
      certificateArn: props.certificateArn,
      deviceName: props.name,
      tags: { ...props.tags, Name: props.name },
      lifecycle: { createBeforeDestroy: true },
    });
    this.customerGatewayId = gateway.id;
    this.name = props.name;
    this.address = address;
    this.asn = asn;
    this.provider = provider;
  }

  private checkAddress(address: string): void {
    if (Token.isUnresolved(address)) return;
    if (isIP(address) !== 0 && !isPrivateAddress(address)) return;
    throw new HybridError('HYB002', this, {
      problem: 'a router is reached over the internet',
      got: address,
      allowed: 'a public address',
      fix: 'give the address that translates for it, or use a private-IP VPN over Direct Connect',
    });
  }
}
