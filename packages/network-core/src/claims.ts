import type { IConstruct } from 'constructs';

/** Who holds what, by owner; weak, so that a construct tree is forgotten as a whole. */
const claims = new WeakMap<object, Map<string, string>>();

/**
 * Claims `key` of `owner` for a construct: each route table has one route to a destination, each pair of VPCs one
 * peering, each VPC one private name.
 *
 * @returns path of the construct that holds it already, else undefined
 */
export function claim(owner: object, key: string, place: IConstruct): string | undefined {
  const held = claims.get(owner) ?? new Map<string, string>();
  claims.set(owner, held);
  const other = held.get(key);
  if (other === undefined) held.set(key, place.node.path);
  return other;
}
