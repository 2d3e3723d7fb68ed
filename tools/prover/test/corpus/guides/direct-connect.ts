import { advertises, blocked, reaches, routeOf, type DocumentedCase } from '../case';
import { terraform, together, type Part } from '../terraform/document';
import { dxAssociation, dxGateway, virtualInterface, vpn, vpnGateway } from '../terraform/hybrid';
import { subnet, table, vpc } from '../terraform/network';
import { server } from '../terraform/server';
import { attachment, transitGateway, transitTable } from '../terraform/transit';

const PREFIXES = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html';
const GATEWAYS =
  'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html';
const COMMUNITIES = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html';
const TRANSIT =
  'https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html';
const DXGW = 'aws_dx_gateway.dx';
const VIF = (name: string): string => `aws_dx_private_virtual_interface.${name}`;
const TVIF = (name: string): string => `aws_dx_transit_virtual_interface.${name}`;
const HQ = '192.168.0.0/16';

/** VPC `name` = 10.`n`.0.0/16 with a virtual private gateway that the Direct Connect gateway serves. */
function gatewayVpc(name: string, n: number, allowed?: readonly string[]): Part {
  return together(
    vpc(name, `10.${n}.0.0/16`),
    subnet(name, name, `10.${n}.1.0/24`),
    vpnGateway(name, name),
    table(name, { vpc: name, subnets: [name], propagating: [`aws_vpn_gateway.${name}`] }),
    server(name, { vpc: name, subnet: name, ip: `10.${n}.1.10` }),
    dxAssociation(name, 'dx', `aws_vpn_gateway.${name}`, allowed),
  );
}

const hq = (
  advertised: Readonly<Record<string, object>>,
  more: { cidrs?: readonly string[]; prefix?: string } = {},
): { sites: object } => ({
  sites: {
    hq: {
      cidrs: more.cidrs ?? [HQ],
      links: Object.entries(advertised).map(([via, attributes]) => ({
        via,
        advertises: [{ prefix: more.prefix ?? HQ, ...attributes }],
      })),
    },
  },
});

const filtered = (
  suffix: string,
  allowed: string,
  advertised: readonly string[],
  says: string,
): DocumentedCase => ({
  id: `dx/allowed-prefixes-vgw-${suffix}`,
  page: PREFIXES,
  states:
    'For a virtual private gateway the allowed prefixes filter: the VPC’s CIDR passes when one is as wide or wider.',
  model: terraform(dxGateway('dx'), virtualInterface('hq', 'private', DXGW), gatewayVpc('a', 0, [allowed])),
  assume: hq({ [VIF('hq')]: {} }),
  questions: [
    advertises(VIF('hq'), advertised, says),
    advertised.length > 0
      ? reaches('on-premises:hq', 'a', 'the site knows the way')
      : blocked('on-premises:hq', 'a', 'the site does not know the way'),
  ],
});

const listed = (suffix: string, allowed: string, arrives: boolean): DocumentedCase => ({
  id: `dx/allowed-prefixes-tgw-${suffix}`,
  page: PREFIXES,
  states: 'For a transit gateway the allowed prefixes are what is advertised, whatever the VPCs have.',
  model: terraform(
    dxGateway('dx'),
    virtualInterface('hq', 'transit', DXGW),
    transitGateway('tgw', {
      default_route_table_association: 'enable',
      default_route_table_propagation: 'enable',
    }),
    dxAssociation('tgw', 'dx', 'aws_ec2_transit_gateway.tgw', [allowed]),
    vpc('a', '10.0.0.0/16'),
    subnet('a', 'a', '10.0.0.0/24'),
    table('a', { vpc: 'a', subnets: ['a'], routes: [['0.0.0.0/0', 'aws_ec2_transit_gateway.tgw']] }),
    attachment('a', {
      gateway: 'tgw',
      vpc: 'a',
      subnets: ['a'],
      more: {
        transit_gateway_default_route_table_association: true,
        transit_gateway_default_route_table_propagation: true,
      },
    }),
    server('a', { vpc: 'a', subnet: 'a', ip: '10.0.0.10' }),
  ),
  assume: hq({ [TVIF('hq')]: {} }),
  questions: [
    advertises(TVIF('hq'), [allowed], `exactly ${allowed}`),
    arrives ? reaches('on-premises:hq', 'a', 'covered') : blocked('on-premises:hq', 'a', 'not covered'),
  ],
});

/** Two private virtual interfaces to one gateway and a VPC behind it. */
const twoLinks = (): Part =>
  together(
    dxGateway('dx'),
    virtualInterface('one', 'private', DXGW),
    virtualInterface('two', 'private', DXGW),
    gatewayVpc('a', 0),
  );

export const directConnect: readonly DocumentedCase[] = [
  filtered('other', '22.0.0.0/24', [], 'neither the same nor wider'),
  filtered('narrower', '10.0.0.0/24', [], 'narrower than the VPC'),
  filtered('wider', '10.0.0.0/15', ['10.0.0.0/16'], 'the VPC’s own CIDR'),
  filtered('same', '10.0.0.0/16', ['10.0.0.0/16'], 'the same'),
  listed('other', '22.0.0.0/24', false),
  listed('narrower', '10.0.0.0/24', true),
  listed('wider', '10.0.0.0/8', true),
  {
    id: 'dx/gateway-joins-site-and-vpcs',
    page: GATEWAYS,
    states:
      'A Direct Connect gateway joins a site with the VPCs of its virtual private gateways, not VPC with VPC.',
    model: terraform(
      dxGateway('dx'),
      virtualInterface('hq', 'private', DXGW),
      gatewayVpc('a', 1),
      gatewayVpc('b', 2),
    ),
    assume: hq({ [VIF('hq')]: {} }),
    questions: [
      reaches('a', 'on-premises:hq', 'VPC to site'),
      reaches('on-premises:hq', 'b', 'site to VPC'),
      blocked('a', 'b', 'VPC to VPC'),
      advertises(VIF('hq'), ['10.1.0.0/16', '10.2.0.0/16'], 'the CIDRs of both VPCs by default'),
      blocked('on-premises:hq', 'a', 'the connection is down', { down: ['aws_dx_connection.hq'] }),
      blocked('a', 'on-premises:hq', 'the interface is down', { down: [VIF('hq')] }),
    ],
  },
  {
    id: 'dx/supernet-joins-vpcs',
    page: GATEWAYS,
    states: 'Where the site advertises a supernet of both VPCs on one interface, they can reach each other.',
    model: terraform(
      dxGateway('dx'),
      virtualInterface('hq', 'private', DXGW),
      gatewayVpc('a', 1),
      gatewayVpc('b', 2),
    ),
    assume: hq({ [VIF('hq')]: {} }, { cidrs: ['10.200.0.0/16'], prefix: '10.0.0.0/8' }),
    questions: [reaches('a', 'b', 'by the supernet')],
  },
  {
    id: 'dx/local-preference-communities',
    page: COMMUNITIES,
    states: 'Communities 7224:7300, 7200, 7100 set high, medium, low preference, before the AS path counts.',
    model: terraform(twoLinks()),
    assume: hq({
      [VIF('one')]: { asPath: [65010, 65010, 65010], communities: ['7224:7300'] },
      [VIF('two')]: { asPath: [65010], communities: ['7224:7100'] },
    }),
    questions: [
      routeOf(
        { table: 'aws_vpn_gateway.a' },
        '192.168.1.1',
        VIF('one'),
        'high preference beats the short path',
      ),
      routeOf({ table: 'aws_vpn_gateway.a' }, '192.168.1.1', VIF('two'), 'the other when it is down', {
        down: [VIF('one')],
      }),
    ],
  },
  {
    id: 'dx/medium-over-low',
    page: COMMUNITIES,
    states: '7224:7200 is preferred to 7224:7100.',
    model: terraform(twoLinks()),
    assume: hq({
      [VIF('one')]: { asPath: [65010], communities: ['7224:7100'] },
      [VIF('two')]: { asPath: [65010, 65010], communities: ['7224:7200'] },
    }),
    questions: [routeOf({ table: 'aws_vpn_gateway.a' }, '192.168.1.1', VIF('two'), 'medium before low')],
  },
  {
    id: 'dx/as-path',
    page: COMMUNITIES,
    states: 'With equal preference the shorter AS path wins.',
    model: terraform(twoLinks()),
    assume: hq({
      [VIF('one')]: { asPath: [65010, 65010], communities: ['7224:7200'] },
      [VIF('two')]: { asPath: [65010], communities: ['7224:7200'] },
    }),
    questions: [routeOf({ table: 'aws_vpn_gateway.a' }, '192.168.1.1', VIF('two'), 'shorter AS path')],
  },
  {
    id: 'dx/vpn-as-backup-on-tgw',
    page: 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    states:
      'On a transit gateway Direct Connect is preferred to VPN for the same prefix; the VPN takes over.',
    model: terraform(
      dxGateway('dx'),
      virtualInterface('hq', 'transit', DXGW),
      transitGateway('tgw', {
        default_route_table_association: 'enable',
        default_route_table_propagation: 'enable',
      }),
      dxAssociation('tgw', 'dx', 'aws_ec2_transit_gateway.tgw', ['10.0.0.0/8']),
      vpn('backup', 'aws_ec2_transit_gateway.tgw', 65010),
      vpc('a', '10.0.0.0/16'),
      subnet('a', 'a', '10.0.0.0/24'),
      table('a', { vpc: 'a', subnets: ['a'], routes: [['0.0.0.0/0', 'aws_ec2_transit_gateway.tgw']] }),
      attachment('a', {
        gateway: 'tgw',
        vpc: 'a',
        subnets: ['a'],
        more: {
          transit_gateway_default_route_table_association: true,
          transit_gateway_default_route_table_propagation: true,
        },
      }),
      server('a', { vpc: 'a', subnet: 'a', ip: '10.0.0.10' }),
    ),
    assume: hq({ [TVIF('hq')]: {}, 'aws_vpn_connection.backup': {} }),
    questions: [
      reaches('a', 'on-premises:hq', 'by Direct Connect'),
      reaches('a', 'on-premises:hq', 'by VPN', { down: ['aws_dx_connection.hq'] }),
      blocked('a', 'on-premises:hq', 'neither', {
        down: ['aws_dx_connection.hq', 'aws_vpn_connection.backup'],
      }),
    ],
  },
  {
    id: 'dx/tgw-tables-decide',
    page: TRANSIT,
    states: 'The transit gateway’s tables decide which VPCs the site reaches.',
    model: terraform(
      dxGateway('dx'),
      virtualInterface('hq', 'transit', DXGW),
      transitGateway('tgw', {
        default_route_table_association: 'enable',
        default_route_table_propagation: 'enable',
      }),
      dxAssociation('tgw', 'dx', 'aws_ec2_transit_gateway.tgw', ['10.0.0.0/8']),
      vpc('a', '10.1.0.0/16'),
      subnet('a', 'a', '10.1.0.0/24'),
      table('a', { vpc: 'a', subnets: ['a'], routes: [['0.0.0.0/0', 'aws_ec2_transit_gateway.tgw']] }),
      attachment('a', { gateway: 'tgw', vpc: 'a', subnets: ['a'] }),
      server('a', { vpc: 'a', subnet: 'a', ip: '10.1.0.10' }),
      transitTable('a', { gateway: 'tgw', associated: ['a'] }),
    ),
    assume: hq({ [TVIF('hq')]: {} }),
    questions: [
      blocked('a', 'on-premises:hq', 'its table is empty', {
        stopsAt: ['aws_ec2_transit_gateway_route_table.a'],
      }),
      blocked('on-premises:hq', 'a', 'A is not propagated to the default table'),
    ],
  },
];
