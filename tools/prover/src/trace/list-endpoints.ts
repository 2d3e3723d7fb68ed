import type { Model } from '../model/model';

/** Everything that can stand as an end of traffic, for choosing and for completion. */
export function listEndpoints(model: Model): { address: string; kind: string; vpc?: string }[] {
  const result = new Map<string, { address: string; kind: string; vpc?: string }>();
  for (const port of model.ports.all.values())
    result.set(port.owner, { address: port.owner, kind: port.network.kind, vpc: port.network.vpc });
  for (const subnet of model.network.subnets.values())
    result.set(subnet.key, { address: subnet.key, kind: 'subnet', vpc: subnet.vpc });
  for (const vpc of model.network.vpcs.keys()) result.set(vpc, { address: vpc, kind: 'vpc', vpc });
  for (const endpoint of model.network.endpoints.values())
    if (endpoint.type === 'Gateway' && typeof endpoint.vpc === 'string')
      result.set(endpoint.key, { address: endpoint.key, kind: 'gateway-endpoint', vpc: endpoint.vpc });
  for (const site of model.sites.byName.keys())
    result.set(`on-premises:${site}`, { address: `on-premises:${site}`, kind: 'site' });
  result.set('internet', { address: 'internet', kind: 'internet' });
  return [...result.values()];
}
