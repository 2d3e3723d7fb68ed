import { blocked, reaches, refused, routeOf, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import { internetGateway, mainTable, peering, subnet, table, vpc, type Route } from '../terraform/network';
import { server } from '../terraform/server';

const GATEWAY_TABLES = 'https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html';
const MIDDLEBOX = 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html';
const IGW = 'aws_internet_gateway.main';
const FIREWALL = 'aws_instance.fw';

/** A server whose internet traffic is led through an appliance in both directions, or one. */
function inspected(props: { appRoute: string; gatewayRoutes: readonly Route[]; forwards: boolean }): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('app', 'main', '10.0.1.0/24'),
    subnet('fw', 'main', '10.0.9.0/24'),
    internetGateway('main', 'main'),
    table('app', { vpc: 'main', subnets: ['app'], routes: [['0.0.0.0/0', props.appRoute]] }),
    table('fw', { vpc: 'main', subnets: ['fw'], routes: [['0.0.0.0/0', IGW]] }),
    table('edge', { vpc: 'main', gateway: IGW, routes: props.gatewayRoutes }),
    server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10', public: 'eip' }),
    server('fw', { vpc: 'main', subnet: 'fw', ip: '10.0.9.10', forwards: props.forwards }),
  );
}

const TO_APP: readonly Route[] = [['10.0.1.0/24', FIREWALL]];

export const middleboxes: readonly DocumentedCase[] = [
  {
    id: 'middlebox/ingress-routing',
    page: MIDDLEBOX,
    states:
      'The gateway’s own table leads inbound traffic to an appliance; the subnet’s leads the answers there.',
    model: terraform(inspected({ appRoute: FIREWALL, gatewayRoutes: TO_APP, forwards: true })),
    assume: { statefulForwarders: [FIREWALL] },
    questions: [
      reaches('internet', 'app', 'both directions through the appliance'),
      reaches('app', 'internet', 'and when the server begins'),
      blocked('internet', 'app', 'the appliance is down', { down: [FIREWALL] }),
      routeOf({ table: 'aws_route_table.edge' }, '10.0.1.10', FIREWALL, 'more specific than local'),
      routeOf({ table: 'aws_route_table.edge' }, '10.0.9.10', 'local', 'the rest of the VPC'),
    ],
  },
  {
    id: 'middlebox/asymmetric',
    page: MIDDLEBOX,
    states: 'Led one way only, a stateful appliance sees answers without their requests.',
    model: terraform(inspected({ appRoute: FIREWALL, gatewayRoutes: [], forwards: true })),
    assume: { statefulForwarders: [FIREWALL] },
    questions: [
      blocked('internet', 'app', 'the reply meets an appliance that saw no request', { stopsAt: [FIREWALL] }),
      reaches('internet', 'app', 'the request goes straight in', { oneWay: true }),
    ],
  },
  {
    id: 'middlebox/does-not-forward',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html',
    states: 'An appliance must have the source/destination check switched off.',
    model: terraform(inspected({ appRoute: FIREWALL, gatewayRoutes: TO_APP, forwards: false })),
    questions: [blocked('internet', 'app', 'the check drops what is not its own', { stopsAt: [FIREWALL] })],
  },
  {
    id: 'middlebox/edge-table-targets',
    page: GATEWAY_TABLES,
    states: 'A gateway’s table may target local, an interface or a Gateway Load Balancer endpoint only.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      vpc('peer', '10.1.0.0/16'),
      internetGateway('main', 'main'),
      peering('p', 'main', 'peer'),
      table('edge', { vpc: 'main', gateway: IGW, routes: [['10.1.0.0/16', 'aws_vpc_peering_connection.p']] }),
    ),
    questions: [refused('aws_route.edge_0', 'a peering is no target for it')],
  },
  {
    id: 'middlebox/more-specific-must-be-a-subnet',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
    states: 'A route within the VPC’s range must match a whole subnet’s CIDR.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('app', 'main', '10.0.1.0/24'),
      subnet('fw', 'main', '10.0.9.0/24'),
      server('fw', { vpc: 'main', subnet: 'fw', ip: '10.0.9.10', forwards: true }),
      table('fw', { vpc: 'main', subnets: ['fw'], routes: [['10.0.1.0/25', FIREWALL]] }),
    ),
    questions: [refused('aws_route.fw_0', 'half a subnet')],
  },
  {
    id: 'middlebox/more-specific-target',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
    states: 'A route within the VPC’s range cannot lead to a peering connection.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      vpc('peer', '10.1.0.0/16'),
      subnet('app', 'main', '10.0.1.0/24'),
      peering('p', 'main', 'peer'),
      table('app', {
        vpc: 'main',
        subnets: ['app'],
        routes: [['10.0.1.0/24', 'aws_vpc_peering_connection.p']],
      }),
    ),
    questions: [refused('aws_route.app_0', 'not a target within the VPC')],
  },
  {
    id: 'middlebox/replaced-local-target',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html',
    states: 'The local route’s target may be replaced by a network interface.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('app', 'main', '10.0.1.0/24'),
      subnet('db', 'main', '10.0.2.0/24'),
      subnet('fw', 'main', '10.0.9.0/24'),
      server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10' }),
      server('app2', { vpc: 'main', subnet: 'app', ip: '10.0.1.11' }),
      server('db', { vpc: 'main', subnet: 'db', ip: '10.0.2.10' }),
      server('fw', { vpc: 'main', subnet: 'fw', ip: '10.0.9.10', forwards: false }),
      table('app', { vpc: 'main', subnets: ['app'], routes: [['10.0.0.0/16', FIREWALL]], style: 'inline' }),
    ),
    questions: [
      blocked('app', 'db', 'all traffic of the VPC goes to the appliance, which does not forward', {
        stopsAt: [FIREWALL],
      }),
      reaches('app', 'app2', 'within the subnet nothing is routed'),
    ],
  },
  {
    id: 'middlebox/appliance-between-peers',
    page: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
    states:
      'An appliance in A cannot pass traffic from one peer on to another: the peering admits A’s CIDR only.',
    model: terraform(
      vpc('a', '10.0.0.0/16'),
      subnet('a', 'a', '10.0.1.0/24'),
      vpc('b', '10.1.0.0/16'),
      subnet('b', 'b', '10.1.1.0/24'),
      vpc('c', '10.2.0.0/16'),
      subnet('c', 'c', '10.2.1.0/24'),
      peering('ab', 'a', 'b'),
      peering('ac', 'a', 'c'),
      mainTable('a', [
        ['10.1.0.0/16', 'aws_vpc_peering_connection.ab'],
        ['10.2.0.0/16', 'aws_vpc_peering_connection.ac'],
      ]),
      mainTable('b', [['10.0.0.0/8', 'aws_vpc_peering_connection.ab']]),
      mainTable('c', [['10.0.0.0/8', 'aws_vpc_peering_connection.ac']]),
      server('router', { vpc: 'a', subnet: 'a', ip: '10.0.1.10', forwards: true }),
      server('b', { vpc: 'b', subnet: 'b', ip: '10.1.1.10' }),
      server('c', { vpc: 'c', subnet: 'c', ip: '10.2.1.10' }),
      resource('aws_ec2_managed_prefix_list', 'unused', {
        name: 'unused',
        address_family: 'IPv4',
        max_entries: 1,
        tags: { Vpc: id('aws_vpc.a') },
      }),
    ),
    questions: [
      blocked('b', 'c', 'not addressed to A', { oneWay: true, stopsAt: ['aws_vpc_peering_connection.ab'] }),
      reaches('b', 'router', 'the appliance itself'),
    ],
  },
];
