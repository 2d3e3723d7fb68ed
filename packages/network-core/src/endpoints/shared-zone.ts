import { Route53VpcAssociationAuthorization } from '@cdktf/provider-aws/lib/route53-vpc-association-authorization';
import { Route53ZoneAssociation } from '@cdktf/provider-aws/lib/route53-zone-association';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { claim } from '../claims';
import { NetworkError } from '../errors';
import type { IVpc } from '../vpc/ivpc';

export interface SharedZoneProps {
  /** Private zone, e.g. of `CentralEndpoints`; may be a token. */
  readonly zoneId: string;
  /** VPC whose account owns the zone. */
  readonly owner: IVpc;
  /** VPC that shall resolve the zone's names. */
  readonly user: IVpc;
}

/**
 * A private zone in the eyes of one more VPC: association, and before it the owner's authorization when the VPC is of
 * another account.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
 */
export class SharedZone extends Construct {
  /** @throws NET032 two accounts by one provider; NET045 the owner's own VPC, or a VPC that has the zone already */
  constructor(scope: Construct, id: string, props: SharedZoneProps) {
    super(scope, id);
    const { zoneId, owner, user } = props;
    const otherAccount = owner.account !== user.account;
    if (otherAccount && owner.provider === user.provider) {
      throw new NetworkError('NET032', this, {
        problem: 'the two accounts need providers of their own',
        got: `${owner.account} and ${user.account} by one provider`,
        allowed: 'a provider for each account',
        fix: 'give the VPC of the other account its `provider` (an alias)',
      });
    }
    const other = owner === user ? owner.node.path : claim(user, `zone ${zoneId}`, this);
    if (other !== undefined) {
      throw new NetworkError('NET045', this, {
        problem: `VPC ${user.name} has the zone already`,
        got: 'a second association',
        allowed: `only that of ${other}`,
        fix: 'remove one of the two',
      });
    }
    const vpc = { zoneId, vpcId: user.vpcId, vpcRegion: user.region };
    const before: ITerraformDependable[] = otherAccount
      ? [new Route53VpcAssociationAuthorization(this, 'Authorization', { provider: owner.provider, ...vpc })]
      : [];
    new Route53ZoneAssociation(this, 'Resource', { provider: user.provider, ...vpc, dependsOn: before });
  }
}
