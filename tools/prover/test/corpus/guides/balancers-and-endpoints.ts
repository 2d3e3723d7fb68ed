import { blocked, leftOpen, reaches, routeOf, type DocumentedCase } from '../case';
import {
  attribute,
  id,
  resource,
  terraform,
  together,
  type Arguments,
  type Part,
} from '../terraform/document';
import { vpn, vpnGateway } from '../terraform/hybrid';
import { internetGateway, mainTable, peering, subnet, table, vpc } from '../terraform/network';
import { server } from '../terraform/server';

const PRESERVE =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html';
const TROUBLE =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html';
const ZONES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html';
const GATEWAY = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html';
const CONNECT =
  'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html';
const RESOLVER =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html';
const NLB = 'aws_lb.nlb';
const S3 = 'aws_vpc_endpoint.s3';
const IGW = 'aws_internet_gateway.main';

interface Balanced {
  readonly targetGroup?: Arguments;
  readonly balancer?: Arguments;
  readonly protocol?: string;
  /** Block that the target admits. */
  readonly admits?: string;
}

/** An internal network load balancer in zones a and b before one target in zone a; a client in zone a, one in b. */
function internal({
  targetGroup = {},
  balancer = {},
  protocol = 'TCP',
  admits = '10.0.0.0/16',
}: Balanced): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('a', 'main', '10.0.1.0/24', 'a'),
    subnet('b', 'main', '10.0.2.0/24', 'b'),
    resource('aws_security_group', 'target', {
      name: 'target',
      vpc_id: id('aws_vpc.main'),
      ingress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: [admits] }],
      egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
    }),
    server('target', { vpc: 'main', subnet: 'a', ip: '10.0.1.10', groups: ['target'] }),
    server('client', { vpc: 'main', subnet: 'a', ip: '10.0.1.20' }),
    server('far', { vpc: 'main', subnet: 'b', ip: '10.0.2.20' }),
    resource('aws_lb', 'nlb', {
      name: 'nlb',
      load_balancer_type: 'network',
      internal: true,
      subnets: [id('aws_subnet.a'), id('aws_subnet.b')],
      ...balancer,
    }),
    resource('aws_lb_target_group', 'nlb', {
      name: 'nlb',
      port: 8080,
      protocol,
      vpc_id: id('aws_vpc.main'),
      ...targetGroup,
    }),
    resource('aws_lb_target_group_attachment', 'nlb', {
      target_group_arn: attribute('aws_lb_target_group.nlb', 'arn'),
      target_id:
        targetGroup['target_type'] === 'ip'
          ? attribute('aws_instance.target', 'private_ip')
          : id('aws_instance.target'),
    }),
    resource('aws_lb_listener', 'nlb', {
      load_balancer_arn: attribute(NLB, 'arn'),
      port: 443,
      protocol,
      default_action: [{ type: 'forward', target_group_arn: attribute('aws_lb_target_group.nlb', 'arn') }],
    }),
  );
}

const withS3 = (...more: readonly Part[]): Part =>
  together(
    vpc('main', '10.0.0.0/16'),
    internetGateway('main', 'main'),
    subnet('main', 'main', '10.0.1.0/24'),
    server('app', { vpc: 'main', subnet: 'main', ip: '10.0.1.10' }),
    resource('aws_vpc_endpoint', 's3', {
      vpc_id: id('aws_vpc.main'),
      service_name: 'com.amazonaws.us-east-1.s3',
      route_table_ids: [id('aws_route_table.main')],
    }),
    ...more,
  );

const s3 = { prefixLists: { 'com.amazonaws.us-east-1.s3': ['52.216.0.0/15'] } };

const connectEndpoint = (preserve: boolean): Part =>
  together(
    vpc('main', '10.0.0.0/16'),
    subnet('main', 'main', '10.0.1.0/24'),
    subnet('other', 'main', '10.0.2.0/24'),
    resource('aws_security_group', 'eice', {
      name: 'eice',
      vpc_id: id('aws_vpc.main'),
      egress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['10.0.0.0/16'] }],
    }),
    resource('aws_security_group', 'ssh', {
      name: 'ssh',
      vpc_id: id('aws_vpc.main'),
      ingress: [
        { from_port: 22, to_port: 22, protocol: 'tcp', security_groups: [id('aws_security_group.eice')] },
      ],
    }),
    resource('aws_ec2_instance_connect_endpoint', 'main', {
      subnet_id: id('aws_subnet.main'),
      security_group_ids: [id('aws_security_group.eice')],
      preserve_client_ip: preserve,
    }),
    server('web', { vpc: 'main', subnet: 'other', ip: '10.0.2.10', groups: ['ssh'] }),
    server('closed', { vpc: 'main', subnet: 'other', ip: '10.0.2.11', groups: ['eice'] }),
  );

const EICE = 'aws_ec2_instance_connect_endpoint.main';

export const balancersAndEndpoints: readonly DocumentedCase[] = [
  {
    id: 'nlb/hairpin',
    page: TROUBLE,
    states: 'With client addresses preserved a target cannot reach itself through its load balancer.',
    model: terraform(internal({ balancer: { enable_cross_zone_load_balancing: true } })),
    questions: [
      blocked('target', NLB, 'source and destination would be the same'),
      reaches('client', NLB, 'others reach it', { sourceSeen: '10.0.1.20' }),
      reaches('far', NLB, 'from the other zone as well, with cross-zone balancing'),
    ],
  },
  {
    id: 'nlb/hairpin-without-preservation',
    page: TROUBLE,
    states: 'Without preserved client addresses a target may call itself.',
    model: terraform(internal({ targetGroup: { target_type: 'ip' } })),
    questions: [
      reaches('target', NLB, 'by the address of the balancer'),
      reaches('client', NLB, 'others too'),
    ],
  },
  {
    id: 'nlb/udp-always-preserves',
    page: PRESERVE,
    states:
      'UDP keeps the client’s address whatever the target type, so that the target has to admit clients.',
    model: terraform(
      internal({
        targetGroup: { target_type: 'ip', health_check: { protocol: 'TCP', port: '8080' } },
        protocol: 'UDP',
      }),
    ),
    questions: [
      reaches('client', NLB, 'UDP', { protocol: 'udp', sourceSeen: '10.0.1.20' }),
      blocked('client', NLB, 'it listens to UDP only', { protocol: 'tcp' }),
    ],
  },
  {
    id: 'nlb/target-must-admit-clients',
    page: PRESERVE,
    states: 'With preserved addresses the groups of a target judge the client.',
    model: terraform(
      internal({ admits: '10.0.1.0/24', balancer: { enable_cross_zone_load_balancing: true } }),
    ),
    questions: [
      reaches('client', NLB, 'admitted'),
      blocked('far', NLB, 'not admitted', { stopsAt: ['aws_security_group.target'] }),
    ],
  },
  {
    id: 'nlb/zones-without-target',
    page: ZONES,
    states: 'Without cross-zone balancing the node of a zone without targets serves nobody.',
    model: terraform(internal({})),
    questions: [
      reaches('client', NLB, 'the node of zone a has the target'),
      blocked('client', NLB, 'zone a is down, and zone b has no target', { down: ['az:us-east-1a'] }),
      blocked('far', NLB, 'nor for a client there', { down: ['aws_instance.target'] }),
    ],
  },
  {
    id: 'endpoint/own-route-to-the-same-list',
    page: GATEWAY,
    states:
      'Routes are chosen by the longest prefix: a more specific route than the endpoint’s list goes elsewhere.',
    model: terraform(
      withS3(
        table('main', {
          vpc: 'main',
          subnets: ['main'],
          routes: [
            ['0.0.0.0/0', IGW],
            ['52.216.7.0/24', IGW],
          ],
        }),
      ),
    ),
    assume: s3,
    questions: [
      routeOf({ table: 'aws_route_table.main' }, '52.217.0.1', S3, 'by the list', {
        prefix: '52.216.0.0/15',
      }),
      routeOf({ table: 'aws_route_table.main' }, '52.216.7.1', IGW, 'the longer one', {
        prefix: '52.216.7.0/24',
      }),
      routeOf({ table: 'aws_route_table.main' }, '198.51.100.1', IGW, 'the rest'),
    ],
  },
  {
    id: 'connect-endpoint/own-address',
    page: CONNECT,
    states: 'Without client IP preservation connections come from the endpoint: its group must be admitted.',
    model: terraform(connectEndpoint(false)),
    questions: [
      reaches(EICE, 'web', 'SSH', { port: 22 }),
      blocked(EICE, 'web', 'its group lets nothing else out', {
        port: 443,
        stopsAt: ['aws_security_group.eice'],
      }),
      blocked(EICE, 'closed', 'not admitted', { port: 22 }),
    ],
  },
  {
    id: 'connect-endpoint/client-address',
    page: CONNECT,
    states: 'With client IP preservation instances see the client’s address.',
    model: terraform(connectEndpoint(true)),
    questions: [leftOpen(EICE, 'web', 'nobody knows the client', { port: 22 })],
  },
  {
    id: 'resolver/inbound-endpoint-from-on-premises',
    page: RESOLVER,
    states:
      'An inbound endpoint is an interface that on-premises resolvers reach on port 53, as its group allows.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.1.0/24', 'a'),
      subnet('b', 'main', '10.0.2.0/24', 'b'),
      vpnGateway('main', 'main'),
      vpn('hq', 'aws_vpn_gateway.main', 65010),
      mainTable('main', [['192.168.0.0/16', 'aws_vpn_gateway.main']]),
      resource('aws_security_group', 'dns', {
        name: 'dns',
        vpc_id: id('aws_vpc.main'),
        ingress: ['tcp', 'udp'].map((protocol) => ({
          from_port: 53,
          to_port: 53,
          protocol,
          cidr_blocks: ['192.168.0.0/16'],
        })),
      }),
      resource('aws_route53_resolver_endpoint', 'in', {
        direction: 'INBOUND',
        security_group_ids: [id('aws_security_group.dns')],
        ip_address: [
          { subnet_id: id('aws_subnet.a'), ip: '10.0.1.53' },
          { subnet_id: id('aws_subnet.b'), ip: '10.0.2.53' },
        ],
      }),
      server('app', { vpc: 'main', subnet: 'a', ip: '10.0.1.10' }),
    ),
    assume: {
      sites: {
        hq: {
          cidrs: ['192.168.0.0/16'],
          links: [{ via: 'aws_vpn_connection.hq', advertises: [{ prefix: '192.168.0.0/16' }] }],
        },
      },
    },
    questions: [
      reaches('on-premises:hq', 'aws_route53_resolver_endpoint.in', 'UDP', { protocol: 'udp', port: 53 }),
      reaches('on-premises:hq', '10.0.2.53', 'TCP, in the other zone', { port: 53 }),
      blocked('on-premises:hq', 'aws_route53_resolver_endpoint.in', 'nothing else', { port: 443 }),
      blocked('app', '10.0.1.53', 'its group admits on-premises only', { protocol: 'udp', port: 53 }),
    ],
  },
  {
    id: 'peering/balancer-of-the-peer',
    page: PRESERVE,
    states: 'Clients of a peered VPC reach an internal load balancer, their addresses preserved.',
    model: terraform(
      internal({ admits: '10.8.0.0/16' }),
      mainTable('main', [['10.8.0.0/16', 'aws_vpc_peering_connection.p']]),
      vpc('peer', '10.8.0.0/16'),
      subnet('peer', 'peer', '10.8.1.0/24'),
      mainTable('peer', [['10.0.0.0/16', 'aws_vpc_peering_connection.p']]),
      server('peer', { vpc: 'peer', subnet: 'peer', ip: '10.8.1.10' }),
      peering('p', 'peer', 'main'),
    ),
    questions: [reaches('peer', NLB, 'admitted by its own address', { sourceSeen: '10.8.1.10' })],
  },
];
