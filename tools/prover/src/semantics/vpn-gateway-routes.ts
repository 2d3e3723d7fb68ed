/**
 * What a virtual private gateway knows: prefixes learned over Direct Connect, static VPN routes, prefixes learned
 * over VPN, in that order of preference for equal prefixes; then AS path and MED. It does not share traffic over
 * equal routes.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
 */
import type { Model } from '../model/model';
import { remember } from '../model/model';
import { dxGatewayRoutes, merged, virtualInterfaceRoutes, vpnRoutes, type LinkRoutes } from './link-routes';

export function vpnGatewayRoutes(model: Model, gateway: string): LinkRoutes {
  return remember(model, `routes of ${gateway}`, () => {
    if (model.failures.resource(gateway)) return { routes: [], unsaid: [] };
    const known = model.network.vpnGateways.has(gateway);
    const all: LinkRoutes[] = known
      ? []
      : [
          {
            routes: [],
            unsaid: [
              { component: gateway, because: `virtual private gateway ${gateway} is not in the input` },
            ],
          },
        ];
    for (const connection of model.network.vpnConnections.values())
      if (connection.vpnGateway === gateway) all.push(vpnRoutes(model, connection));
    for (const entry of model.network.directConnect.interfaces.values())
      if (entry.vpnGateway === gateway) all.push(virtualInterfaceRoutes(model, entry));
    for (const dx of model.network.directConnect.gateways.values()) {
      const association = dx.associations.find((candidate) => candidate.gateway === gateway);
      if (association && !model.failures.resource(association.key))
        all.push(dxGatewayRoutes(model, dx.key, 'private'));
    }
    return merged(all);
  });
}
