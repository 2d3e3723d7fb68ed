import { claim } from '@landbridge/network-core';
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { resolveIn } from '../router-config/resolve-in';

/** A gateway of AWS's, as an object and by its id. */
export interface ClaimedGateway {
  readonly key: object;
  readonly id: string;
}

/** By construct tree and gateway; weak, so that a tree is forgotten as a whole and two trees do not meet. */
const owners = new WeakMap<IConstruct, WeakMap<object, object>>();

/**
 * Claims `what` of a gateway, which is the same where the object is, or where the id is in one stack.
 *
 * @returns what claimed it before, else undefined
 */
export function claimOf(gateway: ClaimedGateway, what: string, place: IConstruct): string | undefined {
  const tree = owners.get(place.node.root) ?? new WeakMap<object, object>();
  owners.set(place.node.root, tree);
  const owner = tree.get(gateway.key) ?? {};
  tree.set(gateway.key, owner);
  const byId = claim(TerraformStack.of(place), `${what} of ${resolveIn(place, gateway.id)}`, place);
  return claim(owner, what, place) ?? byId;
}
