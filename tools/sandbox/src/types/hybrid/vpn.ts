import { crc32 } from 'node:zlib';
import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import { formatAddress, parseBlock } from '../address';
import { joinDefaultTables, leaveTables } from '../transit/attachment';
import { publicAddress } from '../ec2/subnet-addresses';
import type { Making, TypeModule } from '../type-module';
import { lookUp, text } from '../values';

/** First addresses of the /30 that AWS takes when none is chosen; some of 169.254/16 are kept for itself. */
function insideCidr({ planned, seed }: Making, tunnel: 1 | 2): string {
  const chosen = text(planned, `tunnel${tunnel}_inside_cidr`);
  if (chosen !== undefined) return chosen;
  return `169.254.${6 + seed.number(200, `third ${tunnel}`)}.${4 * seed.number(63, `fourth ${tunnel}`)}/30`;
}

/** The gateway takes the first usable address of the tunnel's block, the customer's device the second. */
function insideAddress(making: Making, tunnel: 1 | 2, offset: bigint): string {
  const block = parseBlock(insideCidr(making, tunnel));
  return block === undefined ? '' : formatAddress(block.start + offset, 4);
}

function asnOf({ planned, world }: Making): string {
  const gateway =
    lookUp(world, ['aws_vpn_gateway'], text(planned, 'vpn_gateway_id')) ??
    lookUp(world, ['aws_ec2_transit_gateway'], text(planned, 'transit_gateway_id'));
  return String(gateway?.values['amazon_side_asn'] ?? '64512');
}

const isStatic = ({ planned }: Making): boolean => planned['static_routes_only'] === true;

/** What AWS makes of one tunnel. Its key is AWS's secret: the sandbox invents none, the attribute stays empty. */
function tunnelValues(tunnel: 1 | 2): Record<string, (making: Making) => TfValue> {
  const name = `tunnel${tunnel}`;
  return {
    [`${name}_address`]: ({ seed }) => publicAddress(seed, name),
    [`${name}_inside_cidr`]: (making) =>
      making.planned['tunnel_inside_ip_version'] === 'ipv6' &&
      text(making.planned, `${name}_inside_cidr`) === undefined
        ? ''
        : insideCidr(making, tunnel),
    [`${name}_inside_ipv6_cidr`]: () => '',
    [`${name}_vgw_inside_address`]: (making) => insideAddress(making, tunnel, 1n),
    [`${name}_cgw_inside_address`]: (making) => insideAddress(making, tunnel, 2n),
    [`${name}_bgp_asn`]: (making) => (isStatic(making) ? '' : asnOf(making)),
    [`${name}_bgp_holdtime`]: (making) => (isStatic(making) ? 0 : 30),
    [`${name}_preshared_key`]: () => '',
  };
}

/** What AWS shows of the static routes of a connection. */
function routes(connection: WorldObject, world: WorldView): TfObject[] {
  return world.where('aws_vpn_connection_route', 'vpn_connection_id', connection.id).map(({ values }) => ({
    destination_cidr_block: values['destination_cidr_block'] ?? '',
    source: 'Static',
    state: 'available',
  }));
}

function join(object: WorldObject, _making: Making, world: WorldTransaction): void {
  const attachment = text(object.values, 'transit_gateway_attachment_id');
  if (attachment !== undefined) joinDefaultTables(world, attachment, { associate: true, propagate: true });
}

/** Site-to-Site VPN connections. */
export const vpnConnection: TypeModule = {
  values: {
    ...tunnelValues(1),
    ...tunnelValues(2),
    transit_gateway_attachment_id: ({ planned, prior, seed }) =>
      text(planned, 'transit_gateway_id') === undefined
        ? ''
        : (text(prior, 'transit_gateway_attachment_id') ?? `tgw-attach-${seed.hex(17, 'attachment')}`),
    customer_gateway_configuration: () => '',
    core_network_arn: () => '',
    core_network_attachment_arn: () => '',
    preshared_key_arn: ({ planned, scope, seed }) =>
      planned['preshared_key_storage'] === 'SecretsManager'
        ? `arn:${scope.partition}:secretsmanager:${scope.region}:${scope.account}:secret:s2svpn!${seed.hex(12, 'secret')}`
        : '',
    preshared_key_storage: () => 'Standard',
    enable_acceleration: () => false,
    static_routes_only: () => false,
    local_ipv4_network_cidr: ({ planned }) =>
      planned['tunnel_inside_ip_version'] === 'ipv6' ? '' : '0.0.0.0/0',
    remote_ipv4_network_cidr: ({ planned }) =>
      planned['tunnel_inside_ip_version'] === 'ipv6' ? '' : '0.0.0.0/0',
    local_ipv6_network_cidr: ({ planned }) => (planned['tunnel_inside_ip_version'] === 'ipv6' ? '::/0' : ''),
    remote_ipv6_network_cidr: ({ planned }) => (planned['tunnel_inside_ip_version'] === 'ipv6' ? '::/0' : ''),
    outside_ip_address_type: () => 'PublicIpv4',
    tunnel_inside_ip_version: () => 'ipv4',
    tunnel_bandwidth: () => 'standard',
    routes: () => [],
    vgw_telemetry: () => [],
  },
  created: join,
  updated: join,
  deleted: (object, world) => {
    leaveTables(world, text(object.values, 'transit_gateway_attachment_id') ?? '', 'all');
    for (const route of world.where('aws_vpn_connection_route', 'vpn_connection_id', object.id))
      world.delete(route);
  },
  shown: (object, world) => ({ routes: routes(object, world) }),
};

export const vpnGatewayAttachment: TypeModule = {
  id: ({ planned }) =>
    `vpn-attachment-${crc32(`${text(planned, 'vpc_id') ?? ''}-${text(planned, 'vpn_gateway_id') ?? ''}`).toString(16)}`,
};
