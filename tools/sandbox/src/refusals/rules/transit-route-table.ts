import { canonicalBlock, parseBlock } from '../../types/address';
import { associationOf, attachmentOf, propagatesTo } from '../../types/transit/attachment';
import { lookUp } from '../../types/values';
import { CREATE, DELETE, text, withValue, type Check, type Rule } from '../rule';

const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html';
const TABLE_PARTS = [
  'aws_ec2_transit_gateway_route_table_association',
  'aws_ec2_transit_gateway_route_table_propagation',
  'aws_ec2_transit_gateway_route',
  'aws_ec2_transit_gateway_prefix_list_reference',
] as const;

const attachmentNamed = ({ values, world }: Check) =>
  attachmentOf(world, text(values, 'transit_gateway_attachment_id'));
const tableNamed = ({ values, world }: Check) =>
  lookUp(world, ['aws_ec2_transit_gateway_route_table'], text(values, 'transit_gateway_route_table_id'));

export const TRANSIT_ROUTE_TABLE_RULES: readonly Rule[] = [
  {
    id: 'transit-table/attachment-state',
    types: TABLE_PARTS,
    on: CREATE,
    code: 'IncorrectState',
    when: 'an attachment that is not available is associated, propagated or routed to',
    source: ROUTES,
    refuses: (check) => {
      const attachment = attachmentNamed(check);
      return attachment === undefined || attachment.state === 'available'
        ? undefined
        : `${attachment.id} is in invalid state: ${attachment.state}; accept it first`;
    },
  },
  {
    id: 'transit-table/other-gateway',
    types: TABLE_PARTS,
    on: CREATE,
    code: 'InvalidTransitGatewayAttachmentID.NotFound',
    when: 'route table and attachment belong to different gateways',
    source: ROUTES,
    refuses: (check) => {
      const [attachment, table] = [attachmentNamed(check), tableNamed(check)];
      const gateway = text(table?.values, 'transit_gateway_id');
      // The accepter's side of a peering belongs to the peer gateway.
      const ends = [attachment?.gateway, text(attachment?.object.values, 'peer_transit_gateway_id')];
      return attachment === undefined ||
        gateway === undefined ||
        ends.includes(gateway) ||
        attachment.gateway === undefined
        ? undefined
        : `Transit Gateway Attachment ${attachment.id} does not belong to ${gateway}, the gateway of ${table?.id}`;
    },
  },
  {
    id: 'transit-association/exists',
    types: ['aws_ec2_transit_gateway_route_table_association'],
    on: CREATE,
    code: 'Resource.AlreadyAssociated',
    when: 'the attachment is associated with a route table',
    source: ROUTES,
    refuses: (check) => {
      const [attachment, table] = [attachmentNamed(check), tableNamed(check)];
      const association = attachment === undefined ? undefined : associationOf(check.world, attachment.id);
      const other = lookUp(
        check.world,
        ['aws_ec2_transit_gateway_route_table'],
        text(association?.values ?? {}, 'transit_gateway_route_table_id'),
      );
      // A peering is one attachment with a table on each side.
      const elsewhere = other?.values['transit_gateway_id'] !== table?.values['transit_gateway_id'];
      return association === undefined ||
        (attachment?.resourceType === 'peering' && elsewhere) ||
        check.values['replace_existing_association'] === true
        ? undefined
        : `Transit Gateway Attachment ${attachment?.id} is already associated to a route table (${text(association.values, 'transit_gateway_route_table_id')}).`;
    },
  },
  {
    id: 'transit-propagation/exists',
    types: ['aws_ec2_transit_gateway_route_table_propagation'],
    on: CREATE,
    code: 'TransitGatewayRouteTablePropagation.Duplicate',
    when: 'the attachment propagates to the route table',
    source: ROUTES,
    refuses: (check) => {
      const [attachment, table] = [attachmentNamed(check), tableNamed(check)];
      return attachment !== undefined &&
        table !== undefined &&
        propagatesTo(check.world, attachment.id, table.id)
        ? `Propagation is already enabled for ${attachment.id} on ${table.id}.`
        : undefined;
    },
  },
  {
    id: 'transit-route/exists',
    types: ['aws_ec2_transit_gateway_route'],
    on: CREATE,
    code: 'RouteAlreadyExists',
    when: 'the table has a static route to that destination',
    source: ROUTES,
    refuses: (check) => {
      const destination = canonicalBlock(text(check.values, 'destination_cidr_block') ?? '');
      const same = withValue(
        check,
        'aws_ec2_transit_gateway_route',
        'transit_gateway_route_table_id',
        text(check.values, 'transit_gateway_route_table_id'),
      ).some(({ values }) => canonicalBlock(text(values, 'destination_cidr_block') ?? '') === destination);
      return same
        ? {
            message: `Route ${destination} already exists in Transit Gateway Route Table ${text(check.values, 'transit_gateway_route_table_id')}`,
            attribute: 'destination_cidr_block',
          }
        : undefined;
    },
  },
  {
    id: 'transit-route/target',
    types: ['aws_ec2_transit_gateway_route', 'aws_ec2_transit_gateway_prefix_list_reference'],
    on: CREATE,
    code: 'InvalidParameterCombination',
    when: 'a route has neither an attachment nor is a blackhole, or is both',
    source: ROUTES,
    refuses: ({ values }) => {
      const attachment = text(values, 'transit_gateway_attachment_id') !== undefined;
      const named = attachment || values['transit_gateway_attachment_id'] !== null;
      return named === (values['blackhole'] === true)
        ? 'Exactly one of transit_gateway_attachment_id and blackhole = true must be given'
        : undefined;
    },
  },
  {
    id: 'transit-route/destination',
    types: ['aws_ec2_transit_gateway_route'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a destination is no CIDR, or has host bits set',
    source: ROUTES,
    refuses: ({ values }) => {
      const cidr = text(values, 'destination_cidr_block');
      return cidr === undefined || parseBlock(cidr)?.exact === true
        ? undefined
        : { message: `Invalid CIDR block: ${cidr}`, attribute: 'destination_cidr_block' };
    },
  },
  {
    id: 'transit-table/in-use',
    types: ['aws_ec2_transit_gateway_route_table'],
    on: DELETE,
    code: 'IncorrectState',
    when: 'the route table has associations',
    source: ROUTES,
    refuses: (check) => {
      const [association] = withValue(
        check,
        'aws_ec2_transit_gateway_route_table_association',
        'transit_gateway_route_table_id',
        check.id,
      );
      return association === undefined
        ? undefined
        : `${check.id} has associations: ${text(association.values, 'transit_gateway_attachment_id')}; disassociate first`;
    },
  },
  {
    id: 'transit-table/default',
    types: ['aws_ec2_transit_gateway_route_table'],
    on: DELETE,
    code: 'IncorrectState',
    when: "the route table is its gateway's default",
    source: ROUTES,
    refuses: ({ id, values, world }) => {
      const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(values, 'transit_gateway_id'));
      const defaults = [
        text(gateway?.values, 'association_default_route_table_id'),
        text(gateway?.values, 'propagation_default_route_table_id'),
      ];
      return id !== undefined && defaults.includes(id)
        ? `Cannot delete default route table ${id} of ${gateway?.id}`
        : undefined;
    },
  },
];
