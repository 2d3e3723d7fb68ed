import { contains, overlaps, parseBlock } from '../../types/address';
import { lookUp, texts } from '../../types/values';
import {
  CREATE,
  CREATE_OR_UPDATE,
  EC2_ERRORS,
  numeric,
  text,
  withValue,
  type Check,
  type Rule,
} from '../rule';

const VPN = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html';
const CGW = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html';
const DX = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html';
const VIF = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html';

const KINDS = ['private', 'public', 'transit'] as const;
const INTERFACES = KINDS.flatMap((kind) => [
  `aws_dx_${kind}_virtual_interface`,
  `aws_dx_hosted_${kind}_virtual_interface`,
]);
const PRIVATE = INTERFACES.filter((type) => !type.includes('public'));

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

/** All prefixes announced with a gateway's associations. */
const announced = (check: Check): number => texts(check.values, 'allowed_prefixes').length;

export const HYBRID_RULES: readonly Rule[] = [
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
  {
    id: 'dx-interface/vlan',
    types: INTERFACES,
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a VLAN is not from 1 to 4094, or taken on the connection',
    source: VIF,
    refuses: (check) => {
      const vlan = numeric(check.values, 'vlan');
      if (vlan === undefined) return undefined;
      if (vlan < 1 || vlan > 4094)
        return { message: `VLAN ${vlan} must be from 1 to 4094`, attribute: 'vlan' };
      const taken = INTERFACES.flatMap((type) =>
        withValue(check, type, 'connection_id', text(check.values, 'connection_id')),
      ).find(({ values }) => values['vlan'] === vlan);
      return taken === undefined
        ? undefined
        : {
            message: `The requested VLAN is already in use by another virtual interface: ${vlan} (${taken.id})`,
            attribute: 'vlan',
          };
    },
  },
  {
    id: 'dx-interface/asn',
    types: INTERFACES,
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'the ASN of the customer side is not from 1 to 4294967294',
    source: VIF,
    refuses: ({ values }) => {
      const asn = numeric(values, 'bgp_asn');
      return asn === undefined || (asn >= 1 && asn <= 4_294_967_294)
        ? undefined
        : { message: `ASN ${asn} is invalid`, attribute: 'bgp_asn' };
    },
  },
  {
    id: 'dx-interface/gateway',
    types: ['aws_dx_private_virtual_interface'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a private interface names neither or both of a Direct Connect gateway and a virtual private gateway',
    source: VIF,
    refuses: ({ values }) => {
      const given = ['dx_gateway_id', 'vpn_gateway_id'].filter((name) => text(values, name) !== undefined);
      return given.length === 1 ? undefined : 'Exactly one of dx_gateway_id and vpn_gateway_id must be given';
    },
  },
  {
    id: 'dx-interface/mixed-gateway',
    types: PRIVATE,
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a Direct Connect gateway is to have both private and transit interfaces',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html',
    refuses: (check) => {
      const gateway = text(check.values, 'dx_gateway_id');
      const other = check.type.includes('transit') ? 'private' : 'transit';
      const [found] = withValue(check, `aws_dx_${other}_virtual_interface`, 'dx_gateway_id', gateway);
      return found === undefined
        ? undefined
        : `Direct Connect gateway ${gateway} has a ${other} virtual interface (${found.id}): it cannot have both kinds`;
    },
  },
  {
    id: 'dx-interface/mtu',
    types: INTERFACES,
    on: CREATE_OR_UPDATE,
    code: 'DirectConnectClientException',
    when: 'the MTU is not 1500, or 9001 for a private interface, or 8500 for either',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html',
    refuses: ({ type, values }) => {
      const mtu = numeric(values, 'mtu');
      const allowed = type.includes('transit') ? [1500, 8500] : [1500, 8500, 9001];
      return mtu === undefined || allowed.includes(mtu)
        ? undefined
        : { message: `MTU ${mtu} must be one of ${allowed.join(', ')}`, attribute: 'mtu' };
    },
  },
  {
    id: 'dx-association/prefixes',
    types: ['aws_dx_gateway_association', 'aws_dx_gateway_association_proposal'],
    on: CREATE_OR_UPDATE,
    code: 'DirectConnectClientException',
    when: 'more than 200 prefixes for a transit gateway, or more than 20 for a virtual private gateway, are announced',
    source: DX,
    refuses: (check) => {
      const transit = (text(check.values, 'associated_gateway_id') ?? '').startsWith('tgw-');
      const most = transit ? 200 : 20;
      return announced(check) > most
        ? {
            message: `${announced(check)} allowed prefixes are more than the ${most} that an association takes`,
            attribute: 'allowed_prefixes',
          }
        : undefined;
    },
  },
  {
    id: 'dx-association/transit-without-prefixes',
    types: ['aws_dx_gateway_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'an association of a transit gateway names no prefixes',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html',
    refuses: (check) =>
      (text(check.values, 'associated_gateway_id') ?? '').startsWith('tgw-') && announced(check) === 0
        ? {
            message: 'Allowed prefixes must be given for a transit gateway association',
            attribute: 'allowed_prefixes',
          }
        : undefined,
  },
  {
    id: 'dx-association/overlap',
    types: ['aws_dx_gateway_association', 'aws_dx_gateway_association_proposal'],
    on: CREATE_OR_UPDATE,
    code: 'DirectConnectClientException',
    when: 'a prefix overlaps one of another association of the same gateway',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html',
    refuses: (check) => {
      const own = texts(check.values, 'allowed_prefixes').flatMap((cidr) => parseBlock(cidr) ?? []);
      for (const other of withValue(
        check,
        'aws_dx_gateway_association',
        'dx_gateway_id',
        text(check.values, 'dx_gateway_id'),
      )) {
        // The association that a proposal led to has its prefixes.
        if (
          other.values['associated_gateway_id'] === check.values['associated_gateway_id'] ||
          other.values['proposal_id'] === check.id
        )
          continue;
        const clash = texts(other.values, 'allowed_prefixes').find((cidr) =>
          own.some((block) => {
            const its = parseBlock(cidr);
            return its !== undefined && overlaps(its, block);
          }),
        );
        if (clash !== undefined)
          return {
            message: `Allowed prefixes overlap those of ${other.id} (${clash})`,
            attribute: 'allowed_prefixes',
          };
      }
      return undefined;
    },
  },
  {
    id: 'dx-association/exists',
    types: ['aws_dx_gateway_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'the two gateways are associated',
    source: DX,
    refuses: (check) => {
      const associated = text(check.values, 'associated_gateway_id');
      const same = withValue(
        check,
        'aws_dx_gateway_association',
        'dx_gateway_id',
        text(check.values, 'dx_gateway_id'),
      ).some(({ values }) => associated !== undefined && values['associated_gateway_id'] === associated);
      return same
        ? `Association between ${text(check.values, 'dx_gateway_id')} and ${associated} already exists`
        : undefined;
    },
  },
  {
    id: 'dx-association/same-asn',
    types: ['aws_dx_gateway_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a transit gateway has the ASN of the Direct Connect gateway',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html',
    refuses: ({ values, world }) => {
      const gateway = lookUp(world, ['aws_ec2_transit_gateway'], text(values, 'associated_gateway_id'));
      const dx = lookUp(world, ['aws_dx_gateway'], text(values, 'dx_gateway_id'));
      return gateway !== undefined &&
        dx !== undefined &&
        String(gateway.values['amazon_side_asn'] ?? 64512) === String(dx.values['amazon_side_asn'])
        ? `The ASN ${String(dx.values['amazon_side_asn'])} of the Direct Connect gateway must differ from that of ${gateway.id}`
        : undefined;
    },
  },
  {
    id: 'dx-lag/bandwidth',
    types: ['aws_dx_connection_association'],
    on: CREATE,
    code: 'DirectConnectClientException',
    when: 'a connection of another bandwidth joins a LAG',
    source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html',
    refuses: ({ values, world }) => {
      const lag = lookUp(world, ['aws_dx_lag'], text(values, 'lag_id'));
      const connection = lookUp(world, ['aws_dx_connection'], text(values, 'connection_id'));
      const [its, own] = [text(lag?.values, 'connections_bandwidth'), text(connection?.values, 'bandwidth')];
      return its === undefined || own === undefined || its === own
        ? undefined
        : `Connection ${connection?.id} has ${own}, the LAG ${lag?.id} takes ${its}`;
    },
  },
];
