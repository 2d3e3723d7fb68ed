import { DnsError } from '../errors';
import type { IHostedZone } from '../zone/izone';
import { recordName } from '../zone/domain-name';
import type { RecordType } from './record-type';

/** Something with a DNS name of AWS's own and the hosted zone id that belongs to it, e.g. a load balancer. */
export interface IAliasable {
  readonly dnsName: string;
  readonly dnsZoneId: string;
}

/**
 * What an alias record answers with. Route 53 asks the target itself; such queries cost nothing.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
 */
export class AliasTarget {
  private constructor(
    readonly dnsName: string,
    readonly zoneId: string,
    /** Whether Route 53 can follow the target's health. */
    readonly hasHealth: boolean,
    /** The zone that must hold the alias; undefined: any. */
    readonly onlyIn: IHostedZone | undefined,
    /** Record types that the target answers; undefined: any. */
    readonly types: readonly RecordType[] | undefined,
  ) {}

  /** A load balancer of any kind, an interface endpoint or an API: whatever shows its name and zone id. */
  static of(target: IAliasable): AliasTarget {
    return new AliasTarget(target.dnsName, target.dnsZoneId, true, undefined, ['A', 'AAAA']);
  }

  /** A CloudFront distribution. Its health cannot be evaluated. */
  static cloudFront(domainName: string): AliasTarget {
    return new AliasTarget(domainName, 'Z2FDTNDATAQYW2', false, undefined, ['A', 'AAAA', 'HTTPS']);
  }

  /** A Global Accelerator. */
  static accelerator(dnsName: string): AliasTarget {
    return new AliasTarget(dnsName, 'Z2BJ6XQ5FK7U4H', true, undefined, ['A', 'AAAA']);
  }

  /**
   * A website endpoint of S3; the bucket is named like the record.
   *
   * @param endpoint e.g. `s3-website-eu-west-1.amazonaws.com`
   * @param zoneId attribute `hosted_zone_id` of the bucket
   */
  static s3Website(endpoint: string, zoneId: string): AliasTarget {
    return new AliasTarget(endpoint, zoneId, true, undefined, ['A']);
  }

  /**
   * Another record of the same zone and type: the branches of a tree of policies.
   *
   * @param name relative to the zone
   * @throws DNS001, DNS002
   */
  static record(zone: IHostedZone, name: string): AliasTarget {
    return new AliasTarget(recordName(name, zone.zoneName, zone), zone.zoneId, true, zone, undefined);
  }

  /** @throws DNS008 the alias cannot have that type, or lies in another zone */
  check(zone: IHostedZone, type: RecordType, place: IHostedZone | import('constructs').IConstruct): void {
    if (this.onlyIn !== undefined && this.onlyIn !== zone) {
      throw new DnsError('DNS008', place, {
        problem: 'an alias to a record stays in its zone',
        got: zone.zoneName,
        allowed: this.onlyIn.zoneName,
        fix: 'make the record in the same zone, or use a CNAME',
      });
    }
    if (type !== 'CNAME' && (this.types === undefined || this.types.includes(type))) return;
    throw new DnsError('DNS008', place, {
      problem: 'the target of the alias does not answer that type',
      got: type,
      allowed: this.types?.join(', ') ?? 'any type but CNAME',
      fix: 'choose another type',
    });
  }
}
