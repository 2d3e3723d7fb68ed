import { Certificate, Delegation, Dnssec, ImportedPublicZone, PublicZone, QueryLog } from '@landbridge/dns';
import { ImportedVpc, vpcIdsFrom, type AddressBook } from '@landbridge/network-core';
import { TerraformStack, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { VPC } from './address-plan';
import type { EnvironmentNetworkStack } from './environment-network-stack';
import { environmentOf, webTiersOf, type LandscapeData } from './environments';
import type { Environment } from './environments/environment';
import { zoneName } from './name-service';
import { PrivateNames } from './private-names';
import { aliasedProvider, defaultProvider } from './providers';
import { SHARED_DNS_OUTPUTS, type SharedDnsStack } from './shared-dns-stack';
import type { SharedNetworkStack } from './shared-network-stack';
import { HUB_TIERS } from './shared-services';
import { read, tell, type OutputForms } from './state/outputs';
import { keepState, stateOf } from './state/state';

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
  readonly environment: Environment;
  readonly data: LandscapeData;
  readonly shared: SharedNetworkStack;
  readonly sharedDns: SharedDnsStack;
  /** Networks of the environment in each of its Regions, by place; that of the first one too. */
  readonly networks: ReadonlyMap<Environment, EnvironmentNetworkStack>;
  readonly addresses: AddressBook;
}

/**
 * Names that come before a load balancer: the environment's public zone and its delegation, certificates for its web tiers,
 * its private zone, and what its VPCs ask elsewhere.
 */
export class EnvironmentDnsStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: EnvironmentDnsStackProps) {
    super(scope, id);
    const { environment, data, shared, sharedDns, networks, addresses } = props;
    const { hub } = data;
    keepState(this);
    defaultProvider(this, environment);
    const hubProvider = aliasedProvider(this, hub);
    const sharedNames = read(stateOf(this, sharedDns), SHARED_DNS_OUTPUTS);

    const parent = { zoneName: data.domain, zoneId: sharedNames.public_zone_id, provider: hubProvider };
    const zone = this.publicZone(environment, zoneName(environment, data), parent);
    tell(this, ENVIRONMENT_DNS_OUTPUTS, {
      public_zone_id: zone.zoneId,
      certificate_arns: this.certify(environment, data, zone),
    });

    const vpcs = new Construct(this, 'Vpcs');
    const places = [...networks].map(([place, network]) => {
      const state = stateOf(this, network);
      const provider =
        place.region === environment.region
          ? undefined
          : aliasedProvider(this, { ...environment, region: place.region });
      const ids = vpcIdsFrom(state);
      return { place, state, vpc: importVpc(vpcs, { place, ids, addresses, provider }) };
    });
    const services = importVpc(vpcs, {
      place: hub,
      ids: vpcIdsFrom(stateOf(this, shared)),
      addresses,
      provider: hubProvider,
      tiers: HUB_TIERS,
    });
    new PrivateNames(this, 'Private', { environment, data, places, services, sharedNames });
  }

  /** The zone, the domain's delegation to it, its signatures and logs. */
  private publicZone(
    { account, names }: Environment,
    name: string,
    parent: { zoneName: string; zoneId: string; provider: TerraformProvider },
  ): PublicZone {
    const zone = new PublicZone(this, 'Zone', { zoneName: name });
    const signedBy = names?.signed ? new Dnssec(this, 'Dnssec', { zone, account }) : undefined;
    new Delegation(this, 'Delegation', {
      parent: new ImportedPublicZone(this, 'Domain', parent),
      child: zone,
      ...(signedBy && { signedBy }),
    });
    if (names) new QueryLog(this, 'QueryLog', { zone, retentionDays: names.queryLogDays });
    return zone;
  }

  /** ARNs by Region with a web tier. */
  private certify(environment: Environment, data: LandscapeData, zone: PublicZone): Record<string, string> {
    const regions = webTiersOf(data)
      .filter((place) => environmentOf(place) === environment.name)
      .map(({ region }) => region);
    if (regions.length === 0) return {};
    const { certificateArn, arnsElsewhere } = new Certificate(this, 'Certificate', {
      domainNames: [zone.zoneName, `*.${zone.zoneName}`],
      zones: [zone],
      alsoIn: [...new Set(regions)].filter((region) => region !== environment.region),
    });
    return { [environment.region]: certificateArn, ...Object.fromEntries(arnsElsewhere) };
  }
}

function importVpc(
  scope: Construct,
  props: {
    place: Pick<Environment, 'name' | 'account' | 'region'>;
    ids: ReturnType<typeof vpcIdsFrom>;
    addresses: AddressBook;
    provider: TerraformProvider | undefined;
    tiers?: typeof HUB_TIERS;
  },
): ImportedVpc {
  const { place, ids, addresses, provider, tiers } = props;
  return new ImportedVpc(scope, place.name, {
    name: place.name,
    account: place.account,
    region: place.region,
    addresses: addresses.vpc(place.name, VPC),
    ids,
    ...(provider && { provider }),
    ...(tiers && { tiers }),
  });
}
