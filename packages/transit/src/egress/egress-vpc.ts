import { Cidr, Vpc, type VpcProps } from '@landbridge/network-core';
import { Construct } from 'constructs';
import { GatewayRoutes } from '../attachments/gateway-routes';
import { VpcAttachment } from '../attachments/vpc-attachment';
import { TransitError } from '../errors';
import type { ITransitGateway } from '../gateway/transit-gateway';

export interface EgressVpcProps extends Pick<
  VpcProps,
  'name' | 'account' | 'region' | 'addresses' | 'provider' | 'tags'
> {
  readonly gateway: ITransitGateway;
  /** Blocks that packets come from and replies go back to, e.g. `['10.0.0.0/8']`. */
  readonly privateRanges: readonly string[];
  /**
   * NAT gateways: one in each zone, or one for all (cheaper; its zone is a single point of failure).
   *
   * @default { mode: 'per-zone' }
   */
  readonly nat?: { readonly mode: 'per-zone' } | { readonly mode: 'single'; readonly zone: string };
}

/**
 * The one way to the internet for many VPCs: NAT gateways behind the transit gateway. Tiers `transit` and `public` are
 * needed. `Segments` sends default routes here (`egress`) and fences private ranges off.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html
 */
export class EgressVpc extends Construct {
  readonly vpc: Vpc;
  readonly attachment: VpcAttachment;

  /** @throws TRN044 tiers or private ranges; NET013 a zone has no public subnet */
  constructor(scope: Construct, id: string, props: EgressVpcProps) {
    super(scope, id);
    this.check(props);
    const { gateway, privateRanges } = props;
    this.vpc = new Vpc(this, 'Vpc', {
      name: props.name,
      account: props.account,
      region: props.region,
      addresses: props.addresses,
      provider: props.provider,
      tags: props.tags,
      // A tier of kind private is one that leaves through NAT: here what comes in from the gateway.
      tiers: { transit: { kind: 'private' } },
      nat: props.nat ?? { mode: 'per-zone' },
    });
    this.attachment = new VpcAttachment(this, 'Attachment', {
      gateway,
      vpc: this.vpc,
      tier: this.vpc.tier('transit'),
      tags: props.tags,
    });
    new GatewayRoutes(this, 'Replies', {
      gateway,
      tiers: [this.vpc.tier('public')],
      destinations: privateRanges,
      after: this.attachment.ready,
    });
  }

  private check({ addresses, privateRanges }: EgressVpcProps): void {
    const tiers = Object.keys(addresses.tiers).sort().join(', ');
    privateRanges.forEach((range) => Cidr.parse(range, this));
    if (tiers === 'public, transit' && privateRanges.length > 0) return;
    throw new TransitError('TRN044', this, {
      problem: 'an egress VPC has a public and a transit tier, and knows whom replies go back to',
      got: `tiers ${tiers || '(none)'}; ${privateRanges.length} private ranges`,
      allowed: 'tiers public, transit; at least one private range',
      fix: 'change the addresses, or name the blocks of those who leave through here',
    });
  }
}
