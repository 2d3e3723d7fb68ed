import { overlaps, parseBlock } from '../../types/address';
import { texts } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, DELETE, numeric, text, withValue, type Rule } from '../rule';

const VPC_ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
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
