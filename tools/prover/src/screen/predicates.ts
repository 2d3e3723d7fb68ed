import { Unknown, type GroupPeer, type Prefix } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { IntervalMap, type Block } from '../headers/interval-map';
import type { Ranges } from '../headers/ranges';
import { remember, type Model } from '../model/model';

/** Every prefix by which anything but a transit gateway's table tells addresses apart. */
export interface Predicates {
  /**
   * The smallest prefix that holds all the addresses, which says which others do; undefined where one of them tells
   * the addresses themselves apart.
   */
  around(family: Family, addresses: Ranges<bigint>): string | undefined;
  /** Security groups that rules name as a peer: who wears one is told apart by it. */
  readonly namedGroups: ReadonlySet<string>;
  /** Resources whose address, chosen by AWS, a rule names. */
  readonly namedHosts: ReadonlySet<string>;
}

export function predicatesOf(model: Model): Predicates {
  return remember(model, 'screen: predicates', () => {
    const prefixes = new Map<string, Prefix>();
    const namedGroups = new Set<string>();
    const namedHosts = new Set<string>();
    const addPeer = (peer: GroupPeer) => {
      if (peer instanceof Unknown || 'prefixList' in peer) return;
      if ('host' in peer) namedHosts.add(peer.host.resource);
      else if ('group' in peer) namedGroups.add(peer.group);
      else prefixes.set(peer.text, peer);
    };
    const { network, sites } = model;
    for (const { ingress, egress } of network.securityGroups.values()) {
      for (const { peers } of ingress) peers.forEach(addPeer);
      for (const { peers } of egress) peers.forEach(addPeer);
    }
    for (const { ingress, egress } of network.networkAcls.acls.values()) {
      for (const { block } of [...ingress, ...egress])
        if (!(block instanceof Unknown)) prefixes.set(block.text, block);
    }
    for (const { routes } of network.routeTables.tables.values()) {
      for (const { destination } of routes) {
        if (!(destination instanceof Unknown) && !('prefixList' in destination))
          prefixes.set(destination.text, destination);
      }
    }
    for (const { entries } of network.prefixLists.values())
      for (const entry of entries) prefixes.set(entry.text, entry);
    for (const { blocks, allows, links } of sites.byName.values()) {
      for (const block of [...blocks, ...(allows ?? [])]) prefixes.set(block.text, block);
      for (const { advertised } of links)
        for (const { prefix } of advertised) prefixes.set(prefix.text, prefix);
    }
    const maps = mapsOf(prefixes.values());
    return { namedGroups, namedHosts, around: (family, addresses) => innermost(maps[family], addresses) };
  });
}

function mapsOf(prefixes: Iterable<Prefix>): Record<Family, IntervalMap<string>> {
  const blocks: Record<Family, Block<string>[]> = { 4: [], 6: [] };
  for (const { family, first, last, text } of prefixes) blocks[family].push({ first, last, value: text });
  return { 4: new IntervalMap(blocks[4]), 6: new IntervalMap(blocks[6]) };
}

function innermost(map: IntervalMap<string>, addresses: Ranges<bigint>): string | undefined {
  const { parts, rest } = map.split(addresses);
  const [only, ...more] = parts;
  if (only === undefined) return 'none';
  return more.length > 0 || rest.length > 0 ? undefined : only.value;
}
