/**
 * What a change of an argument does to a link or a gateway: a replacement drops every session, an update in place those that
 * are named. Arguments that are not here change nothing that carries packets.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/endpoint-replacements.html
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html
 */
export type Reaction =
  | 'replace'
  | 'both-tunnels'
  | 'tunnel1'
  | 'tunnel2'
  | 'session'
  | 'prefixes'
  | 'refused'
  | 'proposed'
  | 'detach';

type Reactions = Readonly<Record<string, Reaction>>;

const all = (reaction: Reaction, ...names: readonly string[]): Reactions =>
  Object.fromEntries(names.map((name) => [name, reaction]));

const TUNNEL_OPTIONS = [
  ...['preshared_key', 'ike_versions', 'startup_action', 'dpd_timeout_action', 'dpd_timeout_seconds'],
  ...['rekey_fuzz_percentage', 'rekey_margin_time_seconds', 'replay_window_size', 'log_options'],
  ...[1, 2].flatMap((phase) =>
    ['dh_group_numbers', 'encryption_algorithms', 'integrity_algorithms', 'lifetime_seconds'].map(
      (option) => `phase${phase}_${option}`,
    ),
  ),
];

const SESSION = ['address_family', 'amazon_address', 'customer_address', 'bgp_asn', 'bgp_auth_key'];
const INTERFACE = all('replace', ...SESSION, 'connection_id', 'name', 'vlan');
const OWN = { ...INTERFACE, ...all('replace', 'dx_gateway_id', 'vpn_gateway_id'), mtu: 'session' } as const;
const HOSTED = { ...INTERFACE, ...all('replace', 'mtu', 'owner_account_id') };
const ACCEPTER = all('replace', 'dx_gateway_id', 'vpn_gateway_id', 'virtual_interface_id');

const REACTIONS: Readonly<Record<string, Reactions>> = {
  aws_dx_gateway: all('replace', 'amazon_side_asn'),
  aws_vpn_gateway: { ...all('replace', 'amazon_side_asn', 'availability_zone'), vpc_id: 'detach' },
  aws_ec2_transit_gateway: all('refused', 'amazon_side_asn'),
  aws_customer_gateway: all(
    'replace',
    ...['bgp_asn', 'bgp_asn_extended', 'certificate_arn', 'device_name', 'ip_address', 'type'],
  ),
  aws_vpn_connection: {
    ...all('replace', 'enable_acceleration', 'static_routes_only', 'tunnel_inside_ip_version', 'type'),
    ...all('replace', ...[1, 2].flatMap((n) => [`tunnel${n}_inside_cidr`, `tunnel${n}_inside_ipv6_cidr`])),
    ...all('both-tunnels', 'customer_gateway_id', 'transit_gateway_id', 'vpn_gateway_id'),
    ...all(
      'both-tunnels',
      ...['local', 'remote'].flatMap((side) => [4, 6].map((v) => `${side}_ipv${v}_network_cidr`)),
    ),
    ...all('tunnel1', ...TUNNEL_OPTIONS.map((option) => `tunnel1_${option}`)),
    ...all('tunnel2', ...TUNNEL_OPTIONS.map((option) => `tunnel2_${option}`)),
  },
  aws_vpn_connection_route: all('replace', 'destination_cidr_block', 'vpn_connection_id'),
  aws_dx_connection: all('replace', 'bandwidth', 'location', 'name', 'provider_name', 'request_macsec'),
  aws_dx_lag: all('replace', 'connections_bandwidth', 'location', 'provider_name', 'connection_id'),
  aws_dx_private_virtual_interface: OWN,
  aws_dx_transit_virtual_interface: OWN,
  aws_dx_public_virtual_interface: { ...INTERFACE, route_filter_prefixes: 'replace' },
  aws_dx_hosted_private_virtual_interface: HOSTED,
  aws_dx_hosted_transit_virtual_interface: HOSTED,
  aws_dx_hosted_public_virtual_interface: { ...HOSTED, route_filter_prefixes: 'replace' },
  aws_dx_hosted_private_virtual_interface_accepter: ACCEPTER,
  aws_dx_hosted_transit_virtual_interface_accepter: ACCEPTER,
  aws_dx_hosted_public_virtual_interface_accepter: ACCEPTER,
  aws_dx_bgp_peer: all('replace', ...SESSION, 'virtual_interface_id'),
  aws_dx_gateway_association: {
    ...all('replace', 'dx_gateway_id', 'associated_gateway_id', 'associated_gateway_owner_account_id'),
    allowed_prefixes: 'prefixes',
  },
  aws_dx_gateway_association_proposal: all(
    'proposed',
    ...['allowed_prefixes', 'associated_gateway_id', 'dx_gateway_id', 'dx_gateway_owner_account_id'],
  ),
  aws_ec2_transit_gateway_connect: all('replace', 'transit_gateway_id', 'transport_attachment_id'),
  aws_ec2_transit_gateway_connect_peer: all(
    'replace',
    ...[
      'bgp_asn',
      'inside_cidr_blocks',
      'peer_address',
      'transit_gateway_address',
      'transit_gateway_attachment_id',
    ],
  ),
};

/** Values that an argument has when it is left out. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_ec2_transit_gateway: { amazon_side_asn: '64512' },
  aws_dx_private_virtual_interface: { mtu: '1500' },
  aws_dx_transit_virtual_interface: { mtu: '1500' },
};

/** Types of which a change may interrupt something. */
export const INTERRUPTING: readonly string[] = Object.keys(REACTIONS);

export const reactionsOf = (type: string): Reactions => REACTIONS[type] ?? {};

export const defaultOf = (type: string, argument: string): string | undefined => DEFAULTS[type]?.[argument];

/** Until when a reaction lasts, and AWS's page about it. */
export function lasts(
  type: string,
  reaction: Reaction | 'destroy',
): { readonly until: string; readonly source: string } {
  const vpn = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/endpoint-replacements.html';
  const prefixes = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html';
  if (reaction === 'destroy') return { until: 'it is not made again', source: sourceOf(type) };
  if (reaction === 'prefixes')
    return { until: 'it lasts: routers hear the new list within minutes', source: prefixes };
  if (reaction === 'refused') {
    return {
      until: 'AWS refuses it while they are attached: they have to be deleted first',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyTransitGatewayOptions.html',
    };
  }
  if (reaction === 'proposed') {
    return {
      until:
        'nothing changes before the owner of the Direct Connect gateway accepts; what was accepted before stays as it is',
      source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/multi-account-associate-tgw.html',
    };
  }
  if (reaction === 'session') {
    return {
      until:
        'up to 30 seconds for every virtual interface of the port, where the port had no jumbo frames before',
      source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html',
    };
  }
  if (reaction === 'both-tunnels' || reaction === 'tunnel1' || reaction === 'tunnel2')
    return { until: 'until new tunnel endpoints are provisioned, which takes minutes', source: vpn };
  return { until: UNTIL[type] ?? 'until what is replaced is there again', source: sourceOf(type) };
}

const MADE_AGAIN = 'until the virtual interfaces are made again, and the routers know the new values';
const UNTIL: Readonly<Record<string, string>> = {
  aws_dx_gateway: `${MADE_AGAIN}; associations take up to half an hour each`,
  aws_vpn_gateway:
    'until the new gateway is attached, its tunnels have endpoints and its virtual interfaces are made again',
  aws_customer_gateway:
    'until the tunnels have endpoints for the new gateway, and the router has the new values',
  aws_vpn_connection:
    'until the router has the new outside addresses and keys: landbridge routers shows them after the deploy',
  aws_dx_connection: 'until a new port is ordered, cabled and up: days to weeks',
  aws_dx_lag: 'until new ports are ordered, cabled and up: days to weeks',
  aws_dx_gateway_association: 'until the association is made again: up to half an hour',
  ...Object.fromEntries(
    Object.keys(REACTIONS)
      .filter((type) => /virtual_interface|bgp_peer/.test(type))
      .map((type) => [type, MADE_AGAIN]),
  ),
};

function sourceOf(type: string): string {
  if (/^aws_dx_/.test(type))
    return 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html';
  return 'https://docs.aws.amazon.com/vpn/latest/s2svpn/endpoint-replacements.html';
}
