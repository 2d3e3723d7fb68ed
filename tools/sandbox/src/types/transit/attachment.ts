import type { TfObject, WorldObject, WorldTransaction, WorldView } from '../../contract';
import { lookUp, text } from '../values';

/** One attachment of a transit gateway, whatever type of resource made it. */
export interface Attachment {
  readonly id: string;
  readonly object: WorldObject;
  readonly gateway: string | undefined;
  readonly resourceType:
    'vpc' | 'vpn' | 'peering' | 'connect' | 'direct-connect-gateway' | 'network-function';
  readonly resourceId: string;
  readonly state: string;
}

/** Types whose own object is the attachment, or that carry its id in an attribute. */
const KINDS: readonly (readonly [
  type: string,
  idAttribute: string,
  kind: Attachment['resourceType'],
  resource: string,
])[] = [
  ['aws_ec2_transit_gateway_vpc_attachment', '', 'vpc', 'vpc_id'],
  ['aws_ec2_transit_gateway_peering_attachment', '', 'peering', 'peer_transit_gateway_id'],
  ['aws_ec2_transit_gateway_connect', '', 'connect', 'transport_attachment_id'],
  ['aws_vpn_connection', 'transit_gateway_attachment_id', 'vpn', ''],
  ['aws_dx_gateway_association', 'transit_gateway_attachment_id', 'direct-connect-gateway', 'dx_gateway_id'],
];

export const ATTACHMENT_TYPES: readonly string[] = KINDS.map(([type]) => type);

/** The attachment with this id, in whatever account. */
export function attachmentOf(world: WorldView, id: string | undefined): Attachment | undefined {
  if (id === undefined || id === '') return undefined;
  for (const [type, idAttribute, resourceType, resource] of KINDS) {
    const [object] = world.where(type, idAttribute, id);
    if (object === undefined) continue;
    const gateway = text(object.values, 'transit_gateway_id') ?? text(object.values, 'associated_gateway_id');
    const resourceId = resource === '' ? object.id : (text(object.values, resource) ?? '');
    const state = text(object.values, 'state') ?? 'available';
    return { id, object, gateway, resourceType, resourceId, state };
  }
  return undefined;
}

const ASSOCIATION = 'aws_ec2_transit_gateway_route_table_association';
const PROPAGATION = 'aws_ec2_transit_gateway_route_table_propagation';

/** The route table with which the attachment is associated. */
export function associationOf(world: WorldView, attachment: string): WorldObject | undefined {
  return world.where(ASSOCIATION, 'transit_gateway_attachment_id', attachment)[0];
}

export function propagatesTo(world: WorldView, attachment: string, table: string): boolean {
  return world
    .where(PROPAGATION, 'transit_gateway_attachment_id', attachment)
    .some((propagation) => propagation.values['transit_gateway_route_table_id'] === table);
}

/** Whether an attachment may be in the gateway's default tables: unset counts as yes. */
export interface Defaults {
  readonly associate: boolean;
  readonly propagate: boolean;
}

/** What the gateway does by itself once an attachment is available: default association and propagation. */
export function joinDefaultTables(world: WorldTransaction, id: string, wanted: Defaults): void {
  const attachment = attachmentOf(world, id);
  const gateway = lookUp(world, ['aws_ec2_transit_gateway'], attachment?.gateway);
  if (attachment === undefined || gateway === undefined || attachment.state !== 'available') return;
  const association = text(gateway.values, 'association_default_route_table_id');
  if (wanted.associate && association !== undefined && associationOf(world, id) === undefined)
    link(world, ASSOCIATION, gateway, association, attachment);
  const propagation = text(gateway.values, 'propagation_default_route_table_id');
  if (wanted.propagate && propagation !== undefined && !propagatesTo(world, id, propagation))
    link(world, PROPAGATION, gateway, propagation, attachment);
}

function link(
  world: WorldTransaction,
  type: string,
  gateway: WorldObject,
  table: string,
  attachment: Attachment,
): void {
  const id = `${table}_${attachment.id}`;
  const values: TfObject = {
    id,
    transit_gateway_route_table_id: table,
    transit_gateway_attachment_id: attachment.id,
    resource_id: attachment.resourceId,
    resource_type: attachment.resourceType,
    region: gateway.region,
    // Made by the gateway, not by a resource: goes when the attachment leaves the table.
    automatic: true,
  };
  world.put({ type, account: gateway.account, region: gateway.region, id, values });
}

/** Removes what the gateway made by itself, or everything when the attachment goes. */
export function leaveTables(
  world: WorldTransaction,
  id: string,
  which: 'automatic' | 'all',
  types = [ASSOCIATION, PROPAGATION],
): void {
  for (const type of types)
    for (const link of world.where(type, 'transit_gateway_attachment_id', id))
      if (which === 'all' || link.values['automatic'] === true) world.delete(link);
}

export { ASSOCIATION, PROPAGATION };
