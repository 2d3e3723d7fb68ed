import { DxGatewayAssociationProposal } from '@cdktf/provider-aws/lib/dx-gateway-association-proposal';
import { Construct } from 'constructs';
import { HybridError } from '../errors';
import type { GatewayKind } from '../preference/preference';
import { gatewayOf, type GatewayEnd } from '../vpn/gateway-end';

/** A proposal to associate a gateway of another account, wherever it was made. */
export interface IAssociationProposal {
  readonly proposalId: string;
  /** Account of the proposed gateway, twelve digits. */
  readonly gatewayAccount: string;
  readonly kind: GatewayKind;
  /** The same object for the same gateway: it is associated once. */
  readonly gatewayKey: object;
  /** @default unknown */
  readonly gatewayAsn?: number | undefined;
  /** What is accepted: the proposed prefixes, or fewer. */
  readonly allowedPrefixes: readonly string[];
}

export interface AssociationProposalProps {
  /** The Direct Connect gateway that is asked. */
  readonly gateway: { readonly id: string; readonly account: string | undefined };
  /** The gateway that is proposed; its provider proposes. */
  readonly end: GatewayEnd;
  /** Account of the proposed gateway, twelve digits. */
  readonly gatewayAccount: string;
  readonly allowedPrefixes: readonly string[];
}

/**
 * The account of a transit or virtual private gateway asks the owner of a Direct Connect gateway for an association, which
 * begins when that owner accepts. AWS forgets a proposal after seven days. Once accepted its prefixes are the association's: to
 * change them, change what is accepted.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/multi-account-associate-tgw.html
 */
export class AssociationProposal extends Construct implements IAssociationProposal {
  readonly proposalId: string;
  readonly gatewayAccount: string;
  readonly kind: GatewayKind;
  readonly gatewayKey: object;
  readonly gatewayAsn: number | undefined;
  readonly allowedPrefixes: readonly string[];

  /** @throws HYB016 the accounts are not two, or the Direct Connect gateway's is unknown */
  constructor(scope: Construct, id: string, props: AssociationProposalProps) {
    super(scope, id);
    const { gateway, end, gatewayAccount, allowedPrefixes } = props;
    const proposed = gatewayOf(end);
    const owner = this.checkAccounts(gateway.account, gatewayAccount);
    const proposal = new DxGatewayAssociationProposal(this, 'Resource', {
      provider: proposed.provider,
      dxGatewayId: gateway.id,
      dxGatewayOwnerAccountId: owner,
      associatedGatewayId: 'transitGateway' in end ? end.transitGateway.id : end.virtualPrivateGateway.id,
      allowedPrefixes: [...allowedPrefixes],
    });
    this.proposalId = proposal.id;
    this.gatewayAccount = gatewayAccount;
    this.kind = proposed.kind;
    this.gatewayKey = proposed.key;
    this.gatewayAsn = proposed.asn;
    this.allowedPrefixes = allowedPrefixes;
  }

  private checkAccounts(owner: string | undefined, other: string): string {
    const isAccount = (text: string | undefined): boolean => text !== undefined && /^\d{12}$/.test(text);
    if (owner !== undefined && isAccount(owner) && isAccount(other) && owner !== other) return owner;
    throw new HybridError('HYB016', this, {
      problem: 'a proposal goes from one account to another',
      got: `${other} to ${owner ?? 'an account that is not said'}`,
      allowed: 'two different accounts of twelve digits',
      fix: 'give the Direct Connect gateway its account, or associate without one where it is the same',
    });
  }
}
