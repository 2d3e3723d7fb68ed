import {
  ForwardingRule,
  ImportedForwardingRule,
  MultivalueRecords,
  OutboundEndpoint,
  PrivateZone,
  ResolverQueryLog,
} from '@landbridge/dns';
import { Peer, SharedZone, type ImportedVpc } from '@landbridge/network-core';
import type { TerraformRemoteState } from 'cdktf';
import { Construct } from 'constructs';
import { ENVIRONMENT_NETWORK_OUTPUTS } from './environment-network-stack';
import type { LandscapeData } from './environments';
import type { Environment } from './environments/environment';
import { DNS_PORTS, privateZoneName, sitesWithNames } from './name-service';
import type { SHARED_DNS_OUTPUTS } from './shared-dns-stack';
import { read, type OutputReferences } from './state/outputs';

/** One Region of an environment. */
export interface NamedPlace {
  readonly place: Environment;
  readonly state: TerraformRemoteState;
  readonly vpc: ImportedVpc;
}

export interface PrivateNamesProps {
  readonly environment: Environment;
  readonly data: LandscapeData;
  /** Its Regions, the first one first. */
  readonly places: readonly NamedPlace[];
  /** The hub's VPC, whose inbound endpoint answers sites. */
  readonly services: ImportedVpc;
  readonly sharedNames: OutputReferences<typeof SHARED_DNS_OUTPUTS>;
}

/** Names of an environment that the internet does not see, and those that its VPCs ask the hub and the sites for. */
export class PrivateNames extends Construct {
  constructor(scope: Construct, id: string, props: PrivateNamesProps) {
    super(scope, id);
    const { environment, data, places, services, sharedNames } = props;
    const [first, ...further] = places;
    if (!first) throw new Error(`${this.node.path}: no place`);
    const zone = new PrivateZone(this, 'Zone', {
      zoneName: privateZoneName(environment, data),
      vpc: first.vpc,
    });
    for (const { vpc } of further) zone.associate(vpc);
    zone.associate(services);
    const [apps, shared, logs] = ['Apps', 'Services', 'QueryLogs'].map((key) => new Construct(this, key));
    for (const { place, state, vpc } of places) {
      const { app_addresses: addressIn } = read(state, ENVIRONMENT_NETWORK_OUTPUTS);
      new MultivalueRecords(apps!, place.name, {
        zone,
        name: place === first.place ? 'app' : `app.${place.region}`,
        records: Object.fromEntries(
          place.vpc.zones.map((at) => [at, { target: { values: [addressIn(at)] } }]),
        ),
      });
      new SharedZone(shared!, place.name, {
        zoneId: sharedNames.private_zone_id,
        owner: services,
        user: vpc,
      });
      this.askSites(place, vpc, props);
      if (environment.names === undefined) continue;
      new ResolverQueryLog(logs!, place.name, {
        name: place.name,
        destination: { retentionDays: environment.names.queryLogDays },
        ...(vpc.provider && { provider: vpc.provider }),
      }).log(vpc);
    }
  }

  /** Rules serve their own Region: the hub's where it is, elsewhere rules and an endpoint of the environment. */
  private askSites(
    { name, region }: Environment,
    vpc: ImportedVpc,
    { data, sharedNames }: PrivateNamesProps,
  ): void {
    const sites = sitesWithNames(data);
    if (sites.length === 0) return;
    const place = new Construct(this, name);
    if (region === data.hub.region) {
      for (const { site, domain } of sites) {
        const ruleId = sharedNames.forwarding_rule_ids(site);
        new ImportedForwardingRule(place, site, { ruleId, domainName: domain }).associate(vpc);
      }
      return;
    }
    const endpoint = new OutboundEndpoint(place, 'Outbound', { vpc, subnets: vpc.tier('private') });
    for (const { site, domain, servers } of sites) {
      const peers = servers.map((address) => Peer.cidr(`${address}/32`));
      for (const port of DNS_PORTS) endpoint.connections.allowToAddresses(peers, port, `names of ${site}`);
      const targets = servers.map((address) => ({ address }));
      new ForwardingRule(place, site, { domainName: domain, endpoint, targets }).associate(vpc);
    }
  }
}
