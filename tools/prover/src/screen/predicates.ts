import { Unknown, type GroupPeer, type Prefix } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { IntervalMap, type Block } from '../headers/interval-map';
import type { Ranges } from '../headers/ranges';
import { rememberLasting, type Model } from '../model/model';
import { isOwn, isWhole } from './overlaps';

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
  return rememberLasting(model, 'screen: predicates', () => {
    const prefixes = new Map<string, Prefix>();
    const namedGroups = new Set<string>();
    const namedHosts = new Set<string>();
    // What a VPC says of all its addresses tells none of them apart.
    const add = (prefix: Prefix, vpc: string | undefined) => {
      if (!prefixes.has(prefix.text) && !isWhole(model, vpc, prefix)) prefixes.set(prefix.text, prefix);
    };
    const addPeer = (peer: GroupPeer, vpc: string | undefined) => {
      if (peer instanceof Unknown || 'prefixList' in peer) return;
      if ('host' in peer) namedHosts.add(peer.host.resource);
      else if ('group' in peer) namedGroups.add(peer.group);
      // Groups ask for the other end alone: what they say of their own VPC is never asked of who sends to elsewhere.
      else if (!isOwn(model, vpc, peer)) add(peer, vpc);
    };
    const { network, sites } = model;
    for (const { ingress, egress, vpc } of network.securityGroups.values()) {
      for (const { peers } of ingress) for (const peer of peers) addPeer(peer, vpc);
      for (const { peers } of egress) for (const peer of peers) addPeer(peer, vpc);
    }
    for (const { ingress, egress, vpc } of network.networkAcls.acls.values()) {
      for (const { block } of [...ingress, ...egress]) if (!(block instanceof Unknown)) add(block, vpc);
    }
    for (const { routes, vpc } of network.routeTables.tables.values()) {
      for (const { destination } of routes) {
        if (!(destination instanceof Unknown) && !('prefixList' in destination)) add(destination, vpc);
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
