import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { blocks, lookUp, patch, text } from '../values';

const CONNECTION = 'aws_vpc_peering_connection';

export function connectionOf(world: WorldView, values: TfObject): WorldObject | undefined {
  return lookUp(world, [CONNECTION], text(values, 'vpc_peering_connection_id'));
}

/** The connection has one set of options for both sides, whichever resource sets them. */
function setOptions(connection: WorldObject | undefined, from: TfObject, world: WorldTransaction): void {
  if (connection === undefined) return;
  const options: TfObject = {};
  for (const side of ['accepter', 'requester'])
    if (blocks(from, side).length > 0) options[side] = from[side] ?? null;
  if (Object.keys(options).length > 0) patch(world, connection, options);
}

/** The options as AWS has them, for a resource that shows them. */
function options(connection: WorldObject, shownBy: WorldObject): TfObject {
  const shown: TfObject = {};
  for (const side of ['accepter', 'requester'])
    if (blocks(shownBy.values, side).length > 0) shown[side] = connection.values[side] ?? null;
  return shown;
}

/** A peering connection, kept in the requester's account. */
export const peeringConnection: TypeModule = {
  values: {
    accept_status: ({ planned, prior }) =>
      prior?.['accept_status'] === 'active' || planned['auto_accept'] === true
        ? 'active'
        : 'pending-acceptance',
    peer_owner_id: ({ scope }) => scope.account,
    peer_region: ({ planned, scope }) => text(planned, 'region') ?? scope.region,
  },
  deleted: (object, world) => {
    for (const type of ['aws_vpc_peering_connection_accepter', 'aws_vpc_peering_connection_options'])
      for (const view of world.where(type, 'vpc_peering_connection_id', object.id)) world.delete(view);
  },
};

/** What the accepter's side shows of the connection: the two VPCs the other way round. */
function accepterView(connection: WorldObject | undefined): TfObject {
  const of = (name: string): TfValue => connection?.values[name] ?? '';
  return {
    accept_status: of('accept_status'),
    vpc_id: of('peer_vpc_id'),
    peer_vpc_id: of('vpc_id'),
    peer_owner_id: connection?.account ?? '',
    peer_region: connection?.region ?? '',
  };
}

function accept(object: WorldObject, _making: Making, world: WorldTransaction): void {
  const connection = connectionOf(world, object.values);
  if (connection === undefined) return;
  const accepts =
    object.values['auto_accept'] === true && connection.values['accept_status'] === 'pending-acceptance';
  if (accepts) patch(world, connection, { accept_status: 'active' });
  const now = connectionOf(world, object.values) ?? connection;
  setOptions(now, object.values, world);
  world.put({ ...object, values: { ...object.values, ...accepterView(now) } });
}

/** The accepter's resource: a view of the connection in the other account, which destroying leaves alone. */
export const peeringAccepter: TypeModule = {
  values: Object.fromEntries(
    ['vpc_id', 'peer_vpc_id', 'peer_owner_id', 'peer_region', 'accept_status'].map((name) => [
      name,
      ({ planned, world }: Making): TfValue | undefined => {
        const connection = connectionOf(world, planned);
        if (name === 'accept_status' && planned['auto_accept'] === true && connection !== undefined)
          return 'active';
        return accepterView(connection)[name];
      },
    ]),
  ),
  created: accept,
  updated: accept,
  shown: (object, world) => {
    const connection = connectionOf(world, object.values);
    return connection === undefined
      ? undefined
      : { ...accepterView(connection), ...options(connection, object) };
  },
};

function applyOptions(object: WorldObject, _making: Making, world: WorldTransaction): void {
  setOptions(connectionOf(world, object.values), object.values, world);
}

export const peeringOptions: TypeModule = {
  created: applyOptions,
  updated: applyOptions,
  shown: (object, world) => {
    const connection = connectionOf(world, object.values);
    return connection === undefined ? undefined : options(connection, object);
  },
};
