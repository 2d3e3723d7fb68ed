import { blocked, leftOpen, reaches, routeOf, type DocumentedCase } from '../case';
import { attribute, id, resource, terraform, together, type Part } from '../terraform/document';
import { internetGateway, mainTable, subnet, table, vpc } from '../terraform/network';
import { server } from '../terraform/server';
import { attachment, attachmentId, transitGateway, transitTable } from '../terraform/transit';

const TGW = 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html';
const LISTS = 'https://docs.aws.amazon.com/vpc/latest/tgw/create-prefix-list-reference.html';
const HUB = 'aws_ec2_transit_gateway.hub';
const IGW = 'aws_internet_gateway.main';

/** VPCs a, b and c with a server each, all attached, everything for 10/8 to the gateway. */
function three(): Part {
  const site = (name: string, digit: number): Part =>
    together(
      vpc(name, `10.${digit}.0.0/16`),
      subnet(name, name, `10.${digit}.1.0/24`),
      mainTable(name, [['10.0.0.0/8', HUB]]),
      server(name, { vpc: name, subnet: name, ip: `10.${digit}.1.10` }),
      attachment(name, { gateway: 'hub', vpc: name, subnets: [name] }),
    );
  return together(transitGateway('hub'), site('a', 1), site('b', 2), site('c', 3));
}

const list = (name: string, ...blocks: readonly string[]): Part =>
  resource('aws_ec2_managed_prefix_list', name, {
    name,
    address_family: 'IPv4',
    max_entries: 5,
    entry: blocks.map((cidr) => ({ cidr })),
  });

const listRoute = (name: string, target: string): Part =>
  resource('aws_ec2_transit_gateway_prefix_list_reference', name, {
    prefix_list_id: id(`aws_ec2_managed_prefix_list.${name}`),
    transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table.all'),
    ...(target === 'blackhole'
      ? { blackhole: true }
      : { transit_gateway_attachment_id: attachmentId(target) }),
  });

const all = (more: Partial<Parameters<typeof transitTable>[1]> = {}): Part =>
  transitTable('all', { gateway: 'hub', associated: ['a', 'b', 'c'], propagated: ['a', 'b', 'c'], ...more });

export const transitOrder: readonly DocumentedCase[] = [
  {
    id: 'tgw/static-blackhole-hides-propagated',
    page: TGW,
    states: 'A static route, a blackhole too, is preferred to a propagated one of the same destination.',
    model: terraform(three(), all({ routes: [['10.2.0.0/16', 'blackhole']] })),
    questions: [
      blocked('a', 'b', 'dropped at the table', { oneWay: true }),
      blocked('b', 'a', 'no reply comes back'),
      reaches('b', 'a', 'though the request arrives', { oneWay: true }),
      reaches('a', 'c', 'others are not concerned'),
      routeOf(
        { table: 'aws_ec2_transit_gateway_route_table.all' },
        '10.2.1.10',
        'blackhole',
        'the static route wins',
      ),
    ],
  },
  {
    id: 'tgw/more-specific-propagated-beats-static',
    page: TGW,
    states: 'The longest prefix comes before the kind of route.',
    model: terraform(three(), all({ routes: [['10.0.0.0/8', 'blackhole']] })),
    questions: [
      reaches('a', 'b', 'the propagated /16 is longer'),
      blocked('a', '10.7.1.10', 'for what no VPC has the blackhole decides'),
      routeOf(
        { table: 'aws_ec2_transit_gateway_route_table.all' },
        '10.2.1.10',
        `${'aws_ec2_transit_gateway_vpc_attachment.b'}`,
        'propagated',
        { prefix: '10.2.0.0/16' },
      ),
    ],
  },
  {
    id: 'tgw/prefix-list-reference',
    page: LISTS,
    states: 'A prefix list reference is a static route for each of its entries.',
    model: terraform(
      three(),
      list('to_b', '10.2.0.0/16'),
      listRoute('to_b', 'b'),
      all({ propagated: ['a', 'c'] }),
    ),
    questions: [
      reaches('a', 'b', 'by the list'),
      routeOf(
        { table: 'aws_ec2_transit_gateway_route_table.all' },
        '10.2.1.10',
        'aws_ec2_transit_gateway_vpc_attachment.b',
        'the entry of the list',
      ),
    ],
  },
  {
    id: 'tgw/prefix-list-blackhole',
    page: LISTS,
    states: 'A prefix list reference may drop what it matches, before any propagated route.',
    model: terraform(
      three(),
      list('no_b', '10.2.0.0/16', '10.9.0.0/16'),
      listRoute('no_b', 'blackhole'),
      all(),
    ),
    questions: [blocked('a', 'b', 'dropped', { oneWay: true }), reaches('a', 'c', 'not in the list')],
  },
  {
    id: 'tgw/receiving-needs-no-association',
    page: TGW,
    states: 'An attachment without association receives packets, but the gateway drops what it sends.',
    model: terraform(three(), all({ associated: ['a', 'c'] })),
    questions: [
      reaches('a', 'b', 'it receives', { oneWay: true }),
      blocked('a', 'b', 'and cannot answer'),
      blocked('b', 'a', 'nor ask', { oneWay: true, stopsAt: ['aws_ec2_transit_gateway_vpc_attachment.b'] }),
    ],
  },
];

/** A server whose default route leads to something that is not modelled. */
function routedTo(argument: string, target: string, ...more: readonly Part[]): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('main', 'main', '10.0.1.0/24'),
    table('main', { vpc: 'main', subnets: ['main'] }),
    resource('aws_route', 'out', {
      route_table_id: id('aws_route_table.main'),
      destination_cidr_block: '10.50.0.0/16',
      [argument]: target,
    }),
    server('main', { vpc: 'main', subnet: 'main', ip: '10.0.1.10' }),
    server('near', { vpc: 'main', subnet: 'main', ip: '10.0.1.11' }),
    ...more,
  );
}

export const leftOpenByUs: readonly DocumentedCase[] = [
  {
    id: 'open/cloud-wan',
    page: 'https://docs.aws.amazon.com/network-manager/latest/cloudwan/what-is-cloudwan.html',
    states: 'What a core network does with packets its policy decides, which is not modelled.',
    model: terraform(
      routedTo(
        'core_network_arn',
        'arn:aws:networkmanager::123456789012:core-network/core-network-0a1b2c3d4e5f67890',
      ),
    ),
    questions: [
      leftOpen('main', '10.50.1.10', 'beyond the core network'),
      reaches('main', 'near', 'not within the VPC'),
    ],
  },
  {
    id: 'open/lattice',
    page: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/what-is-vpc-lattice.html',
    states: 'A service network endpoint reaches services by the policies of VPC Lattice.',
    model: terraform(
      vpc('main', '10.0.0.0/16', { enable_dns_hostnames: true }),
      subnet('main', 'main', '10.0.1.0/24'),
      server('main', { vpc: 'main', subnet: 'main', ip: '10.0.1.10' }),
      resource('aws_vpclattice_service_network', 'net', { name: 'net' }),
      resource('aws_vpc_endpoint', 'net', {
        vpc_id: id('aws_vpc.main'),
        vpc_endpoint_type: 'ServiceNetwork',
        service_network_arn: attribute('aws_vpclattice_service_network.net', 'arn'),
        subnet_ids: [id('aws_subnet.main')],
        security_group_ids: [id('aws_security_group.main')],
      }),
    ),
    questions: [leftOpen('main', 'aws_vpc_endpoint.net', 'whatever its services admit')],
  },
  {
    id: 'open/policy-table',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-policy-tables.html',
    states: 'A policy table chooses the route table dynamically.',
    model: terraform(
      three(),
      all(),
      resource('aws_ec2_transit_gateway_policy_table', 'p', { transit_gateway_id: id(HUB) }),
      resource('aws_ec2_transit_gateway_policy_table_association', 'a', {
        transit_gateway_attachment_id: attachmentId('a'),
        transit_gateway_policy_table_id: id('aws_ec2_transit_gateway_policy_table.p'),
      }),
    ),
    questions: [
      leftOpen('a', 'b', 'its table is not known', { oneWay: true }),
      reaches('b', 'c', 'others have tables'),
    ],
  },
  {
    id: 'open/route-server',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html',
    states: 'A route server brings routes into a table that only its peers know.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      internetGateway('main', 'main'),
      subnet('main', 'main', '10.0.1.0/24'),
      table('main', { vpc: 'main', subnets: ['main'], routes: [['0.0.0.0/0', IGW]] }),
      server('main', { vpc: 'main', subnet: 'main', ip: '10.0.1.10', public: 'eip' }),
      server('near', { vpc: 'main', subnet: 'main', ip: '10.0.1.11' }),
      resource('aws_vpc_route_server', 'rs', { amazon_side_asn: 65534 }),
      resource('aws_vpc_route_server_propagation', 'rs', {
        route_server_id: id('aws_vpc_route_server.rs'),
        route_table_id: id('aws_route_table.main'),
      }),
    ),
    questions: [
      leftOpen('main', '10.60.1.10', 'it may bring a route'),
      reaches('main', 'near', 'within the subnet nothing changes'),
    ],
  },
];
