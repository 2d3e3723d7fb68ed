import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import { checkAsn } from './asn';
import { checkCidrBlocks } from './cidr-blocks';
import { GatewayShare } from './share';

/** A transit gateway as others see it: created here, or known by what another stack says of it. */
export interface ITransitGateway {
  readonly id: string;
  /** Account that owns it; an attachment of another account has to be accepted there. */
  readonly account: string;
  readonly region: string;
  /**
   * Provider of that account and Region in this stack.
   *
   * @default the stack's default provider
   */
  readonly provider?: TerraformProvider;
  /**
   * Whether it accepts attachments of other accounts by itself.
   * @default false
   */
  readonly autoAccept?: boolean;
  /**
   * Its AS number, where that is known.
   * @default unknown
   */
  readonly asn?: number;
}

export interface TransitGatewayProps {
  /** Name tag. */
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  /** E.g. `eu-west-1`. */
  readonly region: string;
  /**
   * Provider of that account and Region.
   *
   * @default the stack's default provider
   */
  readonly provider?: TerraformProvider;
  /**
   * Private AS number on the AWS side of BGP sessions: 64512–65534 or 4200000000–4294967294. A change replaces
   * sessions, not the gateway. Gateways that are peered should differ.
   * @default 64512
   */
  readonly asn?: number;
  /**
   * Accounts (twelve digits), or ARNs of an organization or an organizational unit, that may attach VPCs.
   * @default - shared with nobody
   */
  readonly shareWith?: readonly string[];
  /**
   * Whether the share may leave the AWS organization; each account then has to accept the invitation.
   * @default false
   */
  readonly shareOutsideOrganization?: boolean;
  /**
   * Whether attachments of other accounts are accepted without an accepter.
   * @default false
   */
  readonly autoAccept?: boolean;
  /**
   * Whether public names of instances resolve to private addresses across attachments.
   * @default true
   */
  readonly dnsSupport?: boolean;
  /**
   * Whether inbound security group rules may name groups of other attached VPCs.
   * @default false
   */
  readonly securityGroupReferencing?: boolean;
  /**
   * Whether flows are spread over equal VPN paths learned by BGP.
   * @default true
   */
  readonly vpnEcmp?: boolean;
  /**
   * Whether multicast domains can be made on it. Cannot be switched later: a change replaces the gateway.
   * @default false
   */
  readonly multicast?: boolean;
  /**
   * Blocks for Connect peers and private-IP VPN: IPv4 /24 or larger, IPv6 /64 or larger, five at most.
   * @default - none
   */
  readonly cidrBlocks?: readonly string[];
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A transit gateway whose default association and propagation are off: an attachment reaches nothing until a segment
 * says so.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
 */
export class TransitGateway extends Construct implements ITransitGateway {
  readonly id: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly provider: TerraformProvider | undefined;
  readonly autoAccept: boolean;
  readonly asn: number;
  /** Whether multicast domains can be made on it. */
  readonly multicast: boolean;
  readonly cidrBlocks: readonly string[];

  /**
   * @throws TRN020 ASN out of range; TRN021 a CIDR block that AWS refuses; TRN022 a principal that RAM does not take;
   *   TRN025 (at synthesis) a default table was switched on from outside; TRN060 too many CIDR blocks
   */
  constructor(scope: Construct, id: string, props: TransitGatewayProps) {
    super(scope, id);
    const { asn = 64512, cidrBlocks = [], shareWith = [], multicast = false, autoAccept = false } = props;
    checkAsn(this, asn);
    checkCidrBlocks(this, cidrBlocks);

    const gateway = new Ec2TransitGateway(this, 'Resource', {
      provider: props.provider,
      amazonSideAsn: asn,
      defaultRouteTableAssociation: 'disable',
      defaultRouteTablePropagation: 'disable',
      autoAcceptSharedAttachments: enabled(autoAccept),
      dnsSupport: enabled(props.dnsSupport ?? true),
      securityGroupReferencingSupport: enabled(props.securityGroupReferencing ?? false),
      vpnEcmpSupport: enabled(props.vpnEcmp ?? true),
      multicastSupport: enabled(multicast),
      transitGatewayCidrBlocks: cidrBlocks.length > 0 ? [...cidrBlocks] : undefined,
      tags: { ...props.tags, Name: props.name },
    });
    this.node.addValidation({ validate: () => defaultTablesOf(this, gateway) });
    if (shareWith.length > 0) {
      new GatewayShare(this, 'Share', {
        name: props.name,
        gatewayArn: gateway.arn,
        provider: props.provider,
        tags: props.tags,
        principals: shareWith,
        outsideOrganization: props.shareOutsideOrganization ?? false,
      });
    }

    this.id = gateway.id;
    this.arn = gateway.arn;
    this.account = props.account;
    this.region = props.region;
    this.provider = props.provider;
    this.autoAccept = autoAccept;
    this.asn = asn;
    this.multicast = multicast;
    this.cidrBlocks = cidrBlocks;
  }
}

/** The props cannot say it, but whoever holds the resource can. */
function defaultTablesOf(place: Construct, gateway: Ec2TransitGateway): string[] {
  const { defaultRouteTableAssociationInput: association, defaultRouteTablePropagationInput: propagation } =
    gateway;
  if (association === 'disable' && propagation === 'disable') return [];
  const error = new TransitError('TRN025', place, {
    problem: 'the gateway would put every attachment into a default table, past the segments',
    got: `association ${association}, propagation ${propagation}`,
    allowed: 'disable for both',
    fix: 'remove the override',
  });
  return [error.message];
}

function enabled(on: boolean): string {
  return on ? 'enable' : 'disable';
}
