import type { TfObject, WorldObject, WorldTransaction } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { lookUp, text } from '../values';

const enabled = (values: TfObject, name: string): boolean => values[name] !== 'disable';

/** Both defaults are one table until somebody says otherwise. */
function tableId({ planned, prior, seed }: Making, kind: 'association' | 'propagation'): string {
  if (!enabled(planned, `default_route_table_${kind}`)) return '';
  return text(prior, `${kind}_default_route_table_id`) ?? `tgw-rtb-${seed.hex(17, 'default table')}`;
}

function createDefaultTable(gateway: WorldObject, making: Making, world: WorldTransaction): void {
  const association = text(gateway.values, 'association_default_route_table_id');
  const propagation = text(gateway.values, 'propagation_default_route_table_id');
  const id = association ?? propagation;
  if (id === undefined || lookUp(world, ['aws_ec2_transit_gateway_route_table'], id) !== undefined) return;
  const { account, region } = gateway;
  world.put({
    type: 'aws_ec2_transit_gateway_route_table',
    account,
    region,
    id,
    values: {
      id,
      arn: `arn:${making.scope.partition}:ec2:${region}:${account}:transit-gateway-route-table/${id}`,
      transit_gateway_id: gateway.id,
      default_association_route_table: association === id,
      default_propagation_route_table: propagation === id,
      region,
      tags: null,
      tags_all: {},
      automatic: true,
    },
  });
}

/** A transit gateway brings its default route table unless both defaults are off. */
export const transitGateway: TypeModule = {
  values: {
    association_default_route_table_id: (making) => tableId(making, 'association'),
    propagation_default_route_table_id: (making) => tableId(making, 'propagation'),
  },
  created: createDefaultTable,
  updated: createDefaultTable,
  deleted: (gateway, world) => {
    for (const table of world.where('aws_ec2_transit_gateway_route_table', 'transit_gateway_id', gateway.id))
      if (table.values['automatic'] === true) world.delete(table);
  },
};

export const transitRouteTable: TypeModule = {
  shown: (table, world) => {
    const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(table.values, 'transit_gateway_id'));
    return {
      default_association_route_table: gateway?.values['association_default_route_table_id'] === table.id,
      default_propagation_route_table: gateway?.values['propagation_default_route_table_id'] === table.id,
    };
  },
};

/** Makes another table the gateway's default; destroying puts the former one back. */
export function defaultTable(kind: 'association' | 'propagation'): TypeModule {
  const attribute = `${kind}_default_route_table_id`;
  const set = (object: WorldObject, world: WorldTransaction, table: string): void => {
    const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(object.values, 'transit_gateway_id'));
    if (gateway === undefined) return;
    world.put({
      ...gateway,
      values: {
        ...gateway.values,
        [attribute]: table,
        [`default_route_table_${kind}`]: table === '' ? 'disable' : 'enable',
      },
    });
  };
  const use = (object: WorldObject, _making: Making, world: WorldTransaction): void =>
    set(object, world, text(object.values, 'transit_gateway_route_table_id') ?? '');
  return {
    values: {
      original_default_route_table_id: ({ planned, prior, world }) =>
        prior?.['original_default_route_table_id'] ??
        lookUp(world, ['aws_ec2_transit_gateway'], text(planned, 'transit_gateway_id'))?.values[attribute] ??
        '',
    },
    created: use,
    updated: use,
    deleted: (object, world) =>
      set(object, world, text(object.values, 'original_default_route_table_id') ?? ''),
  };
}
