import { Route53Record, type Route53RecordConfig } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import type { IHealthCheck } from '../health/ihealth-check';
import { recordName } from '../zone/domain-name';
import type { IHostedZone } from '../zone/izone';
import type { RecordType } from './record-type';
import { register } from './registry';
import { targetArguments, type RecordTarget } from './target';

export interface RecordGroupProps {
  readonly zone: IHostedZone;
  /** Relative to the zone: `www`, `*.app`, or `@` for the zone's own name. */
  readonly name: string;
  /** @default 'A' */
  readonly type?: RecordType;
}

/** One record of a group: what it answers with, and whether it may be asked. */
export interface GroupMember {
  readonly target: RecordTarget;
  /** @default always healthy (for an alias: what `evaluateTargetHealth` finds) */
  readonly healthCheck?: IHealthCheck;
}

/** Arguments that say which policy a record has. */
export type PolicyArguments = Pick<
  Route53RecordConfig,
  | 'weightedRoutingPolicy'
  | 'latencyRoutingPolicy'
  | 'failoverRoutingPolicy'
  | 'geolocationRoutingPolicy'
  | 'geoproximityRoutingPolicy'
  | 'cidrRoutingPolicy'
  | 'multivalueAnswerRoutingPolicy'
>;

/**
 * The records of one name and type. One subclass is one routing policy, so that policies cannot be mixed at a name,
 * which Route 53 refuses.
 */
export abstract class RecordGroup extends Construct {
  /** Full name, without the final dot. */
  readonly recordName: string;
  protected readonly zone: IHostedZone;
  protected readonly type: RecordType;

  /** @throws DNS001, DNS002 the name; DNS004, DNS005 the name and type are taken */
  constructor(scope: Construct, id: string, props: RecordGroupProps) {
    super(scope, id);
    this.zone = props.zone;
    this.type = props.type ?? 'A';
    this.recordName = recordName(props.name, props.zone.zoneName, this);
    register(this.zone, this.recordName, this.type, this);
  }

  /** The one record of a group without identifiers. */
  protected single(target: RecordTarget): void {
    new Route53Record(this, 'Resource', {
      ...this.common(),
      ...targetArguments(this.zone, this.type, target, this),
    });
  }

  /**
   * One of several records; its key is its set identifier.
   *
   * @param place where its construct stands, and by which id
   */
  protected member(
    key: string,
    { target, healthCheck }: GroupMember,
    policy: PolicyArguments,
    place: { readonly scope: Construct; readonly id: string } = { scope: this, id: key },
  ): void {
    new Route53Record(place.scope, place.id, {
      ...this.common(),
      ...targetArguments(this.zone, this.type, target, this),
      ...policy,
      setIdentifier: key,
      healthCheckId: healthCheck?.healthCheckId,
    });
  }

  /** @throws DNS014 the group is empty */
  protected entriesOf<T>(members: Readonly<Record<string, T>>): [string, T][] {
    const entries = Object.entries(members);
    if (entries.length > 0) return entries;
    throw new DnsError('DNS014', this, {
      problem: 'a record group has no record',
      got: '{}',
      allowed: 'one record at least',
      fix: 'add a record',
    });
  }

  private common(): Pick<Route53RecordConfig, 'provider' | 'zoneId' | 'name' | 'type'> {
    return { provider: this.zone.provider, zoneId: this.zone.zoneId, name: this.recordName, type: this.type };
  }
}
