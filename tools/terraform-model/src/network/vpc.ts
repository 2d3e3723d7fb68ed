import type { Resource } from '../configuration';
import { Reference, Unknown } from '../value';
import type { Prefix } from './prefix';
import type { Reading } from './reading';

/** A VPC with all its address blocks. */
export interface Vpc {
  readonly key: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly blocks: readonly Prefix[];
  /** AWS chooses an IPv6 block at apply; a stand-in for it is among `blocks`. */
  readonly chosenIpv6: boolean;
  /** Blocks that exist and are not known (IPAM, unknown argument). */
  readonly doubts: readonly Unknown[];
  readonly dnsSupport: boolean | Unknown;
  readonly dnsHostnames: boolean | Unknown;
  readonly isDefault: boolean;
  /** It lies outside the input: its main table, default network ACL and default group are not known. */
  readonly isExternal: boolean;
}

export function readVpcs(reading: Reading): Map<string, Vpc> {
  const extra = new Map<string, Resource[]>();
  for (const resource of reading.of(
    'aws_vpc_ipv4_cidr_block_association',
    'aws_vpc_ipv6_cidr_block_association',
  )) {
    const vpc = reading.key(resource, 'vpc_id');
    if (typeof vpc !== 'string') continue;
    extra.set(vpc, [...(extra.get(vpc) ?? []), resource]);
  }
  const vpcs = new Map<string, Vpc>();
  for (const resource of reading.of('aws_vpc', 'aws_default_vpc')) {
    vpcs.set(resource.address, readVpc(reading, resource, extra.get(resource.address) ?? []));
  }
  return vpcs;
}

function readVpc(reading: Reading, resource: Resource, associations: readonly Resource[]): Vpc {
  const isDefault = resource.type === 'aws_default_vpc';
  const blocks: Prefix[] = [];
  const doubts: Unknown[] = [];
  let chosenIpv6 = false;
  for (const source of [resource, ...associations]) {
    for (const name of ['cidr_block', 'ipv6_cidr_block']) {
      const prefix = reading.prefix(source.values[name]);
      if (prefix instanceof Unknown) {
        if (name === 'cidr_block' || !reading.chosenBlock(source.address)) doubts.push(prefix);
      } else if (prefix && !blocks.some((block) => block.text === prefix.text)) blocks.push(prefix);
    }
    const chosen = reading.chosenBlock(source.address);
    if (chosen) {
      chosenIpv6 = true;
      if (!blocks.some((block) => block.text === chosen.text)) blocks.push(chosen);
    }
    if (source.values['ipv4_ipam_pool_id'] && source.values['cidr_block'] === undefined)
      doubts.push(new Unknown(`IPAM chooses an IPv4 block of ${resource.address}`));
  }
  if (isDefault && !blocks.some((block) => block.family === 4)) {
    const usual = reading.prefix('172.31.0.0/16');
    if (usual && !(usual instanceof Unknown)) blocks.push(usual);
  }
  return {
    key: resource.address,
    region: resource.region,
    account: resource.account,
    tags: reading.tags(resource),
    blocks,
    chosenIpv6,
    doubts,
    dnsSupport: reading.flag(resource.values['enable_dns_support'], true),
    dnsHostnames: reading.flag(resource.values['enable_dns_hostnames'], isDefault),
    isDefault,
    isExternal: false,
  };
}

/**
 * VPCs that the input names without holding them, by data source or id: of their blocks only those are known that a
 * data source shows, and those of the subnets that lie in them.
 */
export function addExternalVpcs(
  reading: Reading,
  vpcs: Map<string, Vpc>,
  subnets: Iterable<{ readonly vpc: string; readonly ipv4: unknown; readonly ipv6: unknown }>,
): void {
  const blocks = new Map<string, Prefix[]>();
  for (const { vpc, ipv4, ipv6 } of subnets) {
    if (vpcs.has(vpc)) continue;
    const known = [ipv4, ipv6].filter(
      (block): block is Prefix => typeof block === 'object' && block !== null && 'first' in block,
    );
    blocks.set(vpc, [...(blocks.get(vpc) ?? []), ...known]);
  }
  for (const resource of reading.of('data.aws_vpc')) {
    const entity = reading.entity(new Reference(resource.address, 'id'));
    if (!entity || entity instanceof Unknown || vpcs.has(entity.key)) continue;
    const shown = reading.prefix(resource.values['cidr_block']);
    const known = shown && !(shown instanceof Unknown) ? [shown] : [];
    blocks.set(entity.key, [...known, ...(blocks.get(entity.key) ?? [])]);
  }
  for (const [key, own] of blocks) vpcs.set(key, externalVpc(reading, key, own));
}

function externalVpc(reading: Reading, key: string, blocks: readonly Prefix[]): Vpc {
  const resource = reading.resource(key);
  return {
    key,
    region: resource?.region,
    account: resource?.account,
    tags: resource ? reading.tags(resource) : {},
    blocks,
    chosenIpv6: false,
    doubts: [new Unknown(`${key} lies outside the input: it may have other blocks`)],
    dnsSupport: new Unknown(`${key} lies outside the input`),
    dnsHostnames: new Unknown(`${key} lies outside the input`),
    isDefault: false,
    isExternal: true,
  };
}
