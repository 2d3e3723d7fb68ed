import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import { canonicalBlock } from '../address';
import type { TypeModule } from '../type-module';
import { blocks, lookUp, patch, text, texts } from '../values';

/** Where a standalone route has another name for an argument than the `route` of a table. */
const STANDALONE_NAME: Readonly<Record<string, string>> = {
  cidr_block: 'destination_cidr_block',
  ipv6_cidr_block: 'destination_ipv6_cidr_block',
};

export const DESTINATIONS = ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'] as const;
export const TARGETS = [
  'carrier_gateway_id',
  'core_network_arn',
  'egress_only_gateway_id',
  'gateway_id',
  'local_gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'transit_gateway_id',
  'vpc_endpoint_id',
  'vpc_peering_connection_id',
] as const;

/** The destination of a `route` or of a standalone route. */
export function destinationOf(route: TfObject): string | undefined {
  for (const name of DESTINATIONS) {
    const value = text(route, name) ?? text(route, STANDALONE_NAME[name] ?? name);
    if (value !== undefined) return canonicalBlock(value);
  }
  return undefined;
}

/** A standalone route as an element of the table's `route`. */
function asElement(route: WorldObject): TfObject {
  const element: TfObject = {};
  for (const name of [...DESTINATIONS, ...TARGETS])
    element[name] = text(route.values, STANDALONE_NAME[name] ?? name) ?? '';
  return element;
}

/** All routes that the table has beside the local ones, inline first. */
export function routesOf(table: WorldObject, world: WorldView): readonly TfObject[] {
  const inline = blocks(table.values, 'route');
  const standalone = world.where('aws_route', 'route_table_id', table.id).map(asElement);
  const destinations = new Set(inline.map(destinationOf));
  return [...inline, ...standalone.filter((route) => !destinations.has(destinationOf(route)))];
}

/**
 * Routes are the table's: a configuration that lists them removes those that it does not list. Those that belong to a
 * resource of their own are kept there alone.
 */
function takeOver(table: WorldObject, _making: unknown, world: WorldTransaction): void {
  const inline = blocks(table.values, 'route');
  const listed = new Set(inline.map(destinationOf));
  const standalone = world.where('aws_route', 'route_table_id', table.id);
  const own = new Set<string | undefined>();
  for (const route of standalone)
    if (listed.has(destinationOf(route.values))) own.add(destinationOf(route.values));
    else world.delete(route);
  patch(world, table, { route: inline.filter((route) => !own.has(destinationOf(route))) });
}

function show(table: WorldObject, world: WorldView): TfObject {
  const propagating = world
    .where('aws_vpn_gateway_route_propagation', 'route_table_id', table.id)
    .map((propagation) => propagation.values['vpn_gateway_id'] as TfValue);
  return {
    route: [...routesOf(table, world)],
    propagating_vgws: [...new Set([...texts(table.values, 'propagating_vgws'), ...propagating])],
  };
}

export const routeTable: TypeModule = {
  shown: show,
  updated: takeOver,
  deleted: (object, world) => {
    for (const route of world.where('aws_route', 'route_table_id', object.id)) world.delete(route);
  },
};

/** The VPC's main table, taken over: creation empties it, destroying leaves it as it is. */
export const defaultRouteTable: TypeModule = {
  noun: 'aws_route_table',
  keeps: true,
  adopts: ({ planned, world }) => lookUp(world, ['aws_route_table'], text(planned, 'default_route_table_id')),
  values: {
    vpc_id: ({ planned, world }) =>
      lookUp(world, ['aws_route_table'], text(planned, 'default_route_table_id'))?.values['vpc_id'],
    route: () => [],
  },
  created: takeOver,
  updated: takeOver,
  shown: show,
};

export const route: TypeModule = {
  // The table that no longer exists has no routes; AWS removed them with it.
  shown: (object, world) =>
    lookUp(world, ['aws_route_table'], text(object.values, 'route_table_id')) === undefined ? undefined : {},
};

/** Association of the whole VPC: which table is the main one. */
export const mainRouteTableAssociation: TypeModule = {
  values: {
    original_route_table_id: ({ planned, world }) =>
      lookUp(world, ['aws_vpc'], text(planned, 'vpc_id'))?.values['main_route_table_id'],
  },
  created: setMain,
  updated: setMain,
  deleted: (object, world) => {
    const vpc = lookUp(world, ['aws_vpc'], text(object.values, 'vpc_id'));
    const original = object.values['original_route_table_id'] ?? null;
    if (vpc !== undefined)
      patch(world, vpc, { main_route_table_id: original, default_route_table_id: original });
  },
};

/** The provider reads both attributes of the VPC from the main association, so both move. */
function setMain(object: WorldObject, _making: unknown, world: WorldTransaction): void {
  const vpc = lookUp(world, ['aws_vpc'], text(object.values, 'vpc_id'));
  const table = object.values['route_table_id'] ?? null;
  if (vpc !== undefined) patch(world, vpc, { main_route_table_id: table, default_route_table_id: table });
}
