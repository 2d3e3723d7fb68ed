import { isVisibleTo } from '../../types/account/ram';
import { attachmentOf } from '../../types/transit/attachment';
import { lookUp, texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, text, withValue, type Check, type Rule } from '../rule';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html';
const VPC_ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
const attachmentNamed = ({ values, world }: Check) =>
  attachmentOf(world, text(values, 'transit_gateway_attachment_id'));
export const TRANSIT_ATTACHMENT_RULES: readonly Rule[] = [
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
];
