import type { Model } from '@landbridge/prover';
import { zoneLabel, type Subnet, type Vpc } from '@landbridge/terraform-model';
import { linksOf } from './links-of';
import type { MapBox, MapGraph, MapMark, MapSubnet, MapZone, MarkKind } from './map-graph';
import { nameOf } from './names';

export const INTERNET = 'internet';

/** The map of a model: everything that packets pass, and nothing else. Time grows with the resources. */
export function graphOf(model: Model): MapGraph {
  const vpcs = [...model.network.vpcs.values()].filter(({ isExternal }) => !isExternal);
  const subnets = subnetsByVpc(model);
  const boxes = [
    ...vpcs.map((vpc) => vpcBox(model, vpc, subnets.get(vpc.key) ?? [])),
    ...[...model.network.transitGateways.values()].map(({ key, region }) => ({
      ...plain(model, key, 'transit-gateway', region),
      marks: tablesOf(model, key),
    })),
    ...[...model.network.directConnect.gateways.keys()].map((key) =>
      plain(model, key, 'direct-connect-gateway'),
    ),
    ...[...model.sites.byName.values()].map(({ name, blocks }) => ({
      ...empty(`on-premises:${name}`, 'site'),
      label: name,
      detail: blocks.map(({ text }) => text).join(', '),
    })),
  ];
  const links = linksOf(model);
  const ids = new Set(boxes.map(({ id }) => id));
  const internet = links.some(({ from, to }) => from === INTERNET || to === INTERNET);
  if (internet) ids.add(INTERNET);
  const regions = [...new Set(boxes.flatMap(({ within }) => within ?? []))].sort();
  return {
    boxes: [
      ...(internet ? [{ ...empty(INTERNET, 'internet'), label: 'internet' }] : []),
      ...regions.map((id) => ({ ...empty(id, 'region'), label: id.slice('region:'.length) })),
      ...boxes,
    ],
    links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

function vpcBox(model: Model, vpc: Vpc, subnets: readonly Subnet[]): MapBox {
  const zones = new Map<string, Subnet[]>();
  for (const subnet of subnets) {
    const label = zoneLabel(subnet.zone);
    zones.set(label, [...(zones.get(label) ?? []), subnet]);
  }
  return {
    ...plain(model, vpc.key, 'vpc', vpc.region),
    detail: [vpc.blocks.map(({ text }) => text).join(', '), vpc.account].filter(Boolean).join(' · '),
    zones: [...zones]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([label, own]) => zoneOf(model, label, own)),
    marks: gatewaysOf(model, vpc.key),
  };
}

function zoneOf(model: Model, label: string, subnets: readonly Subnet[]): MapZone {
  const zone = subnets[0]?.zone;
  const name = zone?.id ?? zone?.name;
  return {
    label,
    failure: name === undefined ? undefined : `az:${name}`,
    subnets: [...subnets].sort(byAddress).map((subnet) => subnetOf(model, subnet)),
  };
}

function subnetOf(model: Model, { key, vpc, ipv4, ipv6 }: Subnet): MapSubnet {
  const blocks = [ipv4, ipv6].flatMap((block) =>
    block !== undefined && 'text' in block ? [block.text] : [],
  );
  const seen = new Map<string, MapMark>();
  for (const { owner, network } of model.ports.ofSubnet.get(key) ?? []) {
    const kind = MARKS[network.kind] ?? 'interface';
    seen.set(owner, { key: owner, kind, label: nameOf(model, owner) });
  }
  return {
    key,
    label: withoutVpc(nameOf(model, key), nameOf(model, vpc)),
    detail: blocks.join(', ') || 'block not known',
    marks: [...seen.values()],
  };
}

/** The VPC's name stands above it already: `private-euw1-az1` of `dev-private-euw1-az1`. */
function withoutVpc(name: string, vpc: string): string {
  const prefix = `${vpc}-`;
  return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
}

const MARKS: Readonly<Record<string, MarkKind>> = {
  instance: 'instance',
  'nat-gateway': 'nat-gateway',
  'load-balancer': 'load-balancer',
  'interface-endpoint': 'endpoint',
  'gateway-load-balancer-endpoint': 'endpoint',
  'firewall-endpoint': 'firewall',
  resolver: 'resolver',
  workload: 'workload',
};

function gatewaysOf(model: Model, vpc: string): MapMark[] {
  const { internet, egressOnly, vpn } = model.gateways;
  const kinds: readonly [ReadonlyMap<string, string>, MarkKind][] = [
    [internet, 'internet-gateway'],
    [egressOnly, 'egress-only-gateway'],
    [vpn, 'vpn-gateway'],
  ];
  return kinds.flatMap(([gateways, kind]) => {
    const key = gateways.get(vpc);
    return key === undefined ? [] : [{ key, kind, label: nameOf(model, key) }];
  });
}

function tablesOf(model: Model, gateway: string): MapMark[] {
  return [...model.network.transitTables.tables.values()]
    .filter((table) => table.gateway === gateway)
    .map(({ key }): MapMark => ({ key, kind: 'route-table', label: nameOf(model, key) }));
}

function subnetsByVpc({ network }: Model): Map<string, Subnet[]> {
  const result = new Map<string, Subnet[]>();
  for (const subnet of network.subnets.values())
    result.set(subnet.vpc, [...(result.get(subnet.vpc) ?? []), subnet]);
  return result;
}

/** In order of addresses, so that the tiers of a VPC stand beside one another. */
function byAddress(one: Subnet, other: Subnet): number {
  const first = ({ ipv4 }: Subnet): bigint => (ipv4 !== undefined && 'first' in ipv4 ? ipv4.first : 0n);
  return first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : one.key < other.key ? -1 : 1;
}

function plain(model: Model, key: string, kind: MapBox['kind'], region?: string): MapBox {
  return {
    ...empty(key, kind),
    label: nameOf(model, key),
    ...(region !== undefined && { within: `region:${region}` }),
  };
}

function empty(id: string, kind: MapBox['kind']): MapBox {
  return { id, kind, label: id, detail: '', zones: [], marks: [] };
}
