import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association';
import { Cidr } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import { checkAmazonAsn } from '../preference/asn';
import { gatewayOf, type GatewayEnd } from '../vpn/gateway-end';

export interface DirectConnectGatewayProps {
  readonly name: string;
  /** Private AS number on AWS's side; a change replaces the gateway. @default 64513 */
  readonly asn?: number;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * Quotas of allowed prefixes: on a transit gateway they are the advertisement itself, on a virtual private gateway a filter.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const MOST_PREFIXES = { 'transit-gateway': 200, 'virtual-private-gateway': 20 } as const;

/**
 * Where virtual interfaces of several locations and gateways of several Regions meet.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
 */
export class DirectConnectGateway extends Construct {
  readonly id: string;
  readonly asn: number;
  private readonly provider: TerraformProvider | undefined;
  /** Allowed prefixes so far, with the key of their association. */
  private readonly allowed: { readonly cidr: Cidr; readonly key: string }[] = [];
  private readonly associated = new Map<object, string>();

  /** @throws HYB001 the AS number is not private */
  constructor(scope: Construct, id: string, { name, asn = 64_513, provider }: DirectConnectGatewayProps) {
    super(scope, id);
    checkAmazonAsn(asn, this);
    const gateway = new DxGateway(this, 'Resource', { provider, name, amazonSideAsn: `${asn}` });
    this.id = gateway.id;
    this.asn = asn;
    this.provider = provider;
  }

  /**
   * Connects a gateway.
   *
   * @param key unique among the associations
   * @param allowedPrefixes on a transit gateway exactly what routers will hear; on a virtual private gateway a filter on the
   *   VPC's own blocks. A change withdraws or advertises routes at once: what is missing is not reached by the site
   * @returns id of the attachment on a transit gateway, else of the association
   * @throws HYB001 one AS number on both; HYB013 too many prefixes, or none; HYB015 twice, or overlapping another transit gateway's
   * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
   */
  associate(key: string, end: GatewayEnd, allowedPrefixes: readonly string[]): string {
    const place = new Construct(this, key);
    const gateway = gatewayOf(end);
    this.check(key, gateway, allowedPrefixes, place);
    const association = new DxGatewayAssociation(place, 'Resource', {
      provider: this.provider,
      dxGatewayId: this.id,
      associatedGatewayId: 'transitGateway' in end ? end.transitGateway.id : end.virtualPrivateGateway.id,
      allowedPrefixes: [...allowedPrefixes],
    });
    return 'transitGateway' in end
      ? association.transitGatewayAttachmentId
      : association.dxGatewayAssociationId;
  }

  private check(
    key: string,
    gateway: ReturnType<typeof gatewayOf>,
    prefixes: readonly string[],
    place: Construct,
  ): void {
    const most = MOST_PREFIXES[gateway.kind];
    const refuse = (
      code: 'HYB001' | 'HYB013' | 'HYB015',
      problem: string,
      got: string,
      allowed: string,
      fix: string,
    ): never => {
      throw new HybridError(code, place, { problem, got, allowed, fix });
    };
    if (gateway.asn === this.asn) {
      refuse(
        'HYB001',
        'both gateways have one AS number',
        `${this.asn}`,
        'a number of its own for each',
        'change that of the Direct Connect gateway',
      );
    }
    if (prefixes.length === 0 || prefixes.length > most) {
      refuse(
        'HYB013',
        'an association allows prefixes',
        `${prefixes.length}`,
        `1 to ${most} on a ${gateway.kind.replaceAll('-', ' ')}`,
        'use larger blocks',
      );
    }
    const other = this.associated.get(gateway.key);
    if (other !== undefined)
      refuse('HYB015', 'the gateway is associated already', key, `only ${other}`, 'add the prefixes there');
    this.associated.set(gateway.key, key);
    for (const prefix of prefixes) {
      const cidr = Cidr.parse(prefix, place.node.path);
      const clash = this.allowed.find((one) => one.key !== key && one.cidr.overlaps(cidr));
      if (clash)
        refuse(
          'HYB015',
          'two associations allow overlapping prefixes',
          `${prefix} of ${key}`,
          `outside ${clash.cidr.toString()} of ${clash.key}`,
          'give each gateway blocks of its own',
        );
      this.allowed.push({ cidr, key });
    }
  }
}
