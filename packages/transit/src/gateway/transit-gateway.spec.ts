import type { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { HUB } from '../../test/vpcs';
import { TransitGateway, type TransitGatewayProps } from './transit-gateway';

const gateway = (props: Partial<TransitGatewayProps> = {}) =>
  synthesize((stack) => void new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB, ...props }));
const refused = (props: Partial<TransitGatewayProps>) => refusalOf(() => gateway(props));

describe('TransitGateway', () => {
  it('lets no attachment into a default table', () => {
    expect(gateway().one('aws_ec2_transit_gateway')).toMatchObject({
      amazon_side_asn: 64512,
      default_route_table_association: 'disable',
      default_route_table_propagation: 'disable',
      auto_accept_shared_attachments: 'disable',
      dns_support: 'enable',
      security_group_referencing_support: 'disable',
      multicast_support: 'disable',
      vpn_ecmp_support: 'enable',
      tags: { Name: 'hub' },
    });
  });

  it('passes every prop on', () => {
    const props = {
      asn: 4200000001,
      autoAccept: true,
      dnsSupport: false,
      securityGroupReferencing: true,
      multicast: true,
      vpnEcmp: false,
      cidrBlocks: ['10.250.0.0/24', '2001:db8::/64'],
    };
    expect(gateway(props).one('aws_ec2_transit_gateway')).toMatchObject({
      amazon_side_asn: 4200000001,
      auto_accept_shared_attachments: 'enable',
      dns_support: 'disable',
      security_group_referencing_support: 'enable',
      multicast_support: 'enable',
      vpn_ecmp_support: 'disable',
      transit_gateway_cidr_blocks: ['10.250.0.0/24', '2001:db8::/64'],
    });
  });

  it('is shared with accounts and units, keyed by them', () => {
    const unit = 'arn:aws:organizations::111111111111:ou/o-abc/ou-def';
    const template = gateway({ shareWith: ['222222222222', unit] });
    expect(template.addresses).toEqual(
      contract(`${__dirname}/transit-gateway.contract.txt`, template.addresses),
    );
  });

  it('refuses to synthesize when somebody switches a default table on', () => {
    const meddle = () =>
      synthesize((stack) => {
        const hub = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
        (hub.node.findChild('Resource') as Ec2TransitGateway).defaultRouteTablePropagation = 'enable';
      });
    expect(meddle).toThrow(
      /TRN025 \[test\/Hub\] .*association disable, propagation enable.*remove the override/,
    );
  });

  it('refuses what AWS would refuse', () => {
    expect(refused({ asn: 65535 })).toMatchObject({ code: 'TRN020', path: 'test/Hub', got: '65535' });
    expect(refused({ asn: 7224 }).code).toBe('TRN020');
    expect(refused({ cidrBlocks: ['10.250.0.0/25'] })).toMatchObject({
      code: 'TRN021',
      got: '10.250.0.0/25',
    });
    expect(refused({ cidrBlocks: ['169.254.0.0/24'] }).code).toBe('TRN021');
    expect(refused({ cidrBlocks: ['10.250.0.1/24'] }).code).toBe('NET002');
    const six = [1, 2, 3, 4, 5, 6].map((n) => `10.250.${n}.0/24`);
    expect(refused({ cidrBlocks: six })).toMatchObject({ code: 'TRN060', got: '6', allowed: '5' });
    expect(refused({ shareWith: ['dev'] })).toMatchObject({
      code: 'TRN022',
      path: 'test/Hub/Share',
      got: "'dev'",
    });
    expect(refused({ shareWith: ['222222222222', '222222222222'] }).code).toBe('TRN022');
  });
});
