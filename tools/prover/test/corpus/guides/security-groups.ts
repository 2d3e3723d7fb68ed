import { blocked, reaches, refused, type DocumentedCase } from '../case';
import {
  attribute,
  id,
  regions,
  resource,
  terraform,
  together,
  type Arguments,
  type Part,
} from '../terraform/document';
import {
  dualStackVpc,
  internetGateway,
  mainRoutes,
  mainTable,
  peering,
  subnet,
  table,
  vpc,
} from '../terraform/network';
import { openGroup, server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const GROUPS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html';
const RULES = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';
const PEERS = 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html';
const TRANSIT = 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html';
const DB = 'aws_security_group.db';
const AB = 'aws_vpc_peering_connection.ab';

const ingress = (name: string, group: string, from: Arguments, port = 443): Part =>
  resource('aws_vpc_security_group_ingress_rule', name, {
    security_group_id: id(`aws_security_group.${group}`),
    ip_protocol: 'tcp',
    from_port: port,
    to_port: port,
    ...from,
  });

const bareGroup = (name: string, vpcName: string, more: Arguments = {}): Part =>
  resource('aws_security_group', name, { name, vpc_id: id(`aws_vpc.${vpcName}`), ...more });

/** Two servers in one VPC: `app` with an open group, `db` with the group under test. */
function appAndDb(): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('app', 'main', '10.0.0.0/24'),
    subnet('db', 'main', '10.0.1.0/24'),
    internetGateway('main', 'main'),
    mainTable('main', [['0.0.0.0/0', 'aws_internet_gateway.main']]),
    openGroup('app', 'main'),
    server('app', { vpc: 'main', subnet: 'app', ip: '10.0.0.10', groups: ['app'] }),
    server('other', { vpc: 'main', subnet: 'app', ip: '10.0.0.11', public: 'eip' }),
    server('db', { vpc: 'main', subnet: 'db', ip: '10.0.1.10', groups: ['db'], public: 'eip' }),
  );
}

/** VPCs a and b, peered, with a server each; `b`'s has group `db`. */
function peers(more: Arguments = {}): Part {
  return together(
    vpc('a', '10.1.0.0/16'),
    subnet('a', 'a', '10.1.1.0/24'),
    mainTable('a', [['10.2.0.0/16', AB]]),
    server('a', { vpc: 'a', subnet: 'a', ip: '10.1.1.10' }),
    server('a_other', { vpc: 'a', subnet: 'a', ip: '10.1.1.11' }),
    vpc('b', '10.2.0.0/16'),
    subnet('b', 'b', '10.2.1.0/24'),
    mainTable('b', [['10.1.0.0/16', AB]]),
    server('b', { vpc: 'b', subnet: 'b', ip: '10.2.1.10', groups: ['db'] }),
    peering('ab', 'a', 'b', more),
  );
}

/** The same over a transit gateway. */
function overTransit(gatewayMore: Arguments, attachmentMore: Arguments): Part {
  return together(
    transitGateway('tgw', gatewayMore),
    ...(['a', 'b'] as const).map((name, n) =>
      together(
        vpc(name, `10.${n + 1}.0.0/16`),
        subnet(name, name, `10.${n + 1}.1.0/24`),
        mainTable(name, [['10.0.0.0/8', 'aws_ec2_transit_gateway.tgw']]),
        attachment(name, { gateway: 'tgw', vpc: name, subnets: [name], more: attachmentMore }),
      ),
    ),
    transitTable('all', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    server('a', { vpc: 'a', subnet: 'a', ip: '10.1.1.10' }),
    server('b', { vpc: 'b', subnet: 'b', ip: '10.2.1.10', groups: ['db'] }),
    bareGroup('db', 'b'),
    ingress('from_a', 'db', { referenced_security_group_id: id('aws_security_group.a') }),
  );
}

export const securityGroups: readonly DocumentedCase[] = [
  {
    id: 'sg/reference-same-vpc',
    page: RULES,
    states: 'A rule that names a group admits the interfaces of that group by their private addresses.',
    model: terraform(
      appAndDb(),
      bareGroup('db', 'main', {
        ingress: [
          {
            from_port: 3306,
            to_port: 3306,
            protocol: 'tcp',
            security_groups: [id('aws_security_group.app')],
          },
        ],
      }),
    ),
    questions: [
      reaches('app', 'db', 'a member of the group', { port: 3306 }),
      blocked('other', 'db', 'not a member', { port: 3306, stopsAt: [DB, 'aws_instance.db'] }),
      blocked('app', 'db', 'another port', { port: 22, stopsAt: [DB, 'aws_instance.db'] }),
    ],
  },
  {
    id: 'sg/reference-not-by-public-address',
    page: RULES,
    states: 'Referencing a group does not admit its members by their public addresses.',
    model: terraform(
      appAndDb(),
      bareGroup('db', 'main'),
      ingress('from_other', 'db', { referenced_security_group_id: id('aws_security_group.other') }),
    ),
    assume: {
      addresses: {
        'aws_instance.db': { public: '198.51.100.20' },
        'aws_instance.other': { public: '198.51.100.21' },
      },
    },
    questions: [
      reaches('other', 'db', 'by private address'),
      blocked('other', 'db', 'by public address the source is public too', { toIp: '198.51.100.20' }),
    ],
  },
  {
    id: 'sg/self',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    states: 'The default group admits its own members only, within one subnet too; outbound is open.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.0.0/24'),
      server('one', {
        vpc: 'main',
        subnet: 'a',
        ip: '10.0.0.10',
        groups: [],
        more: { vpc_security_group_ids: undefined },
      }),
      server('two', {
        vpc: 'main',
        subnet: 'a',
        ip: '10.0.0.11',
        groups: [],
        more: {
          vpc_security_group_ids: [attribute('aws_vpc.main', 'default_security_group_id')],
        },
      }),
      server('three', { vpc: 'main', subnet: 'a', ip: '10.0.0.12' }),
    ),
    questions: [
      reaches('one', 'two', 'members of the default group'),
      blocked('three', 'one', 'not a member, though in the same subnet'),
      reaches('one', 'three', 'outbound is open'),
    ],
  },
  {
    id: 'sg/adopted-default-is-empty',
    page: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group',
    states: 'Adopting the default group removes its rules.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.0.0/24'),
      resource('aws_default_security_group', 'main', { vpc_id: id('aws_vpc.main') }),
      ...['one', 'two'].map((name, n) =>
        server(name, {
          vpc: 'main',
          subnet: 'a',
          ip: `10.0.0.${10 + n}`,
          groups: [],
          more: { vpc_security_group_ids: undefined },
        }),
      ),
    ),
    questions: [blocked('one', 'two', 'no rule is left')],
  },
  {
    id: 'sg/several-groups-add-up',
    page: GROUPS,
    states: 'With several groups on an interface all their rules count together.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('a', 'main', '10.0.0.0/24'),
      bareGroup('https', 'main'),
      bareGroup('ssh', 'main'),
      ingress('https', 'https', { cidr_ipv4: '10.0.0.0/16' }),
      ingress('ssh', 'ssh', { cidr_ipv4: '10.0.0.10/32' }, 22),
      server('admin', { vpc: 'main', subnet: 'a', ip: '10.0.0.10' }),
      server('user', { vpc: 'main', subnet: 'a', ip: '10.0.0.11' }),
      server('host', { vpc: 'main', subnet: 'a', ip: '10.0.0.20', groups: ['https', 'ssh'] }),
    ),
    questions: [
      reaches('user', 'host', 'first group'),
      reaches('admin', 'host', 'second group', { port: 22 }),
      blocked('user', 'host', 'neither', { port: 22 }),
    ],
  },
  {
    id: 'sg/stateful',
    page: GROUPS,
    states: 'Replies to allowed traffic are allowed whatever the rules of the other direction say.',
    model: terraform(
      appAndDb(),
      resource('aws_security_group', 'db', {
        name: 'db',
        vpc_id: id('aws_vpc.main'),
        egress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['10.0.0.0/24'] }],
      }),
    ),
    questions: [
      reaches('db', 'app', 'allowed outbound, the reply returns'),
      blocked('app', 'db', 'nothing inbound', { stopsAt: [DB, 'aws_instance.db'] }),
      blocked('db', 'app', 'another port outbound', { port: 80, stopsAt: [DB, 'aws_instance.db'] }),
    ],
  },
  {
    id: 'sg/prefix-list-source',
    page: RULES,
    states: 'A rule may name a prefix list.',
    model: terraform(
      appAndDb(),
      bareGroup('db', 'main'),
      resource('aws_ec2_managed_prefix_list', 'apps', {
        name: 'apps',
        address_family: 'IPv4',
        max_entries: 3,
        entry: [{ cidr: '10.0.0.10/32', description: 'app' }],
      }),
      ingress('apps', 'db', { prefix_list_id: id('aws_ec2_managed_prefix_list.apps') }),
    ),
    questions: [reaches('app', 'db', 'listed'), blocked('other', 'db', 'not listed')],
  },
  {
    id: 'sg/rule-resource-of-old-style',
    page: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule',
    states: 'aws_security_group_rule adds rules to a group as well.',
    model: terraform(
      appAndDb(),
      bareGroup('db', 'main'),
      resource('aws_security_group_rule', 'app', {
        type: 'ingress',
        security_group_id: id(DB),
        source_security_group_id: id('aws_security_group.app'),
        protocol: 'tcp',
        from_port: 3300,
        to_port: 3310,
      }),
    ),
    questions: [
      reaches('app', 'db', 'within the range', { port: 3306 }),
      blocked('app', 'db', 'outside', { port: 3311 }),
    ],
  },
  {
    id: 'sg/reference-over-peering',
    page: PEERS,
    states: 'A group of a peer VPC in the same Region may be referenced.',
    model: terraform(
      peers(),
      bareGroup('db', 'b'),
      ingress('from_a', 'db', { referenced_security_group_id: id('aws_security_group.a') }),
    ),
    questions: [
      reaches('a', 'b', 'member of the referenced group'),
      blocked('a_other', 'b', 'another group', { stopsAt: [DB, 'aws_instance.b'] }),
    ],
  },
  {
    id: 'sg/reference-over-inter-region-peering',
    page: PEERS,
    states: 'A group of a peer in another Region cannot be referenced.',
    model: terraform(
      regions('us-east-1', 'eu-west-1'),
      vpc('a', '10.1.0.0/16'),
      subnet('a', 'a', '10.1.1.0/24'),
      mainRoutes('a', [['10.2.0.0/16', AB]]),
      server('a', { vpc: 'a', subnet: 'a', ip: '10.1.1.10' }),
      vpc('b', '10.2.0.0/16', { provider: 'aws.eu-west-1' }),
      resource('aws_vpc_peering_connection', 'ab', {
        vpc_id: id('aws_vpc.a'),
        peer_vpc_id: id('aws_vpc.b'),
        peer_region: 'eu-west-1',
      }),
      resource('aws_vpc_peering_connection_accepter', 'ab', {
        provider: 'aws.eu-west-1',
        vpc_peering_connection_id: id(AB),
        auto_accept: true,
      }),
      bareGroup('db', 'b', { provider: 'aws.eu-west-1' }),
      ingress('from_a', 'db', {
        referenced_security_group_id: id('aws_security_group.a'),
        provider: 'aws.eu-west-1',
      }),
    ),
    questions: [refused('aws_vpc_security_group_ingress_rule.from_a', 'not across Regions')],
  },
  {
    id: 'sg/reference-over-tgw-enabled',
    page: TRANSIT,
    states:
      'With referencing enabled on the gateway and both attachments inbound rules may name a remote group.',
    model: terraform(
      overTransit(
        { security_group_referencing_support: 'enable' },
        { security_group_referencing_support: 'enable' },
      ),
    ),
    questions: [reaches('a', 'b', 'opted in everywhere')],
  },
  {
    id: 'sg/reference-over-tgw-disabled',
    page: TRANSIT,
    states: 'On the gateway it is off by default: the rule then matches nothing.',
    model: terraform(overTransit({}, { security_group_referencing_support: 'enable' })),
    questions: [blocked('a', 'b', 'not opted in', { oneWay: true })],
  },
  {
    id: 'sg/reference-through-middlebox',
    page: RULES,
    states: 'A rule that names a group does not match traffic that a middlebox forwards between two subnets.',
    model: terraform(
      vpc('main', '10.0.0.0/16'),
      subnet('app', 'main', '10.0.0.0/24'),
      subnet('db', 'main', '10.0.1.0/24'),
      subnet('fw', 'main', '10.0.2.0/24'),
      table('app', { vpc: 'main', subnets: ['app'], routes: [['10.0.1.0/24', 'aws_instance.fw']] }),
      table('db', { vpc: 'main', subnets: ['db'], routes: [['10.0.0.0/24', 'aws_instance.fw']] }),
      server('fw', { vpc: 'main', subnet: 'fw', ip: '10.0.2.10', forwards: true }),
      server('app', { vpc: 'main', subnet: 'app', ip: '10.0.0.10' }),
      bareGroup('db', 'main'),
      ingress('from_app', 'db', { referenced_security_group_id: id('aws_security_group.app') }),
      ingress('from_cidr', 'db', { cidr_ipv4: '10.0.0.0/24' }, 8443),
      server('db', { vpc: 'main', subnet: 'db', ip: '10.0.1.10', groups: ['db'] }),
    ),
    questions: [
      blocked('app', 'db', 'the reference does not match'),
      reaches('app', 'db', 'a CIDR does', { port: 8443 }),
    ],
  },
  {
    id: 'sg/icmp-rule-with-an-ipv6-block',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    states: 'ICMP is protocol 1, ICMPv6 is protocol 58: each has rules of its own.',
    model: terraform(
      dualStackVpc('main', '10.0.0.0/16', '2001:db8:1234:1a00::/56'),
      subnet('main', 'main', '10.0.0.0/24', 'a', { ipv6_cidr_block: '2001:db8:1234:1a00::/64' }),
      server('client', { vpc: 'main', subnet: 'main', ip: '10.0.0.10', ipv6: '2001:db8:1234:1a00::10' }),
      bareGroup('icmp', 'main', { ingress: [pings('icmp')] }),
      server('icmp', {
        vpc: 'main',
        subnet: 'main',
        ip: '10.0.0.11',
        ipv6: '2001:db8:1234:1a00::11',
        groups: ['icmp'],
      }),
      bareGroup('icmpv6', 'main', { ingress: [pings('icmpv6')] }),
      server('icmpv6', {
        vpc: 'main',
        subnet: 'main',
        ip: '10.0.0.12',
        ipv6: '2001:db8:1234:1a00::12',
        groups: ['icmpv6'],
      }),
    ),
    questions: [
      reaches('client', 'icmp', 'an IPv4 ping', { protocol: 'icmp', family: 4 }),
      blocked('client', 'icmp', 'no IPv6 ping', { protocol: 'icmp', family: 6 }),
      blocked('client', 'icmpv6', 'no IPv4 ping', { protocol: 'icmp', family: 4 }),
      reaches('client', 'icmpv6', 'an IPv6 ping', { protocol: 'icmp', family: 6 }),
      reaches('client', 'icmpv6', 'by its number', { protocol: '58', family: 6 }),
    ],
  },
];

/** A rule of the protocol with blocks of both IP versions. */
function pings(protocol: string): Arguments {
  return { from_port: -1, to_port: -1, protocol, cidr_blocks: ['0.0.0.0/0'], ipv6_cidr_blocks: ['::/0'] };
}
