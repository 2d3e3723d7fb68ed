import type { Construct } from 'constructs';
import { DnsError } from '../errors';
import { RecordGroup, type GroupMember, type RecordGroupProps } from './record-group';
import { checkRegion } from './region';

export interface GeoproximityRecordsProps extends RecordGroupProps {
  /** By a name of yours. */
  readonly records: Readonly<Record<string, GeoproximityRecord>>;
}

export interface GeoproximityRecord extends GroupMember {
  /** Where the target is: an AWS Region, a Local Zone group, or degrees (two decimals at the most). */
  readonly at:
    | {
        readonly region: string;
        readonly localZoneGroup?: never;
        readonly latitude?: never;
        readonly longitude?: never;
      }
    | {
        readonly localZoneGroup: string;
        readonly region?: never;
        readonly latitude?: never;
        readonly longitude?: never;
      }
    | {
        readonly latitude: number;
        readonly longitude: number;
        readonly region?: never;
        readonly localZoneGroup?: never;
      };
  /** -99 to 99: more than 0 draws in a larger area, less a smaller one. @default 0 */
  readonly bias?: number;
}

/**
 * Records by distance, which a bias shortens or lengthens.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html
 */
export class GeoproximityRecords extends RecordGroup {
  /** @throws DNS011 no such Region; DNS012 bias or coordinates; DNS014 no record; and as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: GeoproximityRecordsProps) {
    super(scope, id, props);
    for (const [key, record] of this.entriesOf(props.records)) {
      const { at, bias = 0 } = record;
      this.checkRange('bias', bias, 99, 0);
      this.member(key, record, { geoproximityRoutingPolicy: { bias, ...this.place(at) } });
    }
  }

  private place(at: GeoproximityRecord['at']): object {
    if (at.region !== undefined) {
      checkRegion(at.region, this);
      return { awsRegion: at.region };
    }
    if (at.localZoneGroup !== undefined) return { localZoneGroup: at.localZoneGroup };
    this.checkRange('latitude', at.latitude, 90, 2);
    this.checkRange('longitude', at.longitude, 180, 2);
    return { coordinates: [{ latitude: `${at.latitude}`, longitude: `${at.longitude}` }] };
  }

  private checkRange(what: string, value: number, limit: number, decimals: number): void {
    if (Math.abs(value) <= limit && Number(value.toFixed(decimals)) === value) return;
    throw new DnsError('DNS012', this, {
      problem: `the ${what} is out of range`,
      got: `${value}`,
      allowed: `-${limit} to ${limit}, ${decimals} decimals`,
      fix: 'correct it',
    });
  }
}
