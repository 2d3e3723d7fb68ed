import { blocked, reaches, routeOf, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import {
  internetGateway,
  mainTable,
  natGateway,
  privateNatGateway,
  subnet,
  table,
  vpc,
} from '../terraform/network';
import { networkAcl, server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const REGIONAL = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html';
const SCENARIOS = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-scenarios.html';
const BASICS = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html';
const INSTANCES = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html';
const NAT = 'aws_nat_gateway.main';
const IGW = 'aws_internet_gateway.main';
const HUB = 'aws_ec2_transit_gateway.hub';

/** Private subnets in two zones that share one table with a default route to the gateway. */
function behind(...gateway: readonly Part[]): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    internetGateway('main', 'main'),
    subnet('a', 'main', '10.0.1.0/24', 'a'),
    subnet('b', 'main', '10.0.2.0/24', 'b'),
    table('private', { vpc: 'main', subnets: ['a', 'b'], routes: [['0.0.0.0/0', NAT]] }),
    server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10' }),
    server('b', { vpc: 'main', subnet: 'b', ip: '10.0.2.10' }),
    ...gateway,
  );
}

const regional = resource('aws_nat_gateway', 'main', {
  availability_mode: 'regional',
  vpc_id: id('aws_vpc.main'),
});

/** VPCs with overlapping blocks and a routable second block each, the private NAT gateway in that of `a`. */
function overlapping(): Part {
  const second = (name: string, block: string): Part =>
    resource('aws_vpc_ipv4_cidr_block_association', name, {
      vpc_id: id(`aws_vpc.${name}`),
      cidr_block: block,
    });
  return together(
    vpc('a', '10.0.0.0/16'),
    second('a', '100.64.1.0/24'),
    subnet('app', 'a', '10.0.1.0/24'),
    subnet('nat', 'a', '100.64.1.0/25'),
    privateNatGateway('main', 'nat', '100.64.1.10'),
    table('app', { vpc: 'a', subnets: ['app'], routes: [['100.64.2.0/24', NAT]] }),
    table('nat', { vpc: 'a', subnets: ['nat'], routes: [['100.64.2.0/24', HUB]] }),
    server('app', { vpc: 'a', subnet: 'app', ip: '10.0.1.10' }),
    vpc('b', '10.0.0.0/16'),
    second('b', '100.64.2.0/24'),
    subnet('web', 'b', '100.64.2.0/25'),
    mainTable('b', [['100.64.1.0/24', HUB]]),
    server('web', { vpc: 'b', subnet: 'web', ip: '100.64.2.10' }),
    transitGateway('hub'),
    attachment('a', { gateway: 'hub', vpc: 'a', subnets: ['nat'] }),
    attachment('b', { gateway: 'hub', vpc: 'b', subnets: ['web'] }),
    transitTable('all', {
      gateway: 'hub',
      associated: ['a', 'b'],
      routes: [
        ['100.64.1.0/24', 'a'],
        ['100.64.2.0/24', 'b'],
      ],
    }),
  );
}

const web = (number: number, cidr: string, low: number, high: number) => ({
  number,
  allow: true,
  cidr,
  protocol: 'tcp',
  ports: [low, high] as const,
});

export const natKinds: readonly DocumentedCase[] = [
  {
    id: 'nat/regional',
    page: REGIONAL,
    states: 'A regional NAT gateway serves all zones of its VPC and needs no public subnet.',
    model: terraform(behind(regional)),
    questions: [
      reaches('a', 'internet', 'from zone a'),
      reaches('b', 'internet', 'from zone b'),
      blocked('internet', 'a', 'no unsolicited inbound connections'),
      reaches('b', 'internet', 'another zone is down', { down: ['az:us-east-1a'] }),
      blocked('a', 'internet', 'the gateway is down', { down: [NAT] }),
      routeOf({ subnet: 'aws_subnet.b' }, '198.51.100.1', NAT, 'one route for both zones', {
        prefix: '0.0.0.0/0',
      }),
    ],
  },
  {
    id: 'nat/zonal-shared-by-zones',
    page: BASICS,
    states: 'A zonal gateway that other zones use too takes them down with its own zone.',
    model: terraform(
      behind(
        subnet('public', 'main', '10.0.0.0/24', 'a'),
        natGateway('main', 'public'),
        table('public', { vpc: 'main', subnets: ['public'], routes: [['0.0.0.0/0', IGW]] }),
      ),
    ),
    questions: [
      reaches('b', 'internet', 'across zones'),
      blocked('b', 'internet', 'the zone of the gateway is down', { down: ['az:us-east-1a'] }),
      reaches('b', 'internet', 'a third zone would not matter', { down: ['aws_instance.a'] }),
    ],
  },
  {
    id: 'nat/private-between-overlapping-vpcs',
    page: SCENARIOS,
    states: 'A private NAT gateway in a routable block lets VPCs with overlapping blocks talk.',
    model: terraform(overlapping()),
    questions: [
      reaches('app', 'web', 'by the routable addresses', { sourceSeen: '100.64.1.10' }),
      blocked('web', '10.0.1.10', 'the own block hides that of the other VPC', { port: 443 }),
      blocked('web', '100.64.1.10', 'the gateway takes no connection from outside'),
    ],
  },
  {
    id: 'nat/acl-of-the-public-subnet',
    page: BASICS,
    states: 'The network ACL of the gateway’s subnet judges its packets; replies come to ports 1024–65535.',
    model: terraform(
      behind(
        subnet('public', 'main', '10.0.0.0/24', 'a'),
        natGateway('main', 'public'),
        table('public', { vpc: 'main', subnets: ['public'], routes: [['0.0.0.0/0', IGW]] }),
        networkAcl('public', {
          vpc: 'main',
          subnets: ['public'],
          inbound: [web(100, '10.0.0.0/16', 443, 443), web(110, '0.0.0.0/0', 1024, 65535)],
          outbound: [web(100, '0.0.0.0/0', 443, 443), web(110, '10.0.0.0/16', 1024, 65535)],
        }),
      ),
    ),
    questions: [
      reaches('a', 'internet', 'HTTPS has its rules'),
      blocked('a', 'internet', 'HTTP has none', { port: 80, stopsAt: ['aws_network_acl.public'] }),
      blocked('a', 'internet', 'nor has UDP', { protocol: 'udp', stopsAt: ['aws_network_acl.public'] }),
    ],
  },
  {
    id: 'nat/instance-must-forward',
    page: INSTANCES,
    states: 'A NAT instance that checks source and destination forwards nothing.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      internetGateway('main', 'main'),
      subnet('public', 'main', '10.0.0.0/24'),
      subnet('private', 'main', '10.0.1.0/24'),
      table('public', { vpc: 'main', subnets: ['public'], routes: [['0.0.0.0/0', IGW]] }),
      table('private', { vpc: 'main', subnets: ['private'], routes: [['0.0.0.0/0', 'aws_instance.nat']] }),
      server('nat', { vpc: 'main', subnet: 'public', ip: '10.0.0.10', public: 'eip' }),
      server('app', { vpc: 'main', subnet: 'private', ip: '10.0.1.10' }),
    ),
    questions: [
      blocked('app', 'internet', 'the check drops it', { stopsAt: ['aws_instance.nat'] }),
      reaches('nat', 'internet', 'its own packets pass'),
      reaches('app', 'nat', 'and packets to itself'),
    ],
  },
];
