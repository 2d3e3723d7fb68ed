import { blocked, reaches, type DocumentedCase } from '../case';
import { attribute, id, resource, terraform, together, type Part } from '../terraform/document';
import { dualStackVpc, internetGateway, subnet, table, vpc, type Route } from '../terraform/network';
import { server } from '../terraform/server';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html';
const IGW = 'aws_internet_gateway.main';
const DEFAULT_ROUTES: readonly Route[] = [
  ['0.0.0.0/0', IGW],
  ['::/0', IGW],
];

function publicSubnet(routes: readonly Route[] = DEFAULT_ROUTES): Part {
  return together(
    dualStackVpc('main', '10.0.0.0/16', '2001:db8:1234:1a00::/56'),
    subnet('public', 'main', '10.0.0.0/24', 'a', { ipv6_cidr_block: '2001:db8:1234:1a00::/64' }),
    internetGateway('main', 'main'),
    table('public', { vpc: 'main', subnets: ['public'], routes, style: 'inline' }),
  );
}

const web = (more: { public?: 'eip' | 'assigned'; ipv6?: string; groups?: readonly string[] }): Part =>
  server('web', { vpc: 'main', subnet: 'public', ip: '10.0.0.10', ...more });

export const internetGateways: readonly DocumentedCase[] = [
  {
    id: 'igw/public-subnet',
    page: PAGE,
    states: 'Internet access takes a route to an attached gateway, a public address and open filters.',
    model: terraform(publicSubnet(), web({ public: 'eip', ipv6: '2001:db8:1234:1a00::10' })),
    assume: { addresses: { 'aws_instance.web': { public: '198.51.100.7' } } },
    questions: [
      reaches('web', 'internet', 'outbound', { sourceSeen: '198.51.100.7' }),
      reaches('internet', 'web', 'inbound'),
      reaches('internet', '198.51.100.7', 'addressed by its public address'),
      blocked('internet', '10.0.0.10', 'a private address is not routed on the internet'),
      reaches('web', 'internet', 'outbound IPv6', { family: 6, sourceSeen: '2001:db8:1234:1a00::10' }),
      reaches('internet', 'web', 'inbound IPv6: the address is public', { family: 6 }),
      reaches('web', 'internet', 'ping', { protocol: 'icmp' }),
    ],
  },
  {
    id: 'igw/address-at-launch',
    page: PAGE,
    states:
      'A public address assigned at launch, by the instance or by the subnet, serves like an Elastic IP.',
    model: terraform(
      publicSubnet(),
      subnet('mapped', 'main', '10.0.1.0/24', 'a', { map_public_ip_on_launch: true }),
      resource('aws_route_table_association', 'mapped', {
        subnet_id: id('aws_subnet.mapped'),
        route_table_id: id('aws_route_table.public'),
      }),
      web({ public: 'assigned' }),
      server('mapped', { vpc: 'main', subnet: 'mapped', ip: '10.0.1.10' }),
    ),
    questions: [
      reaches('internet', 'web', 'associate_public_ip_address'),
      reaches('internet', 'mapped', 'map_public_ip_on_launch'),
    ],
  },
  {
    id: 'igw/no-public-address',
    page: PAGE,
    states: 'Without a public IPv4 address an instance cannot use the internet gateway.',
    model: terraform(publicSubnet(), web({})),
    questions: [
      blocked('web', 'internet', 'no public address', { stopsAt: [IGW, 'aws_instance.web'] }),
      blocked('internet', 'web', 'no address to send to'),
    ],
  },
  {
    id: 'igw/ipv6-only-address',
    page: PAGE,
    states: 'For IPv6 the instance needs an IPv6 address of the subnet.',
    model: terraform(publicSubnet(), web({ public: 'eip' })),
    questions: [blocked('web', 'internet', 'no IPv6 address', { family: 6 })],
  },
  {
    id: 'igw/no-route',
    page: PAGE,
    states: 'A subnet whose table has no route to an internet gateway is private.',
    model: terraform(publicSubnet([]), web({ public: 'eip' })),
    questions: [
      blocked('web', 'internet', 'only local', { stopsAt: ['aws_route_table.public'] }),
      blocked('internet', 'web', 'the reply has no way out', { stopsAt: ['aws_route_table.public'] }),
    ],
  },
  {
    id: 'igw/partial-route',
    page: PAGE,
    states: 'The route may be narrower than all addresses, for example those of the company office.',
    model: terraform(publicSubnet([['203.0.113.0/24', IGW]]), web({ public: 'eip' })),
    questions: [
      reaches('web', '203.0.113.9', 'within the range'),
      blocked('web', '198.51.100.200', 'outside it'),
      reaches('203.0.113.9', 'web', 'visitors from the range get an answer'),
      blocked('198.51.100.200', 'web', 'others get none'),
    ],
  },
  {
    id: 'igw/attached-elsewhere',
    page: PAGE,
    states: 'The gateway must be attached to the VPC; attached by its own resource it counts as well.',
    model: terraform(
      dualStackVpc('main', '10.0.0.0/16', '2001:db8:1234:1a00::/56'),
      subnet('public', 'main', '10.0.0.0/24'),
      resource('aws_internet_gateway', 'main', {}),
      resource('aws_internet_gateway_attachment', 'main', {
        internet_gateway_id: id(IGW),
        vpc_id: id('aws_vpc.main'),
      }),
      table('public', { vpc: 'main', subnets: ['public'], routes: [['0.0.0.0/0', IGW]] }),
      web({ public: 'eip' }),
    ),
    questions: [reaches('internet', 'web', 'standalone attachment')],
  },
  {
    id: 'igw/new-group-has-no-egress',
    page: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group',
    states: 'Terraform removes the allow-all egress rule that AWS puts into a new group.',
    model: terraform(
      publicSubnet(),
      resource('aws_security_group', 'bare', { name: 'bare', vpc_id: id('aws_vpc.main') }),
      resource('aws_vpc_security_group_ingress_rule', 'https', {
        security_group_id: id('aws_security_group.bare'),
        cidr_ipv4: '0.0.0.0/0',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      }),
      web({ public: 'eip', groups: ['bare'] }),
    ),
    questions: [
      blocked('web', 'internet', 'nothing may leave', {
        stopsAt: ['aws_security_group.bare', 'aws_instance.web'],
      }),
      reaches('internet', 'web', 'replies are allowed whatever egress says'),
      blocked('internet', 'web', 'port 80 is not open', { port: 80 }),
      blocked('internet', 'web', 'UDP is not open', { protocol: 'udp' }),
    ],
  },
  {
    id: 'igw/eip-association',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html',
    states: 'An Elastic IP can belong to a network interface, or be associated by a resource of its own.',
    model: terraform(
      publicSubnet(),
      web({}),
      resource('aws_eip', 'web', { domain: 'vpc' }),
      resource('aws_eip_association', 'web', {
        allocation_id: id('aws_eip.web'),
        instance_id: id('aws_instance.web'),
      }),
      resource('aws_network_interface', 'second', {
        subnet_id: id('aws_subnet.public'),
        private_ips: ['10.0.0.20'],
        security_groups: [id('aws_security_group.web')],
      }),
      resource('aws_eip', 'second', { domain: 'vpc', network_interface: id('aws_network_interface.second') }),
    ),
    questions: [
      reaches('internet', 'web', 'associated with the instance'),
      reaches('internet', 'aws_network_interface.second', 'associated with the interface'),
    ],
  },
  {
    id: 'igw/other-vpc-cannot-use-it',
    page: 'https://docs.aws.amazon.com/vpc/latest/userguide/how-it-works.html',
    states: 'A VPC reaches the internet only by an internet gateway of its own.',
    model: terraform(
      publicSubnet(),
      vpc('other', '10.1.0.0/16'),
      subnet('other', 'other', '10.1.0.0/24'),
      server('other', { vpc: 'other', subnet: 'other', ip: '10.1.0.10', public: 'eip' }),
      web({ public: 'eip' }),
      resource('aws_route', 'unused', {
        route_table_id: attribute('aws_vpc.main', 'main_route_table_id'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: id(IGW),
      }),
    ),
    questions: [
      blocked('other', 'internet', 'no gateway of its own'),
      blocked('internet', 'other', 'no gateway of its own'),
      blocked('web', 'other', 'VPCs are isolated from each other', { toIp: '10.1.0.10' }),
    ],
  },
];
