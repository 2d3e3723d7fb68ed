import {
  LandbridgeError,
  Unknown,
  parseAddress,
  parsePrefix,
  type Prefix,
} from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { intersect, normalise, type Ranges } from '../headers/ranges';
import type { Port } from '../model/interface';
import { subnetHolding, vpcsHolding, type Model } from '../model/model';
import { addressKey } from '../model/ports';
import { isPublic, publicSpace } from '../model/public-space';
import { isAmazonAddress } from '../semantics/amazon-addresses';
import { nat64 } from '../semantics/nat-gateway';
import { membersOfResource } from './resource-endpoint';

/** An end of traffic as a question names it: one thing, or several that it stands for. */
export interface Endpoint {
  readonly text: string;
  readonly members: readonly Member[];
  /** A DNS name is resolved as the source would: see `names/`. */
  readonly name?: string;
}

/** The address by which a question names an interface. */
export interface NamedBy {
  readonly family: Family;
  readonly value: bigint;
  readonly isPublic: boolean;
}

export type Member =
  | {
      readonly kind: 'port';
      readonly port: Port;
      readonly by?: NamedBy;
    }
  | {
      /** An interface that stands for any in the subnet, its security groups open. */
      readonly kind: 'subnet';
      readonly subnet: string;
      readonly vpc: string;
      readonly addresses: Readonly<Partial<Record<Family, Ranges<bigint>>>>;
    }
  | { readonly kind: 'internet'; readonly addresses: Readonly<Partial<Record<Family, Ranges<bigint>>>> }
  | {
      readonly kind: 'site';
      readonly site: string;
      readonly addresses: Readonly<Partial<Record<Family, Ranges<bigint>>>>;
    }
  | {
      readonly kind: 'service';
      readonly name: string;
      /** Only by this gateway endpoint. */
      readonly by?: string;
    }
  | {
      readonly kind: 'nowhere';
      readonly family: Family;
      readonly addresses: Ranges<bigint>;
      readonly because: string;
    }
  /** What AWS answers itself in every VPC: DNS, metadata, time. */
  | { readonly kind: 'amazon'; readonly family: Family; readonly addresses: Ranges<bigint> }
  | {
      /** An IPv6 address that stands for an IPv4 one (NAT64). */
      readonly kind: 'mapped';
      readonly addresses: Ranges<bigint>;
      readonly of: Member;
    }
  /** Certainly nothing: a name that nobody answers for. */
  | { readonly kind: 'absent'; readonly component: string; readonly because: string }
  | { readonly kind: 'unknown'; readonly component: string; readonly because: string };

/** Reads an end of traffic in any form of the contract. Throws PRV001 to PRV004 where it names nothing. */
export function endpoint(model: Model, text: string): Endpoint {
  const given = text.trim();
  if (given === '') throw nothing(text, 'an end of traffic is empty');
  if (given === 'internet') return { text: given, members: [{ kind: 'internet', addresses: publicSpace }] };
  if (given === 'on-premises' || given.startsWith('on-premises:')) return sites(model, given);
  if (given.startsWith('service:')) return { text: given, members: [service(model, given.slice(8))] };
  if (given.startsWith('name:')) return { text: given, members: [], name: given.slice(5) };
  if (given.startsWith('tag:')) return byTag(model, given);
  const address = parseAddress(given);
  if (address) return { text: given, members: byAddress(model, address.family, address.value) };
  const prefix = given.includes('/') ? parsePrefix(given) : undefined;
  if (prefix) return { text: given, members: byBlock(model, prefix) };
  if (/^[\d.]+(\/\d*)?$/.test(given)) throw nothing(text, 'it is no valid IP address or CIDR block');
  return { text: given, members: membersOfResource(model, given) };
}

function sites(model: Model, text: string): Endpoint {
  const name = text.slice('on-premises:'.length);
  const found = [...model.sites.byName.values()].filter(
    (site) => text === 'on-premises' || site.name === name,
  );
  if (found.length === 0)
    throw new LandbridgeError({
      code: 'PRV002',
      message: `no site ${JSON.stringify(text)} is assumed`,
      fix: 'describe it under "sites" in the assumptions file',
    });
  return {
    text,
    members: found.map((site) => ({ kind: 'site', site: site.name, addresses: ranges(site.blocks) })),
  };
}

function service(model: Model, name: string): Member {
  if (name === '') throw nothing('service:', 'the name of the service is missing');
  return { kind: 'service', name: model.services.get(name).name };
}

function byTag(model: Model, text: string): Endpoint {
  const name = text.slice(4);
  const found: string[] = [];
  for (const resource of model.network.reading.configuration.resources.values()) {
    if (resource.mode !== 'managed' || model.network.reading.tags(resource)['Name'] !== name) continue;
    if (isEnd(model, resource.address)) found.push(resource.address);
  }
  if (found.length === 1) return { text, members: membersOfResource(model, found[0]!) };
  if (found.length === 0) throw nothing(text, 'no end of traffic has this Name tag');
  const machines = found.filter((key) => model.ports.ofOwner.has(key));
  if (machines.length === 1) return { text, members: membersOfResource(model, machines[0]!) };
  throw new LandbridgeError({
    code: 'PRV003',
    message: `${JSON.stringify(text)} is ambiguous: ${found.slice(0, 5).join(', ')}`,
    fix: 'name one of them by its address',
  });
}

function isEnd(model: Model, key: string): boolean {
  const { network } = model;
  return (
    model.ports.ofOwner.has(key) ||
    network.vpcs.has(key) ||
    network.subnets.has(key) ||
    network.endpoints.has(key)
  );
}

/** An address may lie in several VPCs and sites at once: it stands for all of them. */
function byAddress(model: Model, family: Family, value: bigint): Member[] {
  const single: Ranges<bigint> = [value, value];
  if (family === 6 && nat64.first <= value && value <= nat64.last)
    return byAddress(model, 4, value - nat64.first).map((of) => ({ kind: 'mapped', addresses: single, of }));
  if (isAmazonAddress(model, family, value)) return [{ kind: 'amazon', family, addresses: single }];
  const members: Member[] = [];
  for (const vpc of vpcsHolding(model, family, value)) {
    const port = model.ports.byAddress.get(vpc)?.get(addressKey(family, value));
    const subnet = subnetHolding(model, vpc, family, value);
    if (port) members.push({ kind: 'port', port, by: { family, value, isPublic: false } });
    else if (subnet)
      members.push({ kind: 'subnet', subnet: subnet.key, vpc, addresses: { [family]: single } });
    else if (
      (model.subnetsOf.get(vpc) ?? []).some(
        (other) => model.blocks.ofSubnet.get(other.key)?.[family] instanceof Unknown,
      )
    )
      members.push({
        kind: 'unknown',
        component: vpc,
        because: 'the block of one of its subnets is not known',
      });
    else
      members.push({
        kind: 'nowhere',
        family,
        addresses: single,
        because: `no subnet of ${vpc} holds the address`,
      });
  }
  for (const site of model.sites.byName.values()) {
    if (site.blocks.some((block) => block.family === family && block.first <= value && value <= block.last))
      members.push({ kind: 'site', site: site.name, addresses: { [family]: single } });
  }
  if (members.length > 0) return members;
  const held = family === 4 ? model.ports.byPublic.get(value) : undefined;
  if (held) return [{ kind: 'port', port: held.port, by: { family, value, isPublic: true } }];
  for (const known of model.services.known.values())
    if (known.addresses.some((address) => address.family === family && address.value === value))
      return [{ kind: 'service', name: known.name }];
  if (isPublic(family, value)) return [{ kind: 'internet', addresses: { [family]: single } }];
  return [{ kind: 'nowhere', family, addresses: single, because: 'it lies in no VPC and no site' }];
}

function byBlock(model: Model, prefix: Prefix): Member[] {
  const range: Ranges<bigint> = [prefix.first, prefix.last];
  const members: Member[] = [];
  for (const subnet of model.network.subnets.values()) {
    const block = model.blocks.ofSubnet.get(subnet.key)?.[prefix.family];
    if (!block || block instanceof Unknown) continue;
    const part = intersect(range, [block.first, block.last]);
    if (part.length > 0) members.push(...inSubnet(model, subnet.key, subnet.vpc, prefix.family, part));
  }
  for (const site of model.sites.byName.values()) {
    const own = intersect(ranges(site.blocks)[prefix.family] ?? [], range);
    if (own.length > 0) members.push({ kind: 'site', site: site.name, addresses: { [prefix.family]: own } });
  }
  if (members.length > 0) return members;
  const open = intersect(publicSpace[prefix.family], range);
  if (open.length > 0) return [{ kind: 'internet', addresses: { [prefix.family]: open } }];
  return [
    { kind: 'nowhere', family: prefix.family, addresses: range, because: 'it lies in no subnet and no site' },
  ];
}

/** An interface of one's own, at an address that nobody has; where all are taken, those who have them. */
function inSubnet(model: Model, subnet: string, vpc: string, family: Family, part: Ranges<bigint>): Member[] {
  let free = part;
  const holders: Member[] = [];
  for (const port of model.ports.ofSubnet.get(subnet) ?? []) {
    for (const address of port.addresses) {
      if (!address.isKnown || address.family !== family || intersect(part, address.range).length === 0)
        continue;
      const value = address.range[0]!;
      holders.push({ kind: 'port', port, by: { family, value, isPublic: false } });
      free = free.length > 0 ? withoutAddress(free, address.range[0]!) : free;
    }
  }
  return free.length > 0 ? [{ kind: 'subnet', subnet, vpc, addresses: { [family]: free } }] : holders;
}

function withoutAddress(addresses: Ranges<bigint>, value: bigint): Ranges<bigint> {
  const kept: (readonly [bigint, bigint])[] = [];
  for (let i = 0; i < addresses.length; i += 2) {
    const low = addresses[i]!;
    const high = addresses[i + 1]!;
    if (value < low || value > high) kept.push([low, high]);
    else {
      if (low < value) kept.push([low, value - 1n]);
      if (value < high) kept.push([value + 1n, high]);
    }
  }
  return normalise(kept);
}

export function ranges(blocks: readonly Prefix[]): Partial<Record<Family, Ranges<bigint>>> {
  const result: Partial<Record<Family, Ranges<bigint>>> = {};
  for (const family of [4, 6] as const) {
    const own = blocks.filter((block) => block.family === family);
    if (own.length > 0) result[family] = normalise(own.map((block) => [block.first, block.last] as const));
  }
  return result;
}

function nothing(text: string, why: string): LandbridgeError {
  return new LandbridgeError({
    code: 'PRV001',
    message: `${JSON.stringify(text)} names no end of traffic: ${why}`,
    fix: 'give a resource address, tag:<Name>, an IP address, a CIDR block, internet, on-premises[:site], service:<name> or name:<DNS name>',
  });
}
