import { blocked, reaches, type DocumentedCase } from '../case';
import { id, resource, terraform, together, type Part } from '../terraform/document';
import { virtualInterface, vpn, vpnGateway } from '../terraform/hybrid';
import {
  internetGateway,
  mainTable,
  natGateway,
  peering,
  subnet,
  table,
  vpc,
  type Route,
} from '../terraform/network';
import { server } from '../terraform/server';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html';
const AB = 'aws_vpc_peering_connection.ab';
const VGW = 'aws_vpn_gateway.a';

/** VPC A with some edge, peered with VPC B, which sends `routesOfB` into the peering. */
function peeredWithEdge(routesOfA: readonly Route[], destinationsOfB: readonly string[]): Part {
  return together(
    vpc('a', '10.0.0.0/16'),
    subnet('a', 'a', '10.0.0.0/24'),
    table('a', { vpc: 'a', subnets: ['a'], routes: [['10.1.0.0/16', AB], ...routesOfA] }),
    server('a', { vpc: 'a', subnet: 'a', ip: '10.0.0.10', public: 'eip' }),
    vpc('b', '10.1.0.0/16'),
    subnet('b', 'b', '10.1.0.0/24'),
    mainTable(
      'b',
      destinationsOfB.map((destination): Route => [destination, AB]),
    ),
    server('b', { vpc: 'b', subnet: 'b', ip: '10.1.0.10', public: 'eip' }),
    peering('ab', 'a', 'b'),
  );
}

const office = (via: string) => ({
  sites: {
    office: { cidrs: ['192.168.0.0/16'], links: [{ via, advertises: [{ prefix: '192.168.0.0/16' }] }] },
  },
});

export const edgeToEdge: readonly DocumentedCase[] = [
  {
    id: 'edge-to-edge/internet-gateway',
    page: PAGE,
    states: 'A peer cannot use the internet gateway of the other VPC, in either direction.',
    model: terraform(
      peeredWithEdge([['0.0.0.0/0', 'aws_internet_gateway.a']], ['0.0.0.0/0']),
      internetGateway('a', 'a'),
    ),
    questions: [
      reaches('a', 'internet', 'A itself'),
      blocked('b', 'internet', 'B through A', { stopsAt: [AB] }),
      blocked('internet', 'b', 'to B through A'),
      reaches('b', 'a', 'the peering itself works'),
    ],
  },
  {
    id: 'edge-to-edge/nat-gateway',
    page: PAGE,
    states: 'A peer cannot use the NAT gateway of the other VPC.',
    model: terraform(
      peeredWithEdge([['0.0.0.0/0', 'aws_nat_gateway.nat']], ['0.0.0.0/0']),
      internetGateway('a', 'a'),
      subnet('public', 'a', '10.0.9.0/24'),
      table('public', { vpc: 'a', subnets: ['public'], routes: [['0.0.0.0/0', 'aws_internet_gateway.a']] }),
      natGateway('nat', 'public'),
    ),
    questions: [blocked('b', 'internet', 'B through the NAT gateway of A', { stopsAt: [AB] })],
  },
  {
    id: 'edge-to-edge/vpn',
    page: PAGE,
    states: 'On-premises behind a VPN of A does not reach B, nor B it.',
    model: terraform(
      peeredWithEdge([['192.168.0.0/16', VGW]], ['10.0.0.0/16', '192.168.0.0/16']),
      vpnGateway('a', 'a'),
      vpn('office', VGW, 65010),
    ),
    assume: office('aws_vpn_connection.office'),
    questions: [
      reaches('on-premises:office', 'a', 'office and A'),
      reaches('a', 'on-premises:office', 'A and office'),
      blocked('on-premises:office', 'b', 'office and B', { oneWay: true }),
      blocked('b', 'on-premises:office', 'B and office', { oneWay: true, stopsAt: [AB] }),
    ],
  },
  {
    id: 'edge-to-edge/direct-connect',
    page: PAGE,
    states: 'Likewise behind a Direct Connect link of A.',
    model: terraform(
      peeredWithEdge([['192.168.0.0/16', VGW]], ['10.0.0.0/16', '192.168.0.0/16']),
      vpnGateway('a', 'a'),
      virtualInterface('office', 'private', VGW),
    ),
    assume: office('aws_dx_private_virtual_interface.office'),
    questions: [
      reaches('on-premises:office', 'a', 'office and A'),
      blocked('on-premises:office', 'b', 'office and B', { oneWay: true }),
      blocked('b', 'on-premises:office', 'B and office', { oneWay: true, stopsAt: [AB] }),
    ],
  },
  {
    id: 'edge-to-edge/gateway-endpoint',
    page: PAGE,
    states: 'A peer cannot use the gateway endpoint of the other VPC.',
    model: terraform(
      peeredWithEdge([], ['0.0.0.0/0']),
      resource('aws_vpc_endpoint', 's3', {
        vpc_id: id('aws_vpc.a'),
        service_name: 'com.amazonaws.us-east-1.s3',
        route_table_ids: [id('aws_route_table.a')],
      }),
    ),
    assume: {
      prefixLists: { 'com.amazonaws.us-east-1.s3': ['52.216.0.0/15'] },
      services: {
        'com.amazonaws.us-east-1.s3': { names: ['s3.us-east-1.amazonaws.com'], addresses: ['52.216.0.10'] },
      },
    },
    questions: [
      reaches('a', 'service:com.amazonaws.us-east-1.s3', 'from A'),
      blocked('b', 'service:com.amazonaws.us-east-1.s3', 'from B through A'),
    ],
  },
];
