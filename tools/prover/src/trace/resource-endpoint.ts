import { LandbridgeError, Unknown } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import type { Ranges } from '../headers/ranges';
import { remember, type Model } from '../model/model';
import { publicSpace } from '../model/public-space';
import { siteBehind } from '../semantics/link';
import { ranges, type Member } from './endpoint';

/** Resources by address; a bare address may leave out the stack where only one stack has it. */
export function findResource(model: Model, text: string): string {
  const { resources } = model.network.reading.configuration;
  if (resources.has(text)) return text;
  const found = bareAddresses(model).get(text) ?? [];
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new LandbridgeError({
      code: 'PRV003',
      message: `${JSON.stringify(text)} is ambiguous: ${found.slice(0, 5).join(', ')}`,
      fix: 'put the stack before it, e.g. prod-network/aws_instance.web',
    });
  const near = [...resources.keys()].filter((key) =>
    key.split('/').pop()?.startsWith(text.split('.').slice(0, 2).join('.')),
  );
  throw new LandbridgeError({
    code: 'PRV001',
    message: `${JSON.stringify(text)} names nothing in the model`,
    fix:
      near.length > 0
        ? `did you mean ${near.slice(0, 3).join(' or ')}`
        : 'give the address of a resource that the model holds',
  });
}

/** Members that a resource stands for. */
export function membersOfResource(model: Model, text: string): Member[] {
  const key = findResource(model, text);
  const { network, ports } = model;
  const own = ports.ofOwner.get(key);
  if (own) return own.map((port) => ({ kind: 'port', port }));
  const byKey = ports.all.get(key);
  if (byKey) return [{ kind: 'port', port: byKey }];
  const doubt = network.adrift.get(key);
  if (doubt) return [{ kind: 'unknown', component: key, because: doubt.because }];
  if (network.subnets.has(key)) return subnetMembers(model, [key]);
  if (network.vpcs.has(key)) return vpcMembers(model, key);
  return otherMembers(model, key) ?? notAnEnd(text);
}

function otherMembers(model: Model, key: string): Member[] | undefined {
  const { network } = model;
  if (network.internetGateways.has(key)) return [{ kind: 'internet', addresses: publicSpace }];
  const endpoint = network.endpoints.get(key);
  if (endpoint?.type === 'Gateway') {
    if (typeof endpoint.service === 'string')
      return [{ kind: 'service', name: model.services.get(endpoint.service).name, by: key }];
    return [
      { kind: 'unknown', component: key, because: endpoint.service?.because ?? 'its service is not said' },
    ];
  }
  const ip = network.elasticIps.get(key);
  if (ip) {
    for (const [value, held] of model.ports.byPublic) {
      if (held.address.public?.label === key)
        return [{ kind: 'port', port: held.port, by: { family: 4 as const, value, isPublic: true } }];
    }
    return [{ kind: 'unknown', component: key, because: 'it is associated with nothing of the model' }];
  }
  if (network.vpnConnections.has(key) || network.directConnect.interfaces.has(key))
    return [siteMember(model, siteBehind(model, key))];
  for (const connection of network.vpnConnections.values())
    if (connection.customerGateway === key) return [siteMember(model, siteBehind(model, connection.key))];
  const group = network.targetGroups.get(key);
  if (group)
    return group.targets.flatMap((target) =>
      target.resource === undefined ? [] : membersOfResource(model, target.resource),
    );
  const resource = network.reading.resource(key);
  if (resource?.mode === 'data')
    return [{ kind: 'unknown', component: key, because: 'it lies outside the input' }];
  const unplaced = unplacedBecause(model, key);
  return unplaced === undefined ? undefined : [{ kind: 'unknown', component: key, because: unplaced }];
}

/** Why something that does send or receive stands in no subnet of the model. */
function unplacedBecause({ network }: Model, key: string): string | undefined {
  const endpoint = network.endpoints.get(key);
  if (endpoint) return endpoint.doubts[0]?.because ?? 'its subnets are not said';
  const balancer = network.loadBalancers.get(key);
  if (balancer) return balancer.subnetDoubt?.because ?? 'its subnets are not said';
  const nat = network.natGateways.get(key);
  if (nat) return nat.subnet instanceof Unknown ? nat.subnet.because : 'its subnet is not in the input';
  return network.firewalls.has(key) ? 'its subnets are not said' : undefined;
}

function siteMember(model: Model, name: string): Member {
  const site = model.sites.byName.get(name);
  return { kind: 'site', site: name, addresses: site ? ranges(site.blocks) : {} };
}

/** A VPC stands for an interface in each of its subnets. */
export function vpcMembers(model: Model, vpc: string): Member[] {
  const subnets = (model.subnetsOf.get(vpc) ?? []).map((subnet) => subnet.key);
  if (subnets.length === 0)
    return [{ kind: 'unknown', component: vpc, because: 'no subnet of it is in the input' }];
  return subnetMembers(model, subnets);
}

export function subnetMembers(model: Model, keys: readonly string[]): Member[] {
  return keys.map((key): Member => {
    const subnet = model.network.subnets.get(key)!;
    const blocks = model.blocks.ofSubnet.get(key)!;
    const addresses: Partial<Record<Family, Ranges<bigint>>> = {};
    for (const family of [4, 6] as const) {
      const block = blocks[family];
      if (!block) continue;
      if (block instanceof Unknown) {
        if (family === 4) return { kind: 'unknown', component: key, because: block.because };
        continue;
      }
      const usable: Ranges<bigint> =
        block.last - block.first < 5n ? [block.first, block.last] : [block.first + 4n, block.last - 1n];
      const free = freeOf(model, key, family, usable);
      addresses[family] = free.length > 0 ? free : usable;
    }
    return { kind: 'subnet', subnet: key, vpc: subnet.vpc, addresses };
  });
}

function freeOf(model: Model, subnet: string, family: Family, usable: Ranges<bigint>): Ranges<bigint> {
  const taken = (model.ports.ofSubnet.get(subnet) ?? [])
    .flatMap((port) => port.addresses)
    .filter((address) => address.isKnown && address.family === family)
    .map((address) => address.range[0]!)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const result: bigint[] = [];
  let low = usable[0]!;
  for (const value of taken) {
    if (value < low || value > usable[1]!) continue;
    if (low < value) result.push(low, value - 1n);
    low = value + 1n;
  }
  if (low <= usable[1]!) result.push(low, usable[1]!);
  return result;
}

function bareAddresses(model: Model): Map<string, string[]> {
  return remember(model, 'bare addresses', () => listBareAddresses(model));
}

function listBareAddresses(model: Model): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [address, resource] of model.network.reading.configuration.resources) {
    if (resource.stack === undefined || !address.startsWith(`${resource.stack}/`)) continue;
    const bare = address.slice(resource.stack.length + 1);
    const list = map.get(bare);
    if (list) list.push(address);
    else map.set(bare, [address]);
  }
  return map;
}

function notAnEnd(text: string): never {
  throw new LandbridgeError({
    code: 'PRV004',
    message: `${JSON.stringify(text)} neither sends nor receives packets`,
    fix: 'name an instance, interface, load balancer, endpoint, subnet, VPC or anything else that does',
  });
}
