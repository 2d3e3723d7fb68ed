import { AddressBook, type Ledger } from '@landbridge/network-core';
import type { App } from 'cdktf';
import { addressPlan } from './address-plan';
import { EnvironmentDnsStack, type EnvironmentDnsStackProps } from './environment-dns-stack';
import { EnvironmentLinkStack } from './environment-link-stack';
import { EnvironmentNamesStack } from './environment-names-stack';
import { EnvironmentNetworkStack } from './environment-network-stack';
import { environmentOf, firstRegionsOf, type LandscapeData } from './environments';
import type { Environment } from './environments/environment';
import { HybridSiteStack } from './hybrid-site-stack';
import { landscapeRoutes, routesIn } from './segments';
import { siteLinks, type SiteLinks } from './site-links';
import { SharedDnsStack } from './shared-dns-stack';
import { S3AccessStack } from './s3-access-stack';
import { SharedNetworkStack } from './shared-network-stack';
import { WebStack } from './web-stack';
import { checkLandscape } from './synth/check-landscape';

/**
 * Adds every stack of the landscape to the application. Pure: reads nothing but its arguments.
 *
 * @returns the sites' links, of which assumptions speak
 */
export function buildLandscape(app: App, data: LandscapeData, ledger: Ledger): SiteLinks {
  checkLandscape(data, ledger);
  const addresses = new AddressBook(addressPlan(data), ledger);
  const routes = landscapeRoutes(data, addresses);
  const { hub } = data;
  const shared = new SharedNetworkStack(app, `${hub.name}-network`, { data, addresses, routes });
  const sharedDns = new SharedDnsStack(app, `${hub.name}-dns`, { data, shared, addresses });
  const networks = new Map<Environment, EnvironmentNetworkStack>();
  for (const environment of data.environments) {
    const network = new EnvironmentNetworkStack(app, `${environment.name}-network`, {
      environment,
      data,
      shared,
      addresses,
    });
    networks.set(environment, network);
    new EnvironmentLinkStack(app, `${environment.name}-link`, {
      environment,
      data,
      network,
      shared,
      addresses,
      routes: routesIn(routes, environment.region),
    });
  }
  for (const environment of firstRegionsOf(data)) {
    const own = new Map([...networks].filter(([place]) => environmentOf(place) === environment.name));
    addNames(app, { environment, data, shared, sharedDns, networks: own, addresses });
  }
  if (Object.keys(data.sites).length === 0) return {};
  new S3AccessStack(app, `${hub.name}-s3-access`, { data, shared, addresses });
  const hybrid = new HybridSiteStack(app, 'hybrid-site', {
    data,
    shared,
    routes: routesIn(routes, hub.region),
  });
  return siteLinks(hybrid);
}

/** Names of an environment, its web tiers, and the names that lead to those. */
function addNames(app: App, props: EnvironmentDnsStackProps): void {
  const { environment, data, networks, addresses } = props;
  const dns = new EnvironmentDnsStack(app, `${environment.name}-dns`, props);
  const webs = new Map<Environment, WebStack>();
  for (const [place, network] of networks) {
    if (place.web === undefined) continue;
    const tier = { ...place, web: place.web };
    const web = new WebStack(app, `${place.name}-web`, {
      place: tier,
      hub: data.hub,
      network,
      dns,
      addresses,
    });
    webs.set(place, web);
  }
  if (webs.size > 0)
    new EnvironmentNamesStack(app, `${environment.name}-names`, { environment, data, dns, webs });
}
