import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import { deleteWithParts } from '../parts';
import type { Making, TypeModule } from '../type-module';
import { lookUp, patch, text } from '../values';
import {
  ASSOCIATION,
  attachmentOf,
  associationOf,
  joinDefaultTables,
  leaveTables,
  PROPAGATION,
  propagatesTo,
} from './attachment';

const gatewayOf = (world: WorldView, values: TfObject): WorldObject | undefined =>
  lookUp(world, ['aws_ec2_transit_gateway'], text(values, 'transit_gateway_id'));

/** What AWS says about the default tables: always yes when the gateway is somebody else's. */
function inDefaultTable(kind: 'association' | 'propagation') {
  const flag = `transit_gateway_default_route_table_${kind}`;
  return ({ planned, world, scope, prior }: Making): TfValue => {
    const gateway = gatewayOf(world, planned);
    if (gateway === undefined || gateway.account !== scope.account) return prior?.[flag] ?? true;
    return text(gateway.values, `${kind}_default_route_table_id`) !== undefined;
  };
}

function joinAsPlanned(object: WorldObject, making: Making, world: WorldTransaction): void {
  const wants = (kind: string): boolean =>
    making.planned[`transit_gateway_default_route_table_${kind}`] !== false;
  for (const [kind, type] of [
    ['association', ASSOCIATION],
    ['propagation', PROPAGATION],
  ] as const)
    if (!wants(kind)) leaveTables(world, object.id, 'automatic', [type]);
  joinDefaultTables(world, object.id, { associate: wants('association'), propagate: wants('propagation') });
}

function show(object: WorldObject, world: WorldView): TfObject {
  const gateway = gatewayOf(world, object.values);
  if (gateway === undefined || gateway.account !== object.account) return {};
  const association = text(gateway.values, 'association_default_route_table_id');
  const propagation = text(gateway.values, 'propagation_default_route_table_id');
  return {
    transit_gateway_default_route_table_association:
      association !== undefined &&
      associationOf(world, object.id)?.values['transit_gateway_route_table_id'] === association,
    transit_gateway_default_route_table_propagation:
      propagation !== undefined && propagatesTo(world, object.id, propagation),
  };
}

/** An attachment of a VPC, kept in the VPC owner's account; another account's gateway has to accept it. */
export const vpcAttachment: TypeModule = {
  values: {
    vpc_owner_id: ({ planned, world, scope }) =>
      lookUp(world, ['aws_vpc'], text(planned, 'vpc_id'))?.account ?? scope.account,
    transit_gateway_default_route_table_association: inDefaultTable('association'),
    transit_gateway_default_route_table_propagation: inDefaultTable('propagation'),
  },
  created: (object, making, world) => {
    const gateway = gatewayOf(world, object.values);
    const waits =
      gateway !== undefined &&
      gateway.account !== object.account &&
      gateway.values['auto_accept_shared_attachments'] !== 'enable';
    patch(world, object, { state: waits ? 'pendingAcceptance' : 'available' });
    joinAsPlanned(object, making, world);
  },
  updated: joinAsPlanned,
  deleted: (object, world) => leaveTables(world, object.id, 'all'),
  shown: show,
};

const SHOWN_BY_ACCEPTER = [
  'appliance_mode_support',
  'dns_support',
  'ipv6_support',
  'security_group_referencing_support',
  'subnet_ids',
  'transit_gateway_id',
  'vpc_id',
  'vpc_owner_id',
] as const;

const attachmentValue =
  (name: string) =>
  ({ planned, world }: Making): TfValue | undefined =>
    attachmentOf(world, text(planned, 'transit_gateway_attachment_id'))?.object.values[name];

function accept(object: WorldObject, making: Making, world: WorldTransaction): void {
  const attachment = attachmentOf(world, text(object.values, 'transit_gateway_attachment_id'));
  if (attachment === undefined) return;
  patch(world, attachment.object, { state: 'available' });
  joinAsPlanned({ ...object, id: attachment.id }, making, world);
}

/** The gateway owner's side: accepts the attachment; destroying it deletes the attachment itself. */
export const vpcAttachmentAccepter: TypeModule = {
  values: Object.fromEntries(SHOWN_BY_ACCEPTER.map((name) => [name, attachmentValue(name)])),
  created: accept,
  updated: accept,
  deleted: (object, world) => {
    const attachment = attachmentOf(world, text(object.values, 'transit_gateway_attachment_id'));
    if (attachment === undefined) return;
    deleteWithParts(attachment.object, world);
  },
  shown: (object, world) => {
    const attachment = attachmentOf(world, text(object.values, 'transit_gateway_attachment_id'));
    if (attachment === undefined) return undefined;
    const shared = Object.fromEntries(
      SHOWN_BY_ACCEPTER.map((name) => [name, attachment.object.values[name] ?? null]),
    );
    return shared;
  },
};

/** Association or propagation of an attachment in a route table. */
export const tableLink: TypeModule = {
  values: {
    resource_id: ({ planned, world }) =>
      attachmentOf(world, text(planned, 'transit_gateway_attachment_id'))?.resourceId ?? '',
    resource_type: ({ planned, world }) =>
      attachmentOf(world, text(planned, 'transit_gateway_attachment_id'))?.resourceType ?? 'vpc',
  },
};

export const tableAssociation: TypeModule = {
  ...tableLink,
  created: (object, _making, world) => {
    const attachment = text(object.values, 'transit_gateway_attachment_id');
    if (object.values['replace_existing_association'] !== true || attachment === undefined) return;
    for (const other of world.where(ASSOCIATION, 'transit_gateway_attachment_id', attachment))
      if (other.id !== object.id) world.delete(other);
  },
};
