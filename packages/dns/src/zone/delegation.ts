import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { register } from '../routing/registry';
import type { Dnssec } from './dnssec';
import type { IPublicZone, IServedZone } from './izone';

export interface DelegationProps {
  readonly parent: IPublicZone;
  /** Its domain lies below the parent's; it may be in another account. */
  readonly child: IServedZone;
  /** Seconds that resolvers keep the name servers. @default 172800 (two days) */
  readonly ttl?: number;
  /** Signing of the child, which the parent vouches for by a DS record. @default the child is not trusted by signature */
  readonly signedBy?: Dnssec;
}

/** Seconds that resolvers keep the DS record: short, because a wrong one makes the child vanish for those who validate. */
const DS_TTL = 3600;

/**
 * The NS record by which a zone hands a subdomain to another zone, and the DS record by which it vouches for its key.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-enable-signing.html
 */
export class Delegation extends Construct {
  /** @throws DNS015 the child does not lie below the parent, or its signing is another zone's; DNS004 it is delegated already */
  constructor(scope: Construct, id: string, { parent, child, ttl = 172_800, signedBy }: DelegationProps) {
    super(scope, id);
    if (!child.zoneName.endsWith(`.${parent.zoneName}`)) {
      throw new DnsError('DNS015', this, {
        problem: 'a zone is delegated by a zone above it',
        got: child.zoneName,
        allowed: `a name below ${parent.zoneName}`,
        fix: 'delegate from the zone above it, or at the registrar',
      });
    }
    register(parent, child.zoneName, 'NS', this);
    const common = { provider: parent.provider, zoneId: parent.zoneId, name: child.zoneName };
    new Route53Record(this, 'Resource', { ...common, type: 'NS', ttl, records: child.nameServers });
    if (signedBy === undefined) return;
    this.checkSigner(signedBy, child);
    register(parent, child.zoneName, 'DS', this);
    new Route53Record(this, 'Signer', {
      ...common,
      type: 'DS',
      ttl: DS_TTL,
      records: [signedBy.dsRecord],
      dependsOn: [signedBy.signing],
    });
  }

  private checkSigner({ zone }: Dnssec, child: IServedZone): void {
    if (zone === child) return;
    throw new DnsError('DNS015', this, {
      problem: 'the parent would vouch for the key of another zone',
      got: zone.zoneName,
      allowed: child.zoneName,
      fix: 'pass the signing of the zone that is delegated',
    });
  }
}
