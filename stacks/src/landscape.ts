import { AddressBook, type Ledger } from '@landbridge/network-core';
import type { App } from 'cdktf';
import { addressPlan } from './address-plan';
import { EnvironmentDnsStack } from './environment-dns-stack';
import { EnvironmentLinkStack } from './environment-link-stack';
import { EnvironmentNetworkStack } from './environment-network-stack';
import { environmentOf, firstRegionsOf, webTiersOf, type LandscapeData } from './environments';
import { HybridSiteStack } from './hybrid-site-stack';
import { landscapeRoutes, routesIn } from './segments';
import { linkAddresses, type LinkAddresses } from './link-addresses';
import { SharedNetworkStack } from './shared-network-stack';
import { WebStack } from './web-stack';
import { checkLandscape } from './synth/check-landscape';

/**
 * Adds every stack of the landscape to the application. Pure: reads nothing but its arguments.
 *
 * @returns addresses of the sites' links, which assumptions name
 */
export function buildLandscape(app: App, data: LandscapeData, ledger: Ledger): LinkAddresses {
  checkLandscape(data, ledger);
  const addresses = new AddressBook(addressPlan(data), ledger);
  const routes = landscapeRoutes(data, addresses);
  const { hub } = data;
  const shared = new SharedNetworkStack(app, `${hub.name}-network`, { data, addresses, routes });
  const dns = new Map<string, EnvironmentDnsStack>();
  for (const environment of firstRegionsOf(data)) {
    if (webTiersOf(data).every((place) => environmentOf(place) !== environment.name)) continue;
    const props = { environment, data };
    dns.set(environment.name, new EnvironmentDnsStack(app, `${environment.name}-dns`, props));
  }
  for (const environment of data.environments) {
    const network = new EnvironmentNetworkStack(app, `${environment.name}-network`, {
      environment,
      data,
      shared,
      addresses,
    });
    new EnvironmentLinkStack(app, `${environment.name}-link`, {
      environment,
      data,
      network,
      shared,
      addresses,
      routes: routesIn(routes, environment.region),
    });
    const names = dns.get(environmentOf(environment));
    if (environment.web === undefined || names === undefined) continue;
    const place = { ...environment, web: environment.web };
    new WebStack(app, `${environment.name}-web`, { place, hub, network, dns: names, addresses });
  }
  if (Object.keys(data.sites).length === 0) return {};
  const hybrid = new HybridSiteStack(app, 'hybrid-site', {
    data,
    shared,
    routes: routesIn(routes, hub.region),
  });
  return linkAddresses(hybrid);
}
