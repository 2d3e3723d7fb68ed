import { blocked, reaches, type DocumentedCase } from '../case';
import { attribute, resource, terraform, together, type Part } from '../terraform/document';
import { internetGateway, mainTable, peering, subnet, table, vpc } from '../terraform/network';
import { networkAcl, server, type AclRule } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const ACLS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html';
const RULES = 'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html';
const EPHEMERAL = 'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html';
const TRANSIT = 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html';
const IGW = 'aws_internet_gateway.main';
const ACL = 'aws_network_acl.web';
const all = (cidr = '0.0.0.0/0', number = 100, allow = true): AclRule => ({ number, allow, cidr });
const tcp = (number: number, from: number, to = from, cidr = '0.0.0.0/0', allow = true): AclRule => ({
  number,
  allow,
  cidr,
  protocol: 'tcp',
  ports: [from, to],
});

/** A public web server and a database in a second subnet; both groups open. */
function twoSubnets(): Part {
  return together(
    vpc('main', '10.0.0.0/16'),
    subnet('web', 'main', '10.0.0.0/24'),
    subnet('db', 'main', '10.0.1.0/24'),
    internetGateway('main', 'main'),
    mainTable('main', [['0.0.0.0/0', IGW]]),
    server('web', { vpc: 'main', subnet: 'web', ip: '10.0.0.10', public: 'eip' }),
    server('web2', { vpc: 'main', subnet: 'web', ip: '10.0.0.11' }),
    server('db', { vpc: 'main', subnet: 'db', ip: '10.0.1.10' }),
  );
}

const webAcl = (inbound: readonly AclRule[], outbound: readonly AclRule[], style?: 'standalone'): Part =>
  networkAcl('web', {
    vpc: 'main',
    subnets: ['web'],
    inbound,
    outbound,
    ...(style === undefined ? {} : { style }),
  });

/** A (10.1) behind the transit gateway, B (10.2) with server and attachment in one subnet. */
function transitSameSubnet(inbound: readonly AclRule[], outbound: readonly AclRule[]): Part {
  return together(
    transitGateway('tgw'),
    ...(['a', 'b'] as const).map((name, n) =>
      together(
        vpc(name, `10.${n + 1}.0.0/16`),
        subnet(name, name, `10.${n + 1}.1.0/24`),
        mainTable(name, [['10.0.0.0/8', 'aws_ec2_transit_gateway.tgw']]),
        attachment(name, { gateway: 'tgw', vpc: name, subnets: [name] }),
        server(name, { vpc: name, subnet: name, ip: `10.${n + 1}.1.10` }),
      ),
    ),
    transitTable('all', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    networkAcl('b', { vpc: 'b', subnets: ['b'], inbound, outbound }),
  );
}

/** Like it, but B has its server in subnet `b` and the attachment in `b_tgw`, whose NACL is given. */
function transitOwnSubnet(acl: Part): Part {
  return together(
    transitGateway('tgw'),
    vpc('a', '10.1.0.0/16'),
    subnet('a', 'a', '10.1.1.0/24'),
    mainTable('a', [['10.0.0.0/8', 'aws_ec2_transit_gateway.tgw']]),
    attachment('a', { gateway: 'tgw', vpc: 'a', subnets: ['a'] }),
    server('a', { vpc: 'a', subnet: 'a', ip: '10.1.1.10' }),
    vpc('b', '10.2.0.0/16'),
    subnet('b', 'b', '10.2.1.0/24'),
    subnet('b_tgw', 'b', '10.2.255.0/28'),
    table('b', { vpc: 'b', subnets: ['b'], routes: [['10.0.0.0/8', 'aws_ec2_transit_gateway.tgw']] }),
    attachment('b', { gateway: 'tgw', vpc: 'b', subnets: ['b_tgw'] }),
    server('b', { vpc: 'b', subnet: 'b', ip: '10.2.1.10' }),
    transitTable('all', { gateway: 'tgw', associated: ['a', 'b'], propagated: ['a', 'b'] }),
    acl,
  );
}

const tgwAcl = (inbound: readonly AclRule[], outbound: readonly AclRule[]): Part =>
  networkAcl('b_tgw', { vpc: 'b', subnets: ['b_tgw'], inbound, outbound });

export const networkAcls: readonly DocumentedCase[] = [
  {
    id: 'nacl/default-allows',
    page: ACLS,
    states: 'The default network ACL allows all traffic; a subnet without association has it.',
    model: terraform(twoSubnets()),
    questions: [reaches('internet', 'web', 'nothing denies'), reaches('web', 'db', 'between subnets')],
  },
  {
    id: 'nacl/custom-denies',
    page: ACLS,
    states: 'A custom network ACL denies everything until rules are added.',
    model: terraform(twoSubnets(), webAcl([], [])),
    questions: [
      blocked('internet', 'web', 'inbound', { stopsAt: [ACL] }),
      blocked('web', 'db', 'outbound', { stopsAt: [ACL] }),
      reaches('web', 'web2', 'traffic within the subnet does not pass it'),
      blocked('db', 'web', 'from the other subnet', { stopsAt: [ACL] }),
    ],
  },
  {
    id: 'nacl/adopted-default-without-rules',
    page: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl',
    states:
      'Terraform removes all rules of a default network ACL that it adopts: without rules it denies all.',
    model: terraform(
      twoSubnets(),
      resource('aws_default_network_acl', 'main', {
        default_network_acl_id: attribute('aws_vpc.main', 'default_network_acl_id'),
      }),
    ),
    questions: [blocked('web', 'db', 'no rule is left', { stopsAt: ['aws_default_network_acl.main'] })],
  },
  {
    id: 'nacl/order',
    page: RULES,
    states:
      'Rules are evaluated from the lowest number; the first that matches decides, whatever comes later.',
    model: terraform(
      twoSubnets(),
      webAcl(
        [
          tcp(100, 443),
          tcp(110, 22, 22, '0.0.0.0/0', false),
          tcp(120, 22, 22, '203.0.113.0/24'),
          tcp(130, 80),
        ],
        [all()],
        'standalone',
      ),
    ),
    questions: [
      reaches('internet', 'web', 'rule 100'),
      blocked('203.0.113.9', 'web', 'rule 110 denies before rule 120 allows', { port: 22, stopsAt: [ACL] }),
      reaches('internet', 'web', 'rule 130', { port: 80 }),
      blocked('internet', 'web', 'no rule matches', { port: 8080, stopsAt: [ACL] }),
    ],
  },
  {
    id: 'nacl/deny-one-address',
    page: RULES,
    states: 'A deny with a lower number takes an address out of a later allow.',
    model: terraform(twoSubnets(), webAcl([all('203.0.113.9/32', 50, false), all()], [all()])),
    questions: [
      blocked('203.0.113.9', 'web', 'denied', { stopsAt: [ACL] }),
      reaches('203.0.113.10', 'web', 'its neighbour is not'),
    ],
  },
  {
    id: 'nacl/stateless',
    page: EPHEMERAL,
    states: 'Network ACLs are stateless: replies need an outbound rule for the client’s ephemeral ports.',
    model: terraform(twoSubnets(), webAcl([tcp(100, 443)], [tcp(100, 443)])),
    questions: [
      blocked('internet', 'web', 'the reply goes to an ephemeral port', { stopsAt: [ACL] }),
      reaches('internet', 'web', 'the request enters', { oneWay: true }),
      blocked('web', 'db', 'the reply comes to an ephemeral port', { stopsAt: [ACL] }),
    ],
  },
  {
    id: 'nacl/ephemeral-ports-open',
    page: EPHEMERAL,
    states: 'With 1024–65535 (or a range that holds the client’s port) open outbound, replies pass.',
    model: terraform(twoSubnets(), webAcl([tcp(100, 443)], [tcp(100, 32768, 65535)])),
    questions: [
      reaches('internet', 'web', 'client port 50000'),
      blocked('internet', 'web', 'client port 2000 is outside the range', { sourcePort: 2000 }),
    ],
  },
  {
    id: 'nacl/groups-and-acl-both',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html',
    states: 'A packet must pass the network ACL and the security group.',
    model: terraform(
      twoSubnets(),
      webAcl([all()], [all()]),
      resource('aws_security_group', 'strict', {
        name: 'strict',
        vpc_id: '${aws_vpc.main.id}',
        ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] }],
      }),
      server('strict', { vpc: 'main', subnet: 'web', ip: '10.0.0.30', public: 'eip', groups: ['strict'] }),
    ),
    questions: [
      reaches('internet', 'strict', 'both allow 443'),
      blocked('internet', 'strict', 'the group does not allow 80', {
        port: 80,
        stopsAt: ['aws_security_group.strict', 'aws_instance.strict'],
      }),
    ],
  },
  {
    id: 'nacl/peering-subject-to-acl',
    page: ACLS,
    states: 'Traffic from a peer passes the network ACL of the receiving subnet.',
    model: terraform(
      twoSubnets(),
      vpc('peer', '10.1.0.0/16'),
      subnet('peer', 'peer', '10.1.0.0/24'),
      peering('p', 'peer', 'main'),
      mainTable('peer', [['10.0.0.0/16', 'aws_vpc_peering_connection.p']]),
      server('peer', { vpc: 'peer', subnet: 'peer', ip: '10.1.0.10' }),
      networkAcl('db', { vpc: 'main', subnets: ['db'], inbound: [all('10.0.0.0/16')], outbound: [all()] }),
    ),
    questions: [
      blocked('peer', 'db', '10.1 is not allowed in', { oneWay: true, stopsAt: ['aws_network_acl.db'] }),
      reaches('peer', 'web', 'the other subnet is open', { oneWay: true }),
    ],
  },
  {
    id: 'nacl/tgw-same-subnet-arriving',
    page: TRANSIT,
    states:
      'Server and attachment in one subnet: rules are not evaluated from the transit gateway to the server.',
    model: terraform(transitSameSubnet([all('10.2.0.0/16')], [all('10.1.0.0/16')])),
    questions: [
      reaches('a', 'b', 'arriving traffic meets no rule', { oneWay: true }),
      reaches('b', 'a', 'outbound by destination 10.1, inbound by source 10.2'),
    ],
  },
  {
    id: 'nacl/tgw-same-subnet-leaving',
    page: TRANSIT,
    states: 'To the transit gateway, outbound rules use the destination and inbound rules the source.',
    model: terraform(transitSameSubnet([all('10.1.0.0/16')], [all('10.1.0.0/16')])),
    questions: [
      blocked('b', 'a', 'inbound rules do not allow the source 10.2', {
        oneWay: true,
        stopsAt: ['aws_network_acl.b'],
      }),
      blocked('a', 'b', 'the reply is refused likewise', { stopsAt: ['aws_network_acl.b'] }),
    ],
  },
  {
    id: 'nacl/tgw-own-subnet-open-where-it-counts',
    page: TRANSIT,
    states:
      'Attachment subnet: outbound rules for traffic to the instances, inbound rules for traffic from them.',
    model: terraform(transitOwnSubnet(tgwAcl([all('10.2.0.0/16')], [all('10.2.0.0/16')]))),
    questions: [
      reaches('a', 'b', 'outbound to 10.2 allowed; the reply comes from 10.2'),
      reaches('b', 'a', 'inbound from 10.2 allowed; outbound is not used towards the transit gateway'),
    ],
  },
  {
    id: 'nacl/tgw-own-subnet-outbound-closed',
    page: TRANSIT,
    states: 'Without an outbound rule to the instances the attachment subnet lets nothing through to them.',
    model: terraform(transitOwnSubnet(tgwAcl([all()], [all('10.1.0.0/16')]))),
    questions: [
      blocked('a', 'b', 'outbound to 10.2 is not allowed', {
        oneWay: true,
        stopsAt: ['aws_network_acl.b_tgw'],
      }),
      reaches('b', 'a', 'the way out needs inbound only', { oneWay: true }),
    ],
  },
  {
    id: 'nacl/tgw-own-subnet-inbound-closed',
    page: TRANSIT,
    states: 'Without an inbound rule for the instances they do not reach the transit gateway.',
    model: terraform(transitOwnSubnet(tgwAcl([all('10.1.0.0/16')], [all()]))),
    questions: [
      blocked('b', 'a', 'inbound from 10.2 is not allowed', {
        oneWay: true,
        stopsAt: ['aws_network_acl.b_tgw'],
      }),
      reaches('a', 'b', 'inbound is not used for traffic from the transit gateway', { oneWay: true }),
    ],
  },
  {
    id: 'nacl/tgw-instance-subnet',
    page: TRANSIT,
    states: 'Instance subnet: outbound by destination to, inbound by source from the transit gateway.',
    model: terraform(
      transitOwnSubnet(
        networkAcl('b', {
          vpc: 'b',
          subnets: ['b'],
          inbound: [all('10.1.0.0/16')],
          outbound: [all('10.1.0.0/16')],
        }),
      ),
    ),
    questions: [reaches('a', 'b', 'both allow 10.1'), reaches('b', 'a', 'both allow 10.1')],
  },
];
