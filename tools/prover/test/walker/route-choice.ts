import { inside, type Ip } from './address';
import { NotCovered } from './not-covered';
import { gatewayPaths } from './hybrid-paths';
import type { Failures } from './failures';
import type { Route, RouteOrigin, World } from './world';

const ORDER: Readonly<Record<RouteOrigin, number>> = { local: 0, static: 0, 'prefix-list': 1, propagated: 2 };

/**
 * The route that a table gives to an address.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function chooseRoute(world: World, failures: Failures, tableId: string, dst: Ip): Route | undefined {
  const table = world.tables.get(tableId);
  if (table === undefined) throw new NotCovered(`${tableId} is not in the configuration`);
  const vpcBlocks = world.vpcs.get(table.vpc)?.blocks ?? [];
  const withinVpc = vpcBlocks.some((each) => inside(dst, each));
  if (table.hasUnknownRoutes && !withinVpc) throw new NotCovered(`${tableId} has routes that are not known`);
  // The local route is preferred to propagated ones even when those are more specific.
  const propagated = withinVpc
    ? []
    : table.propagating.flatMap((gateway) =>
        gatewayPaths(world, failures, gateway).map(({ advertised }): Route => ({
          block: advertised.block,
          origin: 'propagated',
          target: gateway,
        })),
      );
  const matching = [...table.routes, ...propagated].filter((route) => inside(dst, route.block));
  matching.sort((a, b) => b.block.length - a.block.length || ORDER[a.origin] - ORDER[b.origin]);
  const [best, second] = matching;
  const tie =
    best !== undefined &&
    second?.block.length === best.block.length &&
    ORDER[second.origin] === ORDER[best.origin] &&
    second.target !== best.target;
  if (tie) throw new NotCovered(`${tableId} has two routes of one kind for ${best.block.text}`);
  if (best?.origin === 'prefix-list') {
    if (withinVpc) throw new NotCovered('what a prefix list does to addresses of the VPC itself');
    // Of several prefix lists with overlapping blocks AWS chooses one at random.
    const rival = matching.find((each) => each.origin === 'prefix-list' && each.target !== best.target);
    if (rival !== undefined) throw new NotCovered(`${tableId} has prefix lists that overlap`);
  }
  return best;
}
