import { canonicalBlock, overlaps, parseBlock } from '../../types/address';
import { isVisibleTo } from '../../types/account/ram';
import { associationOf, attachmentOf, propagatesTo } from '../../types/transit/attachment';
import { lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, DELETE, numeric, text, withValue, type Check, type Rule } from '../rule';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html';
const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html';
const VPC_ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
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

/** Private ASNs that AWS lets one choose: 16-bit and 32-bit. */
export function isPrivateAsn(asn: number): boolean {
  return (asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
}

export const TRANSIT_GATEWAY_RULES: readonly Rule[] = [
  {
    id: 'transit-gateway/asn',
    types: ['aws_ec2_transit_gateway', 'aws_vpn_gateway', 'aws_dx_gateway'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: "Amazon's side gets an ASN outside 64512–65534 and 4200000000–4294967294",
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html',
    refuses: (check) => {
      const asn = Number(
        text(check.values, 'amazon_side_asn') ?? numeric(check.values, 'amazon_side_asn') ?? 64512,
      );
      // Gateways may have got the Amazon ASNs of old times, so only what changes is looked at.
      const before = check.prior?.['amazon_side_asn'];
      if (isPrivateAsn(asn) || String(before) === String(asn) || [7224, 9059, 10124, 17493].includes(asn))
        return undefined;
      return {
        message: `Amazon side ASN ${asn} is not a private ASN: 64512 to 65534 or 4200000000 to 4294967294`,
        attribute: 'amazon_side_asn',
      };
    },
  },
  {
    id: 'transit-attachment/duplicate',
    types: [VPC_ATTACHMENT],
    on: CREATE,
    code: 'DuplicateTransitGatewayAttachment',
    when: 'the VPC is attached to the gateway',
    source: PAGE,
    refuses: (check) => {
      const other = withValue(check, VPC_ATTACHMENT, 'vpc_id', text(check.values, 'vpc_id')).find(
        ({ values }) => values['transit_gateway_id'] === check.values['transit_gateway_id'],
      );
      return other === undefined
        ? undefined
        : `${text(check.values, 'transit_gateway_id')} has non-deleted Transit Gateway Attachments with same VPC ID: ${other.id}`;
    },
  },
  {
    id: 'transit-attachment/not-shared',
    types: [VPC_ATTACHMENT],
    on: CREATE,
    code: 'InvalidTransitGatewayID.NotFound',
    when: "the gateway is another account's and not shared with this one by RAM",
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-share.html',
    refuses: ({ values, world, scope }) => {
      const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(values, 'transit_gateway_id'));
      return gateway === undefined || isVisibleTo(world, gateway, scope.account)
        ? undefined
        : {
            message: `Transit Gateway ${gateway.id} was deleted or does not exist.`,
            attribute: 'transit_gateway_id',
          };
    },
  },
  {
    id: 'transit-attachment/same-zone',
    types: [VPC_ATTACHMENT],
    on: CREATE_OR_UPDATE,
    code: 'DuplicateSubnetsInSameZone',
    when: 'an attachment names two subnets of one Availability Zone',
    source: PAGE,
    refuses: ({ values, world }) => {
      const zones = texts(values, 'subnet_ids').flatMap(
        (id) => text(lookUp(world, ['aws_subnet'], id)?.values, 'availability_zone') ?? [],
      );
      const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
      return twice === undefined
        ? undefined
        : { message: `Duplicate Subnets for same AZ (${twice})`, attribute: 'subnet_ids' };
    },
  },
  {
    id: 'transit-attachment/other-vpc',
    types: [VPC_ATTACHMENT],
    on: CREATE_OR_UPDATE,
    code: 'InvalidSubnetID.NotFound',
    when: "a subnet of the attachment is another VPC's",
    source: PAGE,
    refuses: ({ values, world }) => {
      const vpc = text(values, 'vpc_id');
      const foreign = texts(values, 'subnet_ids').find(
        (id) => (lookUp(world, ['aws_subnet'], id)?.values['vpc_id'] ?? vpc) !== vpc,
      );
      return foreign === undefined
        ? undefined
        : { message: `Subnet ${foreign} does not belong to ${vpc}`, attribute: 'subnet_ids' };
    },
  },
  {
    id: 'transit-attachment/accept-state',
    types: [
      'aws_ec2_transit_gateway_vpc_attachment_accepter',
      'aws_ec2_transit_gateway_peering_attachment_accepter',
    ],
    on: CREATE,
    code: 'IncorrectState',
    when: 'an attachment is to be accepted that does not wait for it',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptTransitGatewayVpcAttachment.html',
    refuses: (check) => {
      const attachment = attachmentNamed(check);
      return attachment === undefined || attachment.state === 'pendingAcceptance'
        ? undefined
        : `${attachment.id} is in invalid state: ${attachment.state}, it must be pendingAcceptance`;
    },
  },
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
    id: 'transit-gateway/in-use',
    types: ['aws_ec2_transit_gateway'],
    on: DELETE,
    code: 'IncorrectState',
    when: 'the gateway has attachments',
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html',
    refuses: (check) => {
      const attached = [
        VPC_ATTACHMENT,
        'aws_ec2_transit_gateway_peering_attachment',
        'aws_ec2_transit_gateway_connect',
        'aws_vpn_connection',
      ]
        .flatMap((type) => withValue(check, type, 'transit_gateway_id', check.id))
        .map(({ id }) => id);
      return attached.length === 0
        ? undefined
        : `${check.id} has non-deleted Attachments: ${attached.join(', ')}.`;
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
  {
    id: 'transit-gateway/cidr-blocks',
    types: ['aws_ec2_transit_gateway'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a CIDR block of the gateway is smaller than /24 (IPv6: /64), or overlaps another of its blocks',
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html',
    refuses: ({ values }) => {
      const parsed = texts(values, 'transit_gateway_cidr_blocks').map((cidr) => ({
        cidr,
        block: parseBlock(cidr),
      }));
      for (const [index, { cidr, block }] of parsed.entries()) {
        if (block === undefined || block.length > (block.family === 4 ? 24 : 64))
          return {
            message: `Transit Gateway CIDR ${cidr} must be /24 or larger (IPv6: /64)`,
            attribute: 'transit_gateway_cidr_blocks',
          };
        if (parsed.slice(0, index).some((other) => other.block !== undefined && overlaps(other.block, block)))
          return {
            message: `Transit Gateway CIDR ${cidr} overlaps another one`,
            attribute: 'transit_gateway_cidr_blocks',
          };
      }
      return undefined;
    },
  },
  {
    id: 'transit-connect-peer/inside',
    types: ['aws_ec2_transit_gateway_connect_peer'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the inside IPv4 block of a Connect peer is no /29 of 169.254.0.0/16, or one that AWS keeps',
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html',
    refuses: ({ values }) => {
      const inside = texts(values, 'inside_cidr_blocks')
        .flatMap((cidr) => parseBlock(cidr) ?? [])
        .find(({ family }) => family === 4);
      const range = parseBlock('169.254.0.0/16');
      const kept = [
        '169.254.0.0/29',
        '169.254.1.0/29',
        '169.254.2.0/29',
        '169.254.3.0/29',
        '169.254.4.0/29',
        '169.254.5.0/29',
        '169.254.169.248/29',
      ];
      if (inside === undefined || range === undefined) return undefined;
      const fits =
        inside.length === 29 &&
        overlaps(range, inside) &&
        !kept.some((cidr) => parseBlock(cidr)?.start === inside.start);
      return fits
        ? undefined
        : {
            message: 'Inside CIDR must be a /29 in 169.254.0.0/16 that AWS does not keep',
            attribute: 'inside_cidr_blocks',
          };
    },
  },
];
