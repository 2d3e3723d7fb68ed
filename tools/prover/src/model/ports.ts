import { Unknown, parseAddress, type Network, type NetworkInterface } from '@landbridge/terraform-model';
import type { Assumptions } from '../assume/assumptions';
import type { Family } from '../headers/headers';
import { contains, normalise, subtract, type Ranges } from '../headers/ranges';
import type { Blocks } from './blocks';
import type { Port, PortAddress, PublicCounterpart } from './interface';
import { managedInterfaces } from './network-interfaces';
import type { Synthetic } from './synthetic';

/** All interfaces, indexed by everything that packets and questions name them by. */
export interface Ports {
  readonly all: ReadonlyMap<string, Port>;
  readonly ofOwner: ReadonlyMap<string, readonly Port[]>;
  readonly ofSubnet: ReadonlyMap<string, readonly Port[]>;
  /** VPC → `<family> <address>` → interface. */
  readonly byAddress: ReadonlyMap<string, ReadonlyMap<string, Port>>;
  /** Public IPv4 address → interface and which of its addresses stands behind it. */
  readonly byPublic: ReadonlyMap<bigint, { readonly port: Port; readonly address: PortAddress }>;
}

export function addressKey(family: Family, value: bigint): string {
  return `${family} ${value}`;
}

export function buildPorts(
  network: Network,
  blocks: Blocks,
  assumptions: Assumptions,
  synthetic: Synthetic,
): Ports {
  const interfaces = [...network.interfaces.values(), ...managedInterfaces(network)].map((entry) =>
    withAssumed(entry, blocks, assumptions),
  );
  const taken = new Map<string, bigint[]>();
  for (const entry of interfaces) {
    const values = [...entry.ipv4, ...entry.ipv6].flatMap((address) => address.address ?? []);
    taken.set(entry.subnet, [...(taken.get(entry.subnet) ?? []), ...values]);
  }
  const free = new Map<string, Ranges<bigint>>();
  const candidates = (subnet: string, family: Family): Ranges<bigint> => {
    // Inside its VPC a regional NAT gateway goes by an address that only it has.
    if (subnet === '') {
      const own = synthetic.publicIpv4('a regional NAT gateway');
      return [own, own];
    }
    const key = `${subnet} ${family}`;
    const cached = free.get(key) ?? freeAddresses(blocks, subnet, family, taken.get(subnet) ?? []);
    free.set(key, cached);
    return cached;
  };
  const counterparts = new Map<string, PublicCounterpart>();
  const counterpart = (label: string, address: bigint | undefined, perPort: string): PublicCounterpart => {
    const assumed = parseAddress(assumptions.addresses?.[label]?.public ?? '')?.value;
    const key = label.endsWith('.public_ip') || label.endsWith('.dns_name') ? `${label} ${perPort}` : label;
    const known = counterparts.get(key);
    if (known) return known;
    const made = { label, value: address ?? assumed ?? synthetic.publicIpv4(label) };
    counterparts.set(key, made);
    return made;
  };
  const all = new Map<string, Port>();
  for (const entry of interfaces) all.set(entry.key, portOf(entry, candidates, counterpart));
  return index(all);
}

function portOf(
  entry: NetworkInterface,
  candidates: (subnet: string, family: Family) => Ranges<bigint>,
  counterpart: (label: string, address: bigint | undefined, perPort: string) => PublicCounterpart,
): Port {
  const addresses: PortAddress[] = [];
  for (const family of [4, 6] as const) {
    for (const { address, public: behind } of family === 4 ? entry.ipv4 : entry.ipv6) {
      addresses.push({
        family,
        range: address === undefined ? candidates(entry.subnet, family) : [address, address],
        isKnown: address !== undefined,
        public:
          behind === undefined || behind instanceof Unknown
            ? undefined
            : counterpart(behind.label, behind.address, entry.key),
        publicDoubt: behind instanceof Unknown ? behind : undefined,
      });
    }
  }
  return { key: entry.key, owner: entry.owner, network: entry, addresses };
}

function index(all: ReadonlyMap<string, Port>): Ports {
  const ofOwner = new Map<string, Port[]>();
  const ofSubnet = new Map<string, Port[]>();
  const byAddress = new Map<string, Map<string, Port>>();
  const byPublic = new Map<bigint, { port: Port; address: PortAddress }>();
  for (const port of all.values()) {
    push(ofOwner, port.owner, port);
    if (port.key !== port.owner) push(ofOwner, port.key, port);
    push(ofSubnet, port.network.subnet, port);
    const inVpc = byAddress.get(port.network.vpc) ?? new Map<string, Port>();
    byAddress.set(port.network.vpc, inVpc);
    for (const address of port.addresses) {
      if (address.isKnown) inVpc.set(addressKey(address.family, address.range[0]!), port);
      if (address.public) byPublic.set(address.public.value, { port, address });
    }
  }
  return { all, ofOwner, ofSubnet, byAddress, byPublic };
}

function push(map: Map<string, Port[]>, key: string, port: Port): void {
  const list = map.get(key);
  if (list) list.push(port);
  else map.set(key, [port]);
}

/** AWS keeps the first four addresses and the last of a subnet. */
function freeAddresses(
  blocks: Blocks,
  subnet: string,
  family: Family,
  taken: readonly bigint[],
): Ranges<bigint> {
  const block = blocks.ofSubnet.get(subnet)?.[family];
  if (!block || block instanceof Unknown) return [];
  const usable: Ranges<bigint> =
    block.last - block.first < 5n ? [block.first, block.last] : [block.first + 4n, block.last - 1n];
  const own = taken.filter((value) => contains(usable, value));
  return subtract(usable, normalise(own.map((value) => [value, value] as const)));
}

function withAssumed(entry: NetworkInterface, blocks: Blocks, assumptions: Assumptions): NetworkInterface {
  const assumed = assumptions.addresses?.[entry.key] ?? assumptions.addresses?.[entry.owner];
  if (!assumed) return entry;
  const here = (text: string | undefined, family: Family): bigint | undefined => {
    const value = parseAddress(text ?? '');
    const block = blocks.ofSubnet.get(entry.subnet)?.[family];
    const fits = value?.family === family && block && !(block instanceof Unknown);
    return fits && block.first <= value.value && value.value <= block.last ? value.value : undefined;
  };
  const own = here(assumed.private, 4);
  const publicValue = parseAddress(assumed.public ?? '')?.value;
  const ipv6 = here(assumed.ipv6, 6);
  return {
    ...entry,
    ipv4: entry.ipv4.map((address, order) => {
      if (order > 0) return address;
      const behind = address.public;
      const label = behind && !(behind instanceof Unknown) ? behind.label : `${entry.owner}.public_ip`;
      return {
        address: address.address ?? own,
        public: publicValue === undefined ? behind : { label, address: publicValue },
      };
    }),
    ipv6:
      ipv6 === undefined
        ? entry.ipv6
        : entry.ipv6.length === 0
          ? [{ address: ipv6, public: undefined }]
          : entry.ipv6.map((address, order) =>
              order === 0 ? { ...address, address: address.address ?? ipv6 } : address,
            ),
  };
}
