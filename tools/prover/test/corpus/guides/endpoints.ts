import { blocked, reaches, refused, routeOf, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Arguments, type Part } from '../terraform/document';
import { vpn, vpnGateway } from '../terraform/hybrid';
import { internetGateway, mainTable, peering, subnet, table, vpc } from '../terraform/network';
import { server } from '../terraform/server';

const GATEWAY = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html';
const INTERFACE = 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html';
const PRIVATE_DNS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html';
const S3 = 'com.amazonaws.us-east-1.s3';
const SQS = 'com.amazonaws.us-east-1.sqs';
const S3_ENDPOINT = 'aws_vpc_endpoint.s3';
const SQS_ENDPOINT = 'aws_vpc_endpoint.sqs';

const services = {
  prefixLists: { [S3]: ['52.216.0.0/15'] },
  services: {
    [S3]: { names: ['s3.us-east-1.amazonaws.com'], addresses: ['52.216.0.10'] },
    [SQS]: { names: ['sqs.us-east-1.amazonaws.com'], addresses: ['3.236.169.10'] },
  },
};

/** VPC with subnets a and b, a table and server each; `a` has the gateway endpoint. */
function withGatewayEndpoint(style: 'inline' | 'standalone' = 'inline'): Part {
  return together(
    vpc('main', '10.0.0.0/16', { enable_dns_hostnames: true }),
    subnet('a', 'main', '10.0.1.0/24'),
    subnet('b', 'main', '10.0.2.0/24'),
    table('a', { vpc: 'main', subnets: ['a'] }),
    table('b', { vpc: 'main', subnets: ['b'] }),
    server('a', { vpc: 'main', subnet: 'a', ip: '10.0.1.10' }),
    server('b', { vpc: 'main', subnet: 'b', ip: '10.0.2.10' }),
    resource('aws_vpc_endpoint', 's3', {
      vpc_id: id('aws_vpc.main'),
      service_name: S3,
      ...(style === 'inline'
        ? { vpc_endpoint_type: 'Gateway', route_table_ids: [id('aws_route_table.a')] }
        : {}),
    }),
    ...(style === 'inline'
      ? []
      : [
          resource('aws_vpc_endpoint_route_table_association', 's3', {
            vpc_endpoint_id: id(S3_ENDPOINT),
            route_table_id: id('aws_route_table.a'),
          }),
        ]),
  );
}

/** VPC with an interface endpoint for SQS in its own subnet, whose group admits `from`. */
function withInterfaceEndpoint(
  from: string,
  more: Arguments = {},
  vpcMore: Arguments = { enable_dns_hostnames: true },
): Part {
  return together(
    vpc('main', '10.0.0.0/16', vpcMore),
    subnet('app', 'main', '10.0.1.0/24'),
    subnet('endpoint', 'main', '10.0.9.0/24'),
    server('app', { vpc: 'main', subnet: 'app', ip: '10.0.1.10' }),
    resource('aws_security_group', 'endpoint', {
      name: 'endpoint',
      vpc_id: id('aws_vpc.main'),
      ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: [from] }],
    }),
    resource('aws_vpc_endpoint', 'sqs', {
      vpc_id: id('aws_vpc.main'),
      service_name: SQS,
      vpc_endpoint_type: 'Interface',
      subnet_ids: [id('aws_subnet.endpoint')],
      security_group_ids: [id('aws_security_group.endpoint')],
      private_dns_enabled: true,
      ...more,
    }),
  );
}

export const endpoints: readonly DocumentedCase[] = [
  {
    id: 'endpoint/gateway',
    page: GATEWAY,
    states:
      'A gateway endpoint reaches its service from the subnets of the chosen tables, without an internet gateway.',
    model: terraform(withGatewayEndpoint()),
    assume: services,
    questions: [
      reaches('a', `service:${S3}`, 'its table has the route'),
      blocked('b', `service:${S3}`, 'its table has not', { stopsAt: ['aws_route_table.b'] }),
      routeOf({ table: 'aws_route_table.a' }, '52.216.0.10', S3_ENDPOINT, 'prefix-list route'),
      blocked('a', 'internet', 'it is no way to the internet'),
      reaches('a', 'name:s3.us-east-1.amazonaws.com', 'by the public name'),
    ],
  },
  {
    id: 'endpoint/gateway-by-association',
    page: GATEWAY,
    states: 'The table may be chosen by a resource of its own.',
    model: terraform(withGatewayEndpoint('standalone')),
    assume: services,
    questions: [reaches('a', `service:${S3}`, 'associated'), blocked('b', `service:${S3}`, 'not associated')],
  },
  {
    id: 'endpoint/gateway-before-default-route',
    page: GATEWAY,
    states:
      'The endpoint’s routes are more specific than a default route: the service’s traffic takes the endpoint.',
    model: terraform(
      withGatewayEndpoint(),
      internetGateway('main', 'main'),
      resource('aws_route', 'default', {
        route_table_id: id('aws_route_table.a'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: id('aws_internet_gateway.main'),
      }),
    ),
    assume: services,
    questions: [
      routeOf({ table: 'aws_route_table.a' }, '52.216.0.10', S3_ENDPOINT, 'the endpoint'),
      routeOf({ table: 'aws_route_table.a' }, '8.8.8.8', 'aws_internet_gateway.main', 'everything else'),
      reaches('a', `service:${S3}`, 'no public address is needed'),
      blocked('a', 'internet', 'a public address is needed there'),
    ],
  },
  {
    id: 'endpoint/gateway-not-from-outside',
    page: GATEWAY,
    states: 'Gateway endpoints cannot be used from on-premises, nor from a peer or another Region.',
    model: terraform(
      withGatewayEndpoint(),
      vpnGateway('main', 'main'),
      vpn('hq', 'aws_vpn_gateway.main', 65010),
      vpc('peer', '10.5.0.0/16'),
      subnet('peer', 'peer', '10.5.1.0/24'),
      peering('p', 'peer', 'main'),
      mainTable('peer', [['0.0.0.0/0', 'aws_vpc_peering_connection.p']]),
      server('peer', { vpc: 'peer', subnet: 'peer', ip: '10.5.1.10' }),
    ),
    assume: {
      ...services,
      sites: {
        hq: {
          cidrs: ['192.168.0.0/16'],
          links: [{ via: 'aws_vpn_connection.hq', advertises: [{ prefix: '192.168.0.0/16' }] }],
        },
      },
    },
    questions: [
      blocked('on-premises:hq', `service:${S3}`, 'from on-premises'),
      blocked('peer', `service:${S3}`, 'from a peer', { stopsAt: ['aws_vpc_peering_connection.p'] }),
    ],
  },
  {
    id: 'endpoint/gateway-acl',
    page: GATEWAY,
    states: 'Security group and network ACL must allow traffic to and from the service’s prefixes.',
    model: terraform(
      withGatewayEndpoint(),
      resource('aws_security_group', 'vpc_only', {
        name: 'vpc_only',
        vpc_id: id('aws_vpc.main'),
        egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['10.0.0.0/16'] }],
      }),
      server('closed', { vpc: 'main', subnet: 'a', ip: '10.0.1.20', groups: ['vpc_only'] }),
    ),
    assume: services,
    questions: [
      blocked('closed', `service:${S3}`, 'the group allows the VPC only', {
        stopsAt: ['aws_security_group.vpc_only', 'aws_instance.closed'],
      }),
    ],
  },
  {
    id: 'endpoint/interface',
    page: INTERFACE,
    states: 'An interface endpoint is a network interface whose group must admit the clients, on port 443.',
    model: terraform(withInterfaceEndpoint('10.0.0.0/16')),
    assume: services,
    questions: [
      reaches('app', SQS_ENDPOINT, 'admitted'),
      blocked('app', SQS_ENDPOINT, 'port 80 is not', { port: 80 }),
      reaches('app', 'name:sqs.us-east-1.amazonaws.com', 'private DNS leads the public name to the endpoint'),
      blocked('app', SQS_ENDPOINT, 'its zone is down', { down: ['az:us-east-1a'] }),
    ],
  },
  {
    id: 'endpoint/interface-group-refuses',
    page: INTERFACE,
    states: 'A client that the endpoint’s group does not admit is dropped.',
    model: terraform(withInterfaceEndpoint('10.0.2.0/24')),
    assume: services,
    questions: [
      blocked('app', SQS_ENDPOINT, 'not admitted', {
        stopsAt: ['aws_security_group.endpoint', SQS_ENDPOINT],
      }),
      blocked('app', 'name:sqs.us-east-1.amazonaws.com', 'nor by name'),
    ],
  },
  {
    id: 'endpoint/interface-without-private-dns',
    page: PRIVATE_DNS,
    states: 'Without private DNS the public name still leads to the public address.',
    model: terraform(withInterfaceEndpoint('10.0.0.0/16', { private_dns_enabled: false })),
    assume: services,
    questions: [
      blocked('app', 'name:sqs.us-east-1.amazonaws.com', 'no way to the public address'),
      reaches('app', SQS_ENDPOINT, 'the endpoint itself can be reached'),
    ],
  },
  {
    id: 'endpoint/private-dns-needs-attributes',
    page: PRIVATE_DNS,
    states: 'Private DNS needs both DNS attributes of the VPC.',
    model: terraform(withInterfaceEndpoint('10.0.0.0/16', {}, { enable_dns_hostnames: false })),
    questions: [refused(SQS_ENDPOINT, 'enable_dns_hostnames is off')],
  },
  {
    id: 'endpoint/interface-from-outside',
    page: PRIVATE_DNS,
    states: 'Interface endpoints can be used from on-premises and from peers.',
    model: terraform(
      withInterfaceEndpoint('0.0.0.0/0'),
      vpnGateway('main', 'main'),
      vpn('hq', 'aws_vpn_gateway.main', 65010),
      vpc('peer', '10.5.0.0/16'),
      subnet('peer', 'peer', '10.5.1.0/24'),
      peering('p', 'peer', 'main'),
      mainTable('main', [
        ['10.5.0.0/16', 'aws_vpc_peering_connection.p'],
        ['192.168.0.0/16', 'aws_vpn_gateway.main'],
      ]),
      mainTable('peer', [['10.0.0.0/16', 'aws_vpc_peering_connection.p']]),
      server('peer', { vpc: 'peer', subnet: 'peer', ip: '10.5.1.10' }),
    ),
    assume: {
      ...services,
      sites: {
        hq: {
          cidrs: ['192.168.0.0/16'],
          links: [{ via: 'aws_vpn_connection.hq', advertises: [{ prefix: '192.168.0.0/16' }] }],
        },
      },
    },
    questions: [
      reaches('on-premises:hq', SQS_ENDPOINT, 'from on-premises'),
      reaches('peer', SQS_ENDPOINT, 'from a peer'),
      blocked('peer', 'name:sqs.us-east-1.amazonaws.com', 'private DNS is for the own VPC only'),
    ],
  },
];
