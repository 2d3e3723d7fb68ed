import { countries } from 'countries-list';
import { Construct } from 'constructs';
import { DnsError } from '../errors';
import { RecordGroup, type GroupMember, type RecordGroupProps } from './record-group';

export interface GeolocationRecordsProps extends RecordGroupProps {
  /** By continent: AF, AN, AS, EU, NA, OC, SA. @default none */
  readonly continents?: Readonly<Partial<Record<Continent, GroupMember>>>;
  /** By ISO 3166-1 alpha-2 code, e.g. `DE`; goes before the continent. @default none */
  readonly countries?: Readonly<Record<string, GroupMember>>;
  /** By country, then subdivision (ISO 3166-2 without the country), e.g. `{ US: { CA: … } }`; goes before the country. @default none */
  readonly subdivisions?: Readonly<Partial<Record<'US' | 'UA', Readonly<Record<string, GroupMember>>>>>;
  /** For everybody else; `none`: they get no answer. */
  readonly otherwise: GroupMember | 'none';
}

export type Continent = 'AF' | 'AN' | 'AS' | 'EU' | 'NA' | 'OC' | 'SA';

/**
 * Records by where the query comes from.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geo.html
 */
export class GeolocationRecords extends RecordGroup {
  /** @throws DNS011 no such country or subdivision; DNS014 no record; and as {@link SimpleRecord} */
  constructor(scope: Construct, id: string, props: GeolocationRecordsProps) {
    super(scope, id, props);
    const { otherwise } = props;
    const fallback: Record<string, GroupMember> = otherwise === 'none' ? {} : { default: otherwise };
    const subdivisions = Object.entries(props.subdivisions ?? {}).flatMap(([country, members]) =>
      Object.entries(members).map(([code, member]) => ({ country, code, member })),
    );
    this.entriesOf({
      ...fallback,
      ...props.continents,
      ...props.countries,
      ...(subdivisions.length > 0 && { subdivisions }),
    });
    const continents = new Construct(this, 'Continents');
    for (const [continent, member] of Object.entries(props.continents ?? {})) {
      const place = { scope: continents, id: continent };
      this.member(`continent-${continent}`, member, { geolocationRoutingPolicy: { continent } }, place);
    }
    const nations = new Construct(this, 'Countries');
    for (const [country, member] of Object.entries(props.countries ?? {})) {
      this.checkCode(country, Object.hasOwn(countries, country), 'an ISO 3166-1 alpha-2 code like DE');
      const place = { scope: nations, id: country };
      this.member(`country-${country}`, member, { geolocationRoutingPolicy: { country } }, place);
    }
    for (const { country, code, member } of subdivisions) {
      this.checkCode(
        code,
        /^[A-Z0-9]{1,3}$/.test(code),
        'the part of an ISO 3166-2 code after the country, like CA',
      );
      const parts = nations.node.tryFindChild(`In${country}`) ?? new Construct(nations, `In${country}`);
      const place = { scope: parts as Construct, id: code };
      const policy = { geolocationRoutingPolicy: { country, subdivision: code } };
      this.member(`subdivision-${country}-${code}`, member, policy, place);
    }
    if (otherwise !== 'none')
      this.member('default', otherwise, { geolocationRoutingPolicy: { country: '*' } });
  }

  private checkCode(code: string, good: boolean, allowed: string): void {
    if (good) return;
    throw new DnsError('DNS011', this, {
      problem: 'this is no location',
      got: code,
      allowed,
      fix: 'correct the code',
    });
  }
}
