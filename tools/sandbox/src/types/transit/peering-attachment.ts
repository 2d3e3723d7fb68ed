import type { TfObject, WorldObject, WorldView } from '../../contract';
import type { Making, TypeModule } from '../type-module';
import { patch, text } from '../values';
import { attachmentOf, leaveTables, type Attachment } from './attachment';

/** A peering of two gateways, kept where it was asked for; it carries nothing until the other side accepts. */
export const peeringAttachment: TypeModule = {
  values: {
    state: ({ prior }) => prior?.['state'] ?? 'pendingAcceptance',
    peer_account_id: ({ scope }) => scope.account,
  },
  created: (object, _making, world) => patch(world, object, { state: 'pendingAcceptance' }),
  deleted: (object, world) => leaveTables(world, object.id, 'all'),
};

const acceptedBy = (world: WorldView, values: TfObject): Attachment | undefined =>
  attachmentOf(world, text(values, 'transit_gateway_attachment_id'));

/** The peering as the accepter sees it: the two sides change places. */
function seenFromThere({ object }: Attachment): TfObject {
  return {
    transit_gateway_id: object.values['peer_transit_gateway_id'] ?? null,
    peer_transit_gateway_id: object.values['transit_gateway_id'] ?? null,
    peer_account_id: object.account,
    peer_region: object.region,
  };
}

const side =
  (name: string) =>
  ({ planned, world }: Making) => {
    const attachment = acceptedBy(world, planned);
    return attachment && seenFromThere(attachment)[name];
  };

/** The other side: accepts the peering; destroying it deletes the peering itself. */
export const peeringAttachmentAccepter: TypeModule = {
  values: {
    transit_gateway_id: side('transit_gateway_id'),
    peer_transit_gateway_id: side('peer_transit_gateway_id'),
    peer_account_id: side('peer_account_id'),
    peer_region: side('peer_region'),
  },
  created: (object: WorldObject, _making, world) => {
    const attachment = acceptedBy(world, object.values);
    if (attachment) patch(world, attachment.object, { state: 'available' });
  },
  deleted: (object, world) => {
    const attachment = acceptedBy(world, object.values);
    if (!attachment) return;
    leaveTables(world, attachment.id, 'all');
    world.delete(attachment.object);
  },
  shown: (object, world) => {
    const attachment = acceptedBy(world, object.values);
    return attachment && seenFromThere(attachment);
  },
};
