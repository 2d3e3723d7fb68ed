import type { Resource } from '../configuration';
import { Unknown, type Value, type ValueMap } from '../value';
import type { ElasticIp } from './elastic-ip';
import type { InterfaceAddress, Interfaces, NetworkInterface, PublicAddress } from './interface';
import { parseAddress } from './prefix';
import { isMap, type Reading } from './reading';
import type { Subnet } from './subnet';

/** Network interfaces of instances, and those that Terraform makes on their own. */
export function readInstanceInterfaces(
  reading: Reading,
  subnets: ReadonlyMap<string, Subnet>,
  elasticIps: ReadonlyMap<string, ElasticIp>,
  templates: ReadonlyMap<string, ValueMap>,
  lost: ReadonlyMap<string, Unknown>,
): Interfaces {
  const interfaces = new Map<string, NetworkInterface>();
  const adrift = new Map<string, Unknown>();
  const holders = ipsByHolder(elasticIps);
  const attachments = readAttachments(reading);
  for (const resource of reading.of('aws_network_interface')) {
    const subnet = place(reading, resource.values['subnet_id'], subnets, lost);
    if (subnet instanceof Unknown) {
      adrift.set(resource.address, subnet);
      continue;
    }
    const owner = attachments.instanceOf.get(resource.address);
    const ips = [
      ...(holders.get(resource.address) ?? []),
      ...(owner?.primary ? (holders.get(owner.key) ?? []) : []),
    ];
    interfaces.set(resource.address, ownInterface(reading, resource, subnet, owner?.key, ips));
  }
  for (const resource of reading.of('aws_instance', 'aws_spot_instance_request')) {
    if (attachments.withGivenPrimary.has(resource.address)) continue;
    const values = withTemplate(reading, resource, templates);
    const subnet = place(reading, values['subnet_id'] ?? onlyDefaultSubnet(reading), subnets, lost);
    if (subnet instanceof Unknown) adrift.set(resource.address, subnet);
    else
      interfaces.set(
        resource.address,
        primaryInterface(reading, resource, values, subnet, holders.get(resource.address) ?? []),
      );
  }
  addGroups(reading, interfaces);
  return { interfaces, adrift };
}

function ownInterface(
  reading: Reading,
  resource: Resource,
  subnet: Subnet,
  owner: string | undefined,
  ips: readonly ElasticIp[],
): NetworkInterface {
  const { values } = resource;
  const listed = addressesIn(reading, values['private_ip_list'], values['private_ip'], values['private_ips']);
  const groups = reading.entities(values['security_groups'], 'security-group');
  const count = reading.number(values['private_ips_count']);
  const secondary = typeof count === 'number' ? count : 0;
  return {
    key: resource.address,
    owner: owner ?? resource.address,
    kind: owner === undefined ? 'unattached' : 'instance',
    vpc: subnet.vpc,
    subnet: subnet.key,
    ipv4: subnet.ipv4 === undefined ? [] : withPublic(padded(listed, secondary + 1), ips, undefined),
    ipv6: ipv6Addresses(reading, values, subnet, values['ipv6_address_list']),
    groups: groups.keys.length > 0 || groups.doubt ? groups.keys : [subnet.vpc],
    groupDoubt: groups.doubt,
    ungrouped: false,
    sourceDestCheck: reading.flag(values['source_dest_check'], true),
  };
}

function primaryInterface(
  reading: Reading,
  resource: Resource,
  values: ValueMap,
  subnet: Subnet,
  ips: readonly ElasticIp[],
): NetworkInterface {
  const groups = reading.entities(values['vpc_security_group_ids'], 'security-group');
  const named =
    groups.keys.length === 0 && !groups.doubt
      ? groupsByName(reading, values['security_groups'], subnet.vpc)
      : groups;
  const asked = values['associate_public_ip_address'];
  const automatic = asked === undefined || asked === null ? subnet.mapsPublicIp : reading.flag(asked, false);
  const known = parseAddress(reading.label(values['public_ip']) ?? '')?.value;
  const label = `${resource.address}.public_ip`;
  const own: PublicAddress | Unknown | undefined =
    automatic instanceof Unknown
      ? automatic
      : automatic || known !== undefined
        ? { label, address: known }
        : undefined;
  const first = addressesIn(reading, values['private_ip']);
  return {
    key: resource.address,
    owner: resource.address,
    kind: 'instance',
    vpc: subnet.vpc,
    subnet: subnet.key,
    ipv4:
      subnet.ipv4 === undefined
        ? []
        : withPublic(
            [...padded(first, 1), ...addressesIn(reading, values['secondary_private_ips'])],
            ips,
            own,
          ),
    ipv6: ipv6Addresses(reading, values, subnet, undefined),
    groups: named.keys.length > 0 || named.doubt ? named.keys : [subnet.vpc],
    groupDoubt: named.doubt,
    ungrouped: false,
    sourceDestCheck: reading.flag(values['source_dest_check'], true),
  };
}

/** An instance takes from its launch template what it does not say itself. */
function withTemplate(
  reading: Reading,
  resource: Resource,
  templates: ReadonlyMap<string, ValueMap>,
): ValueMap {
  const block = reading.block(resource.values['launch_template']);
  const template = reading.entity(block['id'] ?? block['name']);
  const given = template && !(template instanceof Unknown) ? templates.get(template.key) : undefined;
  if (!given) return resource.values;
  const own = Object.fromEntries(
    Object.entries(resource.values).filter(([, value]) => value !== null && !(value instanceof Unknown)),
  );
  return { ...given, ...own };
}

interface Attachments {
  readonly instanceOf: Map<string, { key: string; primary: boolean }>;
  readonly withGivenPrimary: Set<string>;
}

function readAttachments(reading: Reading): Attachments {
  const instanceOf = new Map<string, { key: string; primary: boolean }>();
  const withGivenPrimary = new Set<string>();
  const attach = (eni: Value | undefined, instance: string, index: number): void => {
    const entity = reading.entity(eni);
    if (!entity || entity instanceof Unknown) return;
    instanceOf.set(entity.key, { key: instance, primary: index === 0 });
  };
  for (const resource of reading.of('aws_instance')) {
    const blocks = reading.blocks(resource.values['network_interface']);
    const primary = reading.blocks(resource.values['primary_network_interface']);
    const all: ValueMap[] = [
      ...(blocks instanceof Unknown ? [] : blocks),
      ...(primary instanceof Unknown
        ? []
        : primary.map((block): ValueMap => ({ ...block, device_index: 0 }))),
    ].filter(
      (block: ValueMap) => block['network_interface_id'] !== undefined && !ownId(reading, resource, block),
    );
    for (const block of all) {
      const index = reading.number(block['device_index']);
      const at = typeof index === 'number' ? index : 0;
      attach(block['network_interface_id'], resource.address, at);
      if (at === 0) withGivenPrimary.add(resource.address);
    }
  }
  for (const resource of reading.of('aws_network_interface')) {
    const blocks = reading.blocks(resource.values['attachment']);
    const block = blocks instanceof Unknown ? undefined : blocks[0];
    const instance = block && reading.entity(block['instance']);
    const index = block && reading.number(block['device_index']);
    if (instance && !(instance instanceof Unknown) && !instanceOf.has(resource.address))
      instanceOf.set(resource.address, { key: instance.key, primary: index === 0 });
  }
  for (const resource of reading.of('aws_network_interface_attachment')) {
    const instance = reading.key(resource, 'instance_id');
    const index = reading.number(resource.values['device_index']);
    if (typeof instance === 'string')
      attach(resource.values['network_interface_id'], instance, typeof index === 'number' ? index : 1);
  }
  return { instanceOf, withGivenPrimary };
}

/** In a state the block names the interface that the instance itself made. */
function ownId(reading: Reading, instance: Resource, block: ValueMap): boolean {
  const entity = reading.entity(block['network_interface_id']);
  return entity !== undefined && !(entity instanceof Unknown) && entity.key === instance.address;
}

function addGroups(reading: Reading, interfaces: Map<string, NetworkInterface>): void {
  for (const resource of reading.of('aws_network_interface_sg_attachment')) {
    const key = reading.key(resource, 'network_interface_id');
    const group = reading.key(resource, 'security_group_id');
    const known = typeof key === 'string' ? interfaces.get(key) : undefined;
    if (!known) continue;
    interfaces.set(known.key, {
      ...known,
      groups:
        typeof group === 'string' && !known.groups.includes(group) ? [...known.groups, group] : known.groups,
      groupDoubt: typeof group === 'string' ? known.groupDoubt : group,
    });
  }
}

function groupsByName(
  reading: Reading,
  value: Value | undefined,
  vpc: string,
): ReturnType<Reading['entities']> {
  const list = reading.list(value);
  if (list instanceof Unknown) return { keys: [], doubt: list };
  const keys: string[] = [];
  let doubt: Unknown | undefined;
  for (const item of list) {
    const entity = reading.entity(item);
    if (entity && !(entity instanceof Unknown)) {
      keys.push(entity.key);
      continue;
    }
    const name = reading.label(item);
    const group = reading
      .of('aws_security_group')
      .find((candidate) => name !== undefined && reading.label(candidate.values['name']) === name);
    if (group) keys.push(group.address);
    else if (name === 'default') keys.push(vpc);
    else doubt = new Unknown(`security group ${name ?? String(item)} is not in the input`);
  }
  return { keys, doubt };
}

function place(
  reading: Reading,
  value: Value | undefined,
  subnets: ReadonlyMap<string, Subnet>,
  lost: ReadonlyMap<string, Unknown>,
): Subnet | Unknown {
  const entity = reading.entity(value);
  if (entity === undefined) return new Unknown('its subnet is not said');
  if (entity instanceof Unknown) return entity;
  return (
    subnets.get(entity.key) ?? lost.get(entity.key) ?? new Unknown(`subnet ${entity.key} is not in the input`)
  );
}

function onlyDefaultSubnet(reading: Reading): Value | undefined {
  const found = reading.of('aws_default_subnet');
  return found.length === 1 ? (found[0]!.values['id'] ?? undefined) : undefined;
}

function ipsByHolder(elasticIps: ReadonlyMap<string, ElasticIp>): Map<string, ElasticIp[]> {
  const result = new Map<string, ElasticIp[]>();
  for (const ip of elasticIps.values()) {
    if (typeof ip.holder !== 'string') continue;
    result.set(ip.holder, [...(result.get(ip.holder) ?? []), ip]);
  }
  return result;
}

function withPublic(
  addresses: readonly (bigint | undefined)[],
  ips: readonly ElasticIp[],
  automatic: PublicAddress | Unknown | undefined,
): InterfaceAddress[] {
  return addresses.map((address, index) => {
    const ip = ips.find((candidate) =>
      candidate.privateAddress === undefined ? index === 0 : candidate.privateAddress === address,
    );
    if (ip) return { address, public: { label: ip.key, address: ip.address } };
    return { address, public: index === 0 ? automatic : undefined };
  });
}

function padded(addresses: readonly bigint[], least: number): (bigint | undefined)[] {
  const missing = Math.max(0, least - addresses.length);
  return [...addresses, ...Array.from({ length: missing }, () => undefined)];
}

function ipv6Addresses(
  reading: Reading,
  values: ValueMap,
  subnet: Subnet,
  list: Value | undefined,
): InterfaceAddress[] {
  if (subnet.ipv6 === undefined) return [];
  const known = addressesIn(reading, list, values['ipv6_addresses']);
  const count = reading.number(values['ipv6_address_count']);
  const least = typeof count === 'number' ? count : subnet.assignsIpv6 === true ? 1 : 0;
  return padded(known, least).map((address) => ({ address, public: undefined }));
}

/** Known addresses of texts and lists, first mentioned first, without repetition. */
function addressesIn(reading: Reading, ...sources: readonly (Value | undefined)[]): bigint[] {
  const result: bigint[] = [];
  for (const source of sources) {
    const list = isMap(source) ? [] : reading.list(source);
    if (list instanceof Unknown) continue;
    for (const item of list) {
      const address = parseAddress(reading.label(item) ?? '')?.value;
      if (address !== undefined && !result.includes(address)) result.push(address);
    }
  }
  return result;
}
