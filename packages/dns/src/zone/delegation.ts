import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { register } from '../routing/registry';
import type { IPublicZone } from './izone';

export interface DelegationProps {
  readonly parent: IPublicZone;
  /** Its domain lies below the parent's; it may be in another account. */
  readonly child: IPublicZone;
  /** Seconds that resolvers keep the name servers. @default 172800 (two days) */
  readonly ttl?: number;
}

/**
 * The NS record by which a zone hands a subdomain to another zone.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html
 */
export class Delegation extends Construct {
  /** @throws DNS015 the child does not lie below the parent; DNS004 it is delegated already */
  constructor(scope: Construct, id: string, { parent, child, ttl = 172_800 }: DelegationProps) {
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
    new Route53Record(this, 'Resource', {
      provider: parent.provider,
      zoneId: parent.zoneId,
      name: child.zoneName,
      type: 'NS',
      ttl,
      records: child.nameServers,
    });
  }
}
