import {
  Dnssec,
  ForwardingRule,
  InboundEndpoint,
  MultivalueRecords,
  OutboundEndpoint,
  PrivateZone,
  PublicZone,
} from '@landbridge/dns';
import { ImportedVpc, Peer, vpcIdsFrom, type AddressBook } from '@landbridge/network-core';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { VPC } from './address-plan';
import { firstRegionsOf, type LandscapeData } from './environments';
import { DNS_PORTS, privateZoneName, resolverAddresses, sitesWithNames } from './name-service';
import { defaultProvider } from './providers';
import { addressKey, SHARED_NETWORK_OUTPUTS, type SharedNetworkStack } from './shared-network-stack';
import { HUB_TIERS, RESOLVER, SHARED_SERVICES } from './shared-services';
import { read, tell, type OutputForms } from './state/outputs';
import { keepState, stateOf } from './state/state';

/** What the hub's names tell those of the environments. */
export const SHARED_DNS_OUTPUTS = {
  public_zone_id: {
    form: 'text',
    description: 'Public zone of the domain, which delegates to the environments',
  },
  private_zone_id: { form: 'text', description: 'Private zone of the shared services' },
  forwarding_rule_ids: { form: 'texts', description: 'Rules that ask sites for their names, by site' },
} as const satisfies OutputForms;

/** What the registrar of the domain has to be told, once it is signed. */
export const DOMAIN_SIGNER_OUTPUTS = {
  ds_record: { form: 'text', description: 'DS record of the domain, for its registrar' },
} as const satisfies OutputForms;

export interface SharedDnsStackProps {
  readonly data: LandscapeData;
  readonly shared: SharedNetworkStack;
  readonly addresses: AddressBook;
}

/** Names that everybody shares: the domain, the private zone of shared services, and the ways of queries to and from sites. */
export class SharedDnsStack extends TerraformStack {
  constructor(scope: Construct, id: string, { data, shared, addresses }: SharedDnsStackProps) {
    super(scope, id);
    const { hub, domain } = data;
    keepState(this);
    defaultProvider(this, hub);
    const state = stateOf(this, shared);
    const outputs = read(state, SHARED_NETWORK_OUTPUTS);
    const vpc = new ImportedVpc(this, 'Vpc', {
      name: hub.name,
      account: hub.account,
      region: hub.region,
      addresses: addresses.vpc(hub.name, VPC),
      tiers: HUB_TIERS,
      ids: vpcIdsFrom(state),
    });

    const zone = new PublicZone(this, 'Domain', { zoneName: domain });
    // A signature below is worth as much as those above it.
    if (firstRegionsOf(data).some(({ names }) => names?.signed)) {
      const { dsRecord } = new Dnssec(this, 'Dnssec', { zone, account: hub.account });
      tell(this, DOMAIN_SIGNER_OUTPUTS, { ds_record: dsRecord });
    }
    const services = new PrivateZone(this, 'Services', { zoneName: privateZoneName(hub, data), vpc });
    const records = new Construct(this, 'Records');
    for (const [service, { serves }] of Object.entries(SHARED_SERVICES)) {
      if (serves.length === 0) continue;
      const servers = hub.vpc.zones.map((at) => {
        const target = { values: [outputs.service_addresses(addressKey(service, at))] };
        return [at, { target }] as const;
      });
      new MultivalueRecords(records, service, {
        zone: services,
        name: service,
        records: Object.fromEntries(servers),
      });
    }
    tell(this, SHARED_DNS_OUTPUTS, {
      public_zone_id: zone.zoneId,
      private_zone_id: services.zoneId,
      forwarding_rule_ids: Object.fromEntries(this.forward(vpc, data, addresses)),
    });
  }

  /** Endpoints and rules where sites have names; ids of the rules by site. */
  private forward(vpc: ImportedVpc, data: LandscapeData, addresses: AddressBook): Map<string, string> {
    const { hub, environments } = data;
    const sites = sitesWithNames(data);
    if (sites.length === 0) return new Map();
    const subnets = vpc.tier(RESOLVER);
    const own = addresses.vpc(hub.name, VPC);
    const inbound = new InboundEndpoint(this, 'Inbound', {
      vpc,
      subnets,
      addresses: resolverAddresses(own, 'inbound'),
    });
    const outbound = new OutboundEndpoint(this, 'Outbound', {
      vpc,
      subnets,
      addresses: resolverAddresses(own, 'outbound'),
    });
    const here = environments.filter(({ region }) => region === hub.region);
    const accounts = [...new Set(here.map(({ account }) => account))];
    const rules = new Construct(this, 'Rules');
    return new Map(
      sites.map(({ site, domain, servers, cidrs }) => {
        for (const port of DNS_PORTS) {
          const peers = servers.map((address) => Peer.cidr(`${address}/32`));
          outbound.connections.allowToAddresses(peers, port, `names of ${site}`);
          inbound.connections.allowFromAddresses(
            cidrs.map((cidr) => Peer.cidr(cidr)),
            port,
            `names for ${site}`,
          );
        }
        const rule = new ForwardingRule(rules, site, {
          domainName: domain,
          endpoint: outbound,
          targets: servers.map((address) => ({ address })),
          neverTo: [inbound],
        });
        rule.associate(vpc);
        for (const account of accounts) rule.shareWith(account, account);
        return [site, rule.ruleId];
      }),
    );
  }
}
