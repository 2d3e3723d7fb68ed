import { attribute, id, resource, together, type Arguments, type Part } from './document';

export function vpc(name: string, cidr: string, more: Arguments = {}): Part {
  return resource('aws_vpc', name, { cidr_block: cidr, ...more });
}

/** A VPC with an IPv6 block of its own, so that IPv6 addresses are known before apply. */
export function dualStackVpc(name: string, cidr: string, ipv6: string): Part {
  return vpc(name, cidr, { ipv6_ipam_pool_id: 'ipam-pool-0a1b2c3d4e5f67890', ipv6_cidr_block: ipv6 });
}

/** Subnet of VPC `vpcName`; `zone` is the letter of its Availability Zone. */
export function subnet(name: string, vpcName: string, cidr: string, zone = 'a', more: Arguments = {}): Part {
  const region = typeof more['provider'] === 'string' ? more['provider'].replace('aws.', '') : 'us-east-1';
  return resource('aws_subnet', name, {
    vpc_id: id(`aws_vpc.${vpcName}`),
    cidr_block: cidr,
    availability_zone: `${region}${zone}`,
    ...more,
  });
}

/** `[destination, target]`: a CIDR or a prefix list; the target is a resource address or `local`. */
export type Route = readonly [destination: string, target: string];

const TARGET_ARGUMENTS: readonly [type: string, argument: string, attribute: string][] = [
  ['aws_internet_gateway', 'gateway_id', 'id'],
  ['aws_vpn_gateway', 'gateway_id', 'id'],
  ['aws_egress_only_internet_gateway', 'egress_only_gateway_id', 'id'],
  ['aws_nat_gateway', 'nat_gateway_id', 'id'],
  ['aws_vpc_peering_connection', 'vpc_peering_connection_id', 'id'],
  ['aws_vpc_peering_connection_accepter', 'vpc_peering_connection_id', 'id'],
  ['aws_ec2_transit_gateway', 'transit_gateway_id', 'id'],
  ['aws_network_interface', 'network_interface_id', 'id'],
  ['aws_instance', 'network_interface_id', 'primary_network_interface_id'],
  ['aws_vpc_endpoint', 'vpc_endpoint_id', 'id'],
];

function targetArgument(target: string): Arguments {
  if (target === 'local') return { gateway_id: 'local' };
  const type = target.split('.')[0];
  const found = TARGET_ARGUMENTS.find(([known]) => known === type);
  if (found === undefined) throw new Error(`no route can target ${target}`);
  return { [found[1]]: attribute(target, found[2]) };
}

function destinationArgument(destination: string, inline: boolean): Arguments {
  if (destination.startsWith('pl-') || destination.includes('prefix_list')) {
    return { destination_prefix_list_id: destination };
  }
  const ipv6 = destination.includes(':');
  if (inline) return { [ipv6 ? 'ipv6_cidr_block' : 'cidr_block']: destination };
  return { [ipv6 ? 'destination_ipv6_cidr_block' : 'destination_cidr_block']: destination };
}

export function inlineRoutes(routes: readonly Route[]): Arguments[] {
  return routes.map(([destination, target]) => ({
    ...destinationArgument(destination, true),
    ...targetArgument(target),
  }));
}

/** Separate `aws_route` resources named `<name>_<n>` in the table that `tableId` refers to. */
export function standaloneRoutes(
  name: string,
  tableId: string,
  routes: readonly Route[],
  more: Arguments = {},
): Part {
  return together(
    ...routes.map(([destination, target], index) =>
      resource('aws_route', `${name}_${index}`, {
        route_table_id: tableId,
        ...destinationArgument(destination, false),
        ...targetArgument(target),
        ...more,
      }),
    ),
  );
}

export interface TableProps {
  readonly vpc: string;
  readonly subnets?: readonly string[];
  readonly routes?: readonly Route[];
  /** @default 'standalone' */
  readonly style?: 'inline' | 'standalone';
  /** Virtual private gateways whose routes it takes. */
  readonly propagating?: readonly string[];
  /** Internet or virtual private gateway that it belongs to. */
  readonly gateway?: string;
  readonly provider?: string;
}

export function table(name: string, props: TableProps): Part {
  const provider = props.provider === undefined ? {} : { provider: props.provider };
  const inline = props.style === 'inline';
  const address = `aws_route_table.${name}`;
  const associate = (key: string, args: Arguments): Part =>
    resource('aws_route_table_association', key, { route_table_id: id(address), ...args, ...provider });
  return together(
    resource('aws_route_table', name, {
      vpc_id: id(`aws_vpc.${props.vpc}`),
      ...(inline ? { route: inlineRoutes(props.routes ?? []) } : {}),
      ...(props.propagating === undefined ? {} : { propagating_vgws: props.propagating.map(id) }),
      ...provider,
    }),
    ...(inline ? [] : [standaloneRoutes(name, id(address), props.routes ?? [], provider)]),
    ...(props.subnets ?? []).map((each) => associate(each, { subnet_id: id(`aws_subnet.${each}`) })),
    ...(props.gateway === undefined ? [] : [associate(`${name}_gateway`, { gateway_id: id(props.gateway) })]),
  );
}

/** The VPC's main table, adopted as `aws_default_route_table` with inline routes. */
export function mainTable(vpcName: string, routes: readonly Route[]): Part {
  return resource('aws_default_route_table', vpcName, {
    default_route_table_id: attribute(`aws_vpc.${vpcName}`, 'default_route_table_id'),
    route: inlineRoutes(routes),
  });
}

/** Routes added to the VPC's own main table, which the configuration does not hold as a resource. */
export function mainRoutes(vpcName: string, routes: readonly Route[], more: Arguments = {}): Part {
  return standaloneRoutes(
    `${vpcName}_main`,
    attribute(`aws_vpc.${vpcName}`, 'main_route_table_id'),
    routes,
    more,
  );
}

export function internetGateway(name: string, vpcName: string): Part {
  return resource('aws_internet_gateway', name, { vpc_id: id(`aws_vpc.${vpcName}`) });
}

/** Public NAT gateway with its Elastic IP. */
export function natGateway(name: string, subnetName: string): Part {
  return together(
    resource('aws_eip', name, { domain: 'vpc' }),
    resource('aws_nat_gateway', name, {
      allocation_id: id(`aws_eip.${name}`),
      subnet_id: id(`aws_subnet.${subnetName}`),
    }),
  );
}

export function privateNatGateway(name: string, subnetName: string, ip?: string): Part {
  return resource('aws_nat_gateway', name, {
    connectivity_type: 'private',
    subnet_id: id(`aws_subnet.${subnetName}`),
    ...(ip === undefined ? {} : { private_ip: ip }),
  });
}

/** Peering within an account and Region, accepted at once. */
export function peering(name: string, requester: string, accepter: string, more: Arguments = {}): Part {
  return resource('aws_vpc_peering_connection', name, {
    vpc_id: id(`aws_vpc.${requester}`),
    peer_vpc_id: id(`aws_vpc.${accepter}`),
    auto_accept: true,
    ...more,
  });
}
