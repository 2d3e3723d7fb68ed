import { Certificate, PublicZone } from '@landbridge/dns';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { environmentOf, webTiersOf, type LandscapeData } from './environments';
import type { Place } from './environments/environment';
import { defaultProvider } from './providers';
import { tell, type OutputForms } from './state/outputs';
import { keepState } from './state/state';

/** What an environment's names tell its web tiers, and whoever points at those (ADR 11). */
export const ENVIRONMENT_DNS_OUTPUTS = {
  public_zone_id: { form: 'text', description: 'Public zone of the environment' },
  certificate_arns: {
    form: 'texts',
    description: 'Certificates, issued, by Region: the zone’s name and everything one label below it',
  },
} as const satisfies OutputForms;

export interface EnvironmentDnsStackProps {
  /** First Region of the environment. */
  readonly environment: Place;
  readonly data: LandscapeData;
}

/** Names that come before a load balancer: the environment's public zone, and certificates for its web tiers. */
export class EnvironmentDnsStack extends TerraformStack {
  constructor(scope: Construct, id: string, { environment, data }: EnvironmentDnsStackProps) {
    super(scope, id);
    keepState(this);
    defaultProvider(this, environment);

    const zone = new PublicZone(this, 'Zone', { zoneName: zoneName(environment, data) });
    const regions = webTiersOf(data)
      .filter((place) => environmentOf(place) === environment.name)
      .map(({ region }) => region);
    const certificate = new Certificate(this, 'Certificate', {
      domainNames: [zone.zoneName, `*.${zone.zoneName}`],
      zones: [zone],
      alsoIn: [...new Set(regions)].filter((region) => region !== environment.region),
    });
    tell(this, ENVIRONMENT_DNS_OUTPUTS, {
      public_zone_id: zone.zoneId,
      certificate_arns: {
        [environment.region]: certificate.certificateArn,
        ...Object.fromEntries(certificate.arnsElsewhere),
      },
    });
  }
}

/** Name of an environment's public zone. */
export function zoneName({ name }: Place, { domain }: LandscapeData): string {
  return `${name}.${domain}`;
}
