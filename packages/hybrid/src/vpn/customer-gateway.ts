import { isIP } from 'node:net';
import { CustomerGateway as AwsCustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { Cidr, isPrivateAddress } from '@landbridge/network-core';
import { Token, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import { checkRouterAsn } from '../preference/asn';
import { addressOf } from '../router-config/terraform-address';

export interface CustomerGatewayProps {
  /** Name of the router in tags, e.g. `hq-a`. */
  readonly name: string;
  /** Address of the router, or of the device that translates for it; a change replaces the gateway. */
  readonly address: string;
  /**
   * How AWS reaches that address: over the internet it is public, over Direct Connect (a private-IP VPN) it is private.
   *
   * @default 'internet'
   */
  readonly reachedOver?: 'internet' | 'direct-connect';
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
/** Blocks of RFC 1918: what a router has that is reached over Direct Connect. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

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
  readonly reachedOver: 'internet' | 'direct-connect';
  /** ARN of the certificate; undefined with pre-shared keys. */
  readonly certificateArn: string | undefined;
  /** Address of the resource in Terraform. */
  readonly terraformAddress: string;

  /** @throws HYB001 the AS number; HYB002 the address */
  constructor(scope: Construct, id: string, props: CustomerGatewayProps) {
    super(scope, id);
    const { asn = 65_000, address, provider, reachedOver = 'internet' } = props;
    checkRouterAsn(asn, {}, this);
    this.reachedOver = reachedOver;
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
    this.certificateArn = props.certificateArn;
    this.terraformAddress = addressOf(gateway);
  }

  private checkAddress(address: string): void {
    if (Token.isUnresolved(address)) return;
    if (this.reachedOver === 'direct-connect') return this.checkPrivate(address);
    if (isIP(address) !== 0 && !isPrivateAddress(address)) return;
    throw new HybridError('HYB002', this, {
      problem: 'a router is reached over the internet',
      got: address,
      allowed: 'a public address',
      fix: "give the address that translates for it, or use reachedOver: 'direct-connect' for a private-IP VPN",
    });
  }

  private checkPrivate(address: string): void {
    if (isIP(address) === 4 && isWithin(address, PRIVATE)) return;
    throw new HybridError('HYB002', this, {
      problem: 'a router that is reached over Direct Connect has a private address',
      got: address,
      allowed: `an address of ${PRIVATE.join(', ')}`,
      fix: 'give the private address of the router, or reach it over the internet',
    });
  }
}

function isWithin(address: string, blocks: readonly string[]): boolean {
  const host = Cidr.parse(`${address}/32`, 'router');
  return blocks.some((block) => Cidr.parse(block, 'private').contains(host));
}
