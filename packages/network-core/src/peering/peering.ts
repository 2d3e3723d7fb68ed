import { VpcPeeringConnection } from '@cdktf/provider-aws/lib/vpc-peering-connection';
import { VpcPeeringConnectionAccepterA } from '@cdktf/provider-aws/lib/vpc-peering-connection-accepter';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { useQuota } from '../quotas/use-quota';
import type { PeeringWay } from '../security/connections';
import type { IVpc } from '../vpc/ivpc';
import { Route } from '../vpc/route';
import { checkExpiry, type Expiry } from './expiry';
import { checkPeering } from './check-peering';
import { subnetsOf, type PeeringSide } from './peering-side';

export interface PeeringProps {
  /** Asks for the peering; owns the connection. */
  readonly requester: PeeringSide;
  /** Accepts it, by its own provider. */
  readonly accepter: PeeringSide;
  /**
   * A peering for a time, e.g. to move data: synthesis warns before its end and fails after it.
   *
   * @default for good
   */
  readonly expires?: Expiry;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Two VPCs peered: request, acceptance, DNS options and routes of both sides as one object, in one account or two,
 * in one Region or two.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
 */
export class Peering extends Construct implements PeeringWay {
  /** Known to be active: routes and rules that use it wait for the acceptance. */
  readonly peeringId: string;
  readonly acceptance: ITerraformDependable;
  private readonly vpcs: ReadonlySet<IVpc>;

  /**
   * @throws NET030 a VPC with itself; NET031 overlapping blocks; NET032 a provider is missing; NET033 a side has no
   *   subnets, or another VPC's; NET034 the pair is peered already; NET035 a destination outside the other VPC;
   *   NET036 it has expired; NET037 a date; NET060 the quota
   */
  constructor(scope: Construct, id: string, props: PeeringProps) {
    super(scope, id);
    checkPeering(this, props);
    const { requester, accepter, expires } = props;
    if (expires) checkExpiry(expires, `the peering of ${requester.vpc.name} and ${accepter.vpc.name}`, this);
    for (const { vpc } of [requester, accepter]) useQuota(vpc, 'peeringsPerVpc', this, vpc.quotas);
    const until: Record<string, string> = expires ? { ExpiresOn: expires.on } : {};
    const tags = { ...props.tags, ...until, Name: `${requester.vpc.name}-${accepter.vpc.name}` };
    const otherRegion = requester.vpc.region !== accepter.vpc.region;
    const connection = new VpcPeeringConnection(this, 'Resource', {
      provider: requester.vpc.provider,
      vpcId: requester.vpc.vpcId,
      peerVpcId: accepter.vpc.vpcId,
      peerOwnerId: accepter.vpc.account,
      peerRegion: otherRegion ? accepter.vpc.region : undefined,
      autoAccept: false,
      tags,
    });
    const acceptance = new VpcPeeringConnectionAccepterA(this, 'Accepter', {
      provider: accepter.vpc.provider,
      vpcPeeringConnectionId: connection.id,
      autoAccept: true,
      tags,
    });
    this.peeringId = acceptance.id;
    this.acceptance = acceptance;
    this.vpcs = new Set([requester.vpc, accepter.vpc]);
    this.answer('RequesterOptions', requester, 'requester');
    this.answer('AccepterOptions', accepter, 'accepter');
    this.route('RequesterRoutes', requester, accepter);
    this.route('AccepterRoutes', accepter, requester);
  }

  connects(a: IVpc, b: IVpc): boolean {
    return a !== b && this.vpcs.has(a) && this.vpcs.has(b);
  }

  /** DNS options can be set only on an active connection, each side by its own account. */
  private answer(id: string, side: PeeringSide, role: 'requester' | 'accepter'): void {
    if (side.answerOtherSide === undefined) return;
    new VpcPeeringConnectionOptions(this, id, {
      provider: side.vpc.provider,
      vpcPeeringConnectionId: this.peeringId,
      [role]: { allowRemoteVpcDnsResolution: side.answerOtherSide },
    });
  }

  private route(id: string, side: PeeringSide, other: PeeringSide): void {
    const routes = new Construct(this, id);
    const tiers = new Map<string, Construct>();
    for (const subnet of subnetsOf(side)) {
      const tier = tiers.get(subnet.tier) ?? new Construct(routes, subnet.tier);
      tiers.set(subnet.tier, tier);
      const table = new Construct(tier, subnet.zone);
      const target = { peeringId: this.peeringId };
      for (const destination of side.destinations ?? other.vpc.cidrBlocks) {
        new Route(table, destination.replaceAll('/', '--'), { subnet, destination, target });
      }
      const [ipv6] = other.vpc.ipv6CidrBlocks;
      if (side.ipv6 !== true || ipv6 === undefined || subnet.ipv6Cidr === undefined) continue;
      new Route(table, 'Ipv6', { subnet, destination: ipv6, target });
    }
  }
}
