import type { Model } from '../model/model';
import type { FailureClass } from './intent-schema';

/** Every single failure of a class, in the words of `--down`. */
export function failuresOf(model: Model, failureClass: FailureClass): readonly string[] {
  const { network } = model;
  switch (failureClass) {
    case 'any-az':
      return zones(model);
    case 'any-nat':
      return [...network.natGateways.keys()];
    case 'any-tunnel':
      return [...network.vpnConnections.keys()].flatMap((key) => [`${key}/tunnel1`, `${key}/tunnel2`]);
    case 'any-vpn':
      return [...network.vpnConnections.keys()];
    case 'any-link':
      return links(model);
    case 'any-attachment':
      return [...network.transitAttachments.keys()];
    case 'any-peering':
      return [...network.peerings.keys()];
    case 'any-site':
      return [...model.sites.byName.keys()].map((name) => `on-premises:${name}`);
    case 'any-instance':
      return [...new Set([...network.interfaces.values()].map(({ owner }) => owner))];
    case 'any-region':
      return [...regions(model)].map((name) => `region:${name}`);
  }
}

function zones(model: Model): string[] {
  const names = new Set<string>();
  for (const { zone } of model.network.subnets.values()) {
    const name = zone.id ?? zone.name;
    if (name !== undefined) names.add(`az:${name}`);
  }
  return [...names].sort();
}

function regions(model: Model): Set<string> {
  const names = new Set<string>();
  for (const { region } of model.network.subnets.values()) if (region !== undefined) names.add(region);
  return names;
}

/** What joins AWS and a site: a VPN connection, a virtual interface, a dedicated connection, a Connect attachment. */
function links(model: Model): string[] {
  const { network, sites } = model;
  const found = new Set<string>([
    ...network.vpnConnections.keys(),
    ...network.directConnect.interfaces.keys(),
  ]);
  for (const { connection } of network.directConnect.interfaces.values()) {
    if (typeof connection === 'string') found.add(connection);
  }
  for (const key of network.transitAttachments.keys()) if (sites.ofLink.has(key)) found.add(key);
  return [...found];
}
