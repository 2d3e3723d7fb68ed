import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association';
import { Annotations, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import { checkAmazonAsn } from '../preference/asn';
import type { GatewayKind } from '../preference/preference';
import { gatewayOf, type GatewayEnd, type IPrivateTransport } from '../vpn/gateway-end';
import { AllowedPrefixes } from './allowed-prefixes';
import { AssociationProposal, type IAssociationProposal } from './association-proposal';

export interface DirectConnectGatewayProps {
  readonly name: string;
  /** Private AS number on AWS's side; a change replaces the gateway, its associations and virtual interfaces. @default 64513 */
  readonly asn?: number;
  /** Account of the gateway, twelve digits: needed to associate gateways of other accounts. @default unknown */
  readonly account?: string;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * Where virtual interfaces of several locations and gateways of several Regions and accounts meet.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html
 */
export class DirectConnectGateway extends Construct {
  readonly id: string;
  readonly asn: number;
  readonly account: string | undefined;
  private readonly provider: TerraformProvider | undefined;
  private readonly allowed: AllowedPrefixes;
  private readonly transports = new Map<string, IPrivateTransport>();
  private kind: GatewayKind | undefined;
  /** Packet size of the virtual interfaces so far. */
  private mtu: { readonly bytes: number; readonly name: string } | undefined;

  /** @throws HYB001 the AS number is not private */
  constructor(scope: Construct, id: string, props: DirectConnectGatewayProps) {
    super(scope, id);
    const { name, asn = 64_513, account, provider } = props;
    checkAmazonAsn(asn, this);
    const gateway = new DxGateway(this, 'Resource', { provider, name, amazonSideAsn: `${asn}` });
    this.id = gateway.id;
    this.asn = asn;
    this.account = account;
    this.provider = provider;
    this.allowed = new AllowedPrefixes(asn);
  }

  /**
   * Connects a gateway.
   *
   * @param key unique among the associations
   * @param allowedPrefixes on a transit gateway exactly what routers will hear; on a virtual private gateway a filter on the
   *   VPC's own blocks. A change withdraws or advertises routes at once: what is missing is not reached by the site
   * @param gatewayAccount account of `end`, twelve digits, where it is not this gateway's: it then proposes the association, by
   *   the provider of `end`, and this gateway accepts. @default the same account
   * @returns id of the attachment on a transit gateway, else of the association
   * @throws HYB001 one AS number on both; HYB013 too many prefixes, or none; HYB015 twice, or overlapping another's; HYB016
   *   another account's gateway, while the account of this one is unknown or the same; HYB017 the other kind of gateway
   * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
   */
  associate(
    key: string,
    end: GatewayEnd,
    allowedPrefixes: readonly string[],
    gatewayAccount?: string,
  ): string {
    const place = new Construct(this, key);
    if (gatewayAccount !== undefined) {
      const proposal = new AssociationProposal(place, 'Proposal', {
        gateway: this,
        end,
        gatewayAccount,
        allowedPrefixes,
      });
      return this.acceptAt(place, key, proposal);
    }
    const gateway = gatewayOf(end);
    this.serve(gateway.kind, place);
    this.allowed.take(key, gateway, allowedPrefixes, place);
    const association = new DxGatewayAssociation(place, 'Resource', {
      provider: this.provider,
      dxGatewayId: this.id,
      associatedGatewayId: 'transitGateway' in end ? end.transitGateway.id : end.virtualPrivateGateway.id,
      allowedPrefixes: [...allowedPrefixes],
    });
    return this.associated(key, association, 'transitGateway' in end, allowedPrefixes);
  }

  /**
   * Accepts what the account of another gateway proposed, in a stack of its own or somebody else's Terraform.
   *
   * @param key unique among the associations
   * @returns id of the attachment on a transit gateway, else of the association
   * @throws as {@link associate}
   * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/multi-account-associate-vgw.html
   */
  accept(key: string, proposal: IAssociationProposal): string {
    return this.acceptAt(new Construct(this, key), key, proposal);
  }

  /**
   * What a VPN over Direct Connect goes through: the association with its transit gateway.
   *
   * @throws Error no transit gateway was associated by that key
   */
  transport(key: string): IPrivateTransport {
    const transport = this.transports.get(key);
    if (transport === undefined)
      throw new Error(`${this.node.path} has no association ${key} with a transit gateway`);
    return transport;
  }

  /**
   * Takes a virtual interface. Warns where those of one gateway carry packets of different size: a change of path then drops the
   * larger ones.
   *
   * @throws HYB017 private interfaces and transit interfaces, or gateways, do not meet in one Direct Connect gateway
   */
  useInterface(kind: GatewayKind, bytes: number, name: string, place: Construct): void {
    this.serve(kind, place);
    const { mtu } = this;
    if (mtu === undefined) this.mtu = { bytes, name };
    else if (mtu.bytes !== bytes) {
      Annotations.of(this).addWarning(
        `virtual interface ${name} carries packets of ${bytes} bytes, ${mtu.name} of ${mtu.bytes}: what fits one is dropped by the other`,
      );
    }
  }

  /** @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html */
  private serve(kind: GatewayKind, place: Construct): void {
    this.kind ??= kind;
    if (this.kind === kind) return;
    throw new HybridError('HYB017', place, {
      problem: 'a Direct Connect gateway is for one kind of gateway and of virtual interface',
      got: kind.replaceAll('-', ' '),
      allowed: `${this.kind.replaceAll('-', ' ')}s: ${this.node.path} serves them`,
      fix: 'use two Direct Connect gateways, the private interfaces at one, the transit interfaces at the other',
    });
  }

  private acceptAt(place: Construct, key: string, proposal: IAssociationProposal): string {
    const { proposalId, gatewayAccount, kind, gatewayKey, gatewayAsn, allowedPrefixes } = proposal;
    this.serve(kind, place);
    this.allowed.take(key, { kind, key: gatewayKey, asn: gatewayAsn }, allowedPrefixes, place);
    const association = new DxGatewayAssociation(place, 'Resource', {
      provider: this.provider,
      dxGatewayId: this.id,
      proposalId,
      associatedGatewayOwnerAccountId: gatewayAccount,
      allowedPrefixes: [...allowedPrefixes],
    });
    return this.associated(key, association, kind === 'transit-gateway', allowedPrefixes);
  }

  private associated(
    key: string,
    association: DxGatewayAssociation,
    isTransit: boolean,
    allowedPrefixes: readonly string[],
  ): string {
    if (!isTransit) return association.dxGatewayAssociationId;
    const attachmentId = association.transitGatewayAttachmentId;
    this.transports.set(key, { attachmentId, allowedPrefixes });
    return attachmentId;
  }
}
