import { contains, parseBlock } from '../../types/address';
import { lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, EC2_ERRORS, text, withValue, type Rule } from '../rule';

const VPN = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html';
const CGW = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html';
/** Tunnel blocks that AWS keeps. */
const KEPT = [
  '169.254.0.0/30',
  '169.254.1.0/30',
  '169.254.2.0/30',
  '169.254.3.0/30',
  '169.254.4.0/30',
  '169.254.5.0/30',
  '169.254.169.252/30',
];
const LINK_LOCAL = '169.254.0.0/16';

export const VPN_RULES: readonly Rule[] = [
  {
    id: 'customer-gateway/asn',
    types: ['aws_customer_gateway'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'the ASN of a customer gateway is not from 1 to 4294967294, or one that AWS keeps (7224)',
    source: CGW,
    refuses: ({ values }) => {
      const asn = Number(text(values, 'bgp_asn') ?? text(values, 'bgp_asn_extended') ?? 65000);
      return asn >= 1 && asn <= 4_294_967_294 && asn !== 7224 && asn !== 9059
        ? undefined
        : { message: `Value (${asn}) for parameter bgpAsn is invalid.`, attribute: 'bgp_asn' };
    },
  },
  {
    id: 'customer-gateway/address',
    types: ['aws_customer_gateway'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a customer gateway has neither an address nor a certificate',
    source: CGW,
    refuses: ({ values }) =>
      text(values, 'ip_address') === undefined && text(values, 'certificate_arn') === undefined
        ? { message: 'Either ipAddress or certificateArn must be specified', attribute: 'ip_address' }
        : undefined,
  },
  {
    id: 'vpn-connection/one-gateway',
    types: ['aws_vpn_connection'],
    on: CREATE,
    code: 'InvalidParameterCombination',
    when: 'a connection names both a transit and a virtual private gateway',
    source: VPN,
    refuses: ({ values }) =>
      text(values, 'vpn_gateway_id') !== undefined && text(values, 'transit_gateway_id') !== undefined
        ? 'The parameters vpnGatewayId and transitGatewayId cannot be used together'
        : undefined,
  },
  {
    id: 'vpn-connection/exists',
    types: ['aws_vpn_connection'],
    on: CREATE,
    code: 'InvalidOption.Conflict',
    when: 'a connection of that virtual private gateway and that customer gateway exists',
    source: EC2_ERRORS,
    refuses: (check) => {
      const gateway = text(check.values, 'vpn_gateway_id');
      const other = withValue(
        check,
        'aws_vpn_connection',
        'customer_gateway_id',
        text(check.values, 'customer_gateway_id'),
      ).find(({ values }) => gateway !== undefined && values['vpn_gateway_id'] === gateway);
      return other === undefined
        ? undefined
        : `A VPN connection between ${gateway} and ${text(check.values, 'customer_gateway_id')} already exists: ${other.id}`;
    },
  },
  {
    id: 'vpn-connection/asn-conflict',
    types: ['aws_vpn_connection'],
    on: CREATE,
    code: 'AsnConflict',
    when: 'customer gateway and virtual private gateway have the same ASN',
    source: EC2_ERRORS,
    refuses: ({ values, world }) => {
      const gateway = lookUp(world, ['aws_vpn_gateway'], text(values, 'vpn_gateway_id'));
      const customer = lookUp(world, ['aws_customer_gateway'], text(values, 'customer_gateway_id'));
      const asn = text(customer?.values, 'bgp_asn');
      return gateway !== undefined &&
        values['static_routes_only'] !== true &&
        asn !== undefined &&
        asn === String(gateway.values['amazon_side_asn'])
        ? `The ASN ${asn} of ${customer?.id} is that of ${gateway.id}`
        : undefined;
    },
  },
  {
    id: 'vpn-connection/inside',
    types: ['aws_vpn_connection'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'the inside block of a tunnel is no /30 of 169.254.0.0/16, or one that AWS keeps',
    source: VPN,
    refuses: ({ values }) => {
      const range = parseBlock(LINK_LOCAL);
      for (const name of ['tunnel1_inside_cidr', 'tunnel2_inside_cidr']) {
        const cidr = text(values, name);
        const block = parseBlock(cidr);
        if (cidr === undefined || range === undefined) continue;
        const fits =
          block !== undefined &&
          block.length === 30 &&
          block.exact &&
          contains(range, block) &&
          !KEPT.includes(cidr);
        if (!fits)
          return {
            message: `The tunnel inside CIDR ${cidr} must be a /30 of ${LINK_LOCAL} that AWS does not keep`,
            attribute: name,
          };
      }
      return undefined;
    },
  },
  {
    id: 'vpn-connection/inside-taken',
    types: ['aws_vpn_connection'],
    on: CREATE_OR_UPDATE,
    code: 'InvalidCidr.InUse',
    when: 'another tunnel on the same gateway has the inside block',
    source: EC2_ERRORS,
    refuses: (check) => {
      const names = ['tunnel1_inside_cidr', 'tunnel2_inside_cidr'];
      const own = names.flatMap((name) => text(check.values, name) ?? []);
      if (own.length === 2 && own[0] === own[1]) return `The inside CIDR ${own[0]} is used by both tunnels`;
      for (const gateway of ['vpn_gateway_id', 'transit_gateway_id'])
        for (const { id, values } of withValue(
          check,
          'aws_vpn_connection',
          gateway,
          text(check.values, gateway),
        )) {
          const both = names
            .map((name) => text(values, name))
            .find((cidr) => cidr !== undefined && own.includes(cidr));
          if (both !== undefined) return `The inside CIDR ${both} is already in use by ${id}`;
        }
      return undefined;
    },
  },
  {
    id: 'vpn-connection/acceleration',
    types: ['aws_vpn_connection'],
    on: CREATE,
    code: 'UnsupportedOperation',
    when: 'acceleration is asked for without a transit gateway',
    source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/accelerated-vpn.html',
    refuses: ({ values }) =>
      values['enable_acceleration'] === true && text(values, 'transit_gateway_id') === undefined
        ? {
            message: 'Acceleration is only supported for VPN connections on a transit gateway',
            attribute: 'enable_acceleration',
          }
        : undefined,
  },
  {
    id: 'vpn-route/dynamic',
    types: ['aws_vpn_connection_route'],
    on: CREATE,
    code: 'InvalidVpnConnection.InvalidType',
    when: 'a static route is added to a connection with BGP',
    source: EC2_ERRORS,
    refuses: ({ values, world }) => {
      const connection = lookUp(world, ['aws_vpn_connection'], text(values, 'vpn_connection_id'));
      return connection !== undefined && connection.values['static_routes_only'] !== true
        ? `The VPN connection ${connection.id} does not support static routes`
        : undefined;
    },
  },
  {
    id: 'vpn-propagation/not-attached',
    types: ['aws_vpn_gateway_route_propagation'],
    on: CREATE,
    code: 'Gateway.NotAttached',
    when: 'a gateway propagates into a table of a VPC to which it is not attached',
    source: EC2_ERRORS,
    refuses: ({ values, world }) => {
      const table = lookUp(world, ['aws_route_table'], text(values, 'route_table_id'));
      const gateway = text(values, 'vpn_gateway_id');
      const vpc = text(table?.values, 'vpc_id');
      if (vpc === undefined || gateway === undefined) return undefined;
      const attached =
        world.where('aws_vpn_gateway', 'vpc_id', vpc).some(({ id }) => id === gateway) ||
        world
          .where('aws_vpn_gateway_attachment', 'vpc_id', vpc)
          .some((one) => one.values['vpn_gateway_id'] === gateway);
      return attached ? undefined : `resource ${vpc} is not attached to gateway ${gateway}`;
    },
  },
];
