import { Cidr } from '@landbridge/network-core';
import type { Derivation } from '../src/segments/derivation';

/** A gateway's derived tables, and what its propagating attachments announce. */
export interface Gateway {
  readonly derived: Derivation;
  /** Prefixes by attachment key. */
  readonly announced: ReadonlyMap<string, readonly string[]>;
  /** Key of a peering attachment → the gateway at its other end, and the peering's key there. */
  readonly peerings: ReadonlyMap<string, { readonly gateway: string; readonly key: string }>;
  readonly inspection?: string;
}

/**
 * Follows one packet from an attachment through derived tables, as AWS evaluates them: longest prefix first, and of
 * one prefix the static route. Knows nothing of segments. An inspection VPC hands the packet back.
 *
 * @returns every attachment that the packet enters, the last one being where it stays; `dropped` if nowhere
 */
export function walk(
  gateways: ReadonlyMap<string, Gateway>,
  start: string,
  from: string,
  address: bigint,
): string[] {
  const trail: string[] = [];
  let [here, attachment] = [start, from];
  for (let hops = 0; hops < 12; hops++) {
    const gateway = gateways.get(here);
    if (!gateway) throw new Error(`no gateway ${here}`);
    const next = lookUp(gateway, attachment, address);
    if (next === undefined) return [...trail, 'dropped'];
    trail.push(`${here}/${next}`);
    const peering = gateway.peerings.get(next);
    if (peering) [here, attachment] = [peering.gateway, peering.key];
    else if (next === gateway.inspection) attachment = next;
    else return trail;
  }
  return [...trail, 'loop'];
}

function lookUp({ derived, announced }: Gateway, from: string, address: bigint): string | undefined {
  const table = derived.associations.find(({ owner }) => owner === from)?.table;
  if (table === undefined) return undefined;
  const own = <L extends { table: string }>(lines: readonly L[]): L[] =>
    lines.filter((line) => line.table === table);
  const candidates = [
    ...own(derived.blackholes).map(({ cidr }) => ({ cidr, rank: 1, via: undefined })),
    ...own(derived.routes).map(({ cidr, via }) => ({ cidr, rank: 1, via })),
    ...own(derived.propagations).flatMap(({ owner }) =>
      (announced.get(owner) ?? []).map((cidr) => ({ cidr, rank: 0, via: owner })),
    ),
  ]
    .map((route) => ({ ...route, block: blockOf(route.cidr) }))
    .filter(({ block }) => block.family === 4 && block.first <= address && address < block.end)
    .sort((a, b) => b.block.prefixLength - a.block.prefixLength || b.rank - a.rank);
  return candidates[0]?.via;
}

const blocks = new Map<string, Cidr>();

function blockOf(text: string): Cidr {
  const block = blocks.get(text) ?? Cidr.parse(text, 'walk');
  blocks.set(text, block);
  return block;
}
