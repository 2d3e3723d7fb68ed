import type { Configuration } from '@landbridge/terraform-model';
import { ip } from './address';
import type { WalkerAssumptions } from './assumptions';
import { Failures } from './failures';
import { NotCovered } from './not-covered';
import { readWorld } from './read/read-world';
import { chooseRoute } from './route-choice';

export type RouteOfSubnet = (
  subnet: string,
  address: string,
) => { readonly target: string; readonly prefix: string | null } | undefined;

/** Which route of its table a subnet uses for an address; undefined where the walker has no answer. */
export function routesOf(configuration: Configuration, assumptions: WalkerAssumptions = {}): RouteOfSubnet {
  const world = readWorld(configuration, assumptions);
  const failures = new Failures(world, assumptions.down ?? []);
  return (subnetId, address) => {
    const subnet = world.subnets.get(subnetId);
    if (subnet === undefined) return undefined;
    try {
      const route = chooseRoute(world, failures, subnet.table, ip(address));
      if (route === undefined) return { target: 'none', prefix: null };
      const dead = world.peerings.get(route.target)?.active === false;
      return { target: dead ? 'blackhole' : route.target, prefix: route.block.text };
    } catch (error) {
      if (error instanceof NotCovered) return undefined;
      throw error;
    }
  };
}
