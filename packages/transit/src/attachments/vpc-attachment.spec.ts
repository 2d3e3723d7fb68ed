import { contract, refusalOf, synthesize, type Template } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { FOREIGN, HUB, vpcNumber } from '../../test/vpcs';
import { TransitGateway } from '../gateway/transit-gateway';
import { GatewayRoutes } from './gateway-routes';
import { VpcAttachment, type VpcAttachmentProps } from './vpc-attachment';
import { VpcAttachmentAccepter } from './vpc-attachment-accepter';

function attach(
  props: Partial<VpcAttachmentProps> = {},
  build?: (stack: TerraformStack, a: VpcAttachment) => void,
): Template {
  return synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
    const attachment = new VpcAttachment(stack, 'Attachment', {
      gateway,
      vpc: vpcNumber(stack, 16),
      ...props,
    });
    build?.(stack, attachment);
  });
}

describe('VpcAttachment', () => {
  it('keeps its addresses, and those of its accepter and routes', () => {
    const template = attach({ gateway: FOREIGN }, (stack, { id, cidrs, vpc }) => {
      const attachmentId = id;
      const accepter = new VpcAttachmentAccepter(stack, 'Accepter', {
        gateway: FOREIGN,
        attachmentId,
        name: 'vpc16',
        cidrs,
      });
      const tiers = [vpc.tier('private')];
      new GatewayRoutes(stack, 'Routes', {
        gateway: FOREIGN,
        tiers,
        destinations: ['10.0.0.0/8'],
        after: accepter.ready,
      });
    });
    const addresses = ['Attachment', 'Accepter', 'Routes'].flatMap((id) => template.addressesUnder(id));
    expect(addresses).toEqual(contract(`${__dirname}/vpc-attachment.contract.txt`, addresses));
  });

  it('has an interface in every zone and stays out of the default tables', () => {
    const { subnet_ids, ...rest } = attach().one('aws_ec2_transit_gateway_vpc_attachment');
    expect(subnet_ids).toHaveLength(2);
    expect(rest).toMatchObject({
      appliance_mode_support: 'disable',
      dns_support: 'enable',
      ipv6_support: 'disable',
      security_group_referencing_support: 'disable',
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
    });
  });

  it('leaves the default tables of a foreign gateway to its accepter: AWS reads them back as true', () => {
    const template = attach({ gateway: FOREIGN }, (stack, { id, state, cidrs }) => {
      expect(state).toBe('pending');
      new VpcAttachmentAccepter(stack, 'Accepter', {
        gateway: FOREIGN,
        attachmentId: id,
        name: 'vpc16',
        cidrs,
      });
    });
    const request = template.one('aws_ec2_transit_gateway_vpc_attachment');
    expect(request).not.toHaveProperty('transit_gateway_default_route_table_association');
    expect(request).not.toHaveProperty('transit_gateway_default_route_table_propagation');
    expect(template.one('aws_ec2_transit_gateway_vpc_attachment_accepter')).toMatchObject({
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
    });
  });

  it('passes appliance mode and references on', () => {
    expect(
      attach({ applianceMode: true, securityGroupReferencing: true }).one(
        'aws_ec2_transit_gateway_vpc_attachment',
      ),
    ).toMatchObject({ appliance_mode_support: 'enable', security_group_referencing_support: 'enable' });
  });

  it('refuses a zone with workloads and without attachment subnet', () => {
    const addresses = {
      cidr: '10.17.0.0/16',
      secondaryCidrs: {},
      tiers: {
        private: { 'euw1-az1': { ipv4: '10.17.0.0/20' }, 'euw1-az3': { ipv4: '10.17.16.0/20' } },
        transit: { 'euw1-az1': { ipv4: '10.17.255.0/28' } },
      },
    };
    const refusal = refusalOf(() =>
      attach({}, (stack) => {
        const gateway = new TransitGateway(stack, 'Other', { name: 'other', ...HUB });
        new VpcAttachment(stack, 'Short', { gateway, vpc: vpcNumber(stack, 17, { addresses }) });
      }),
    );
    expect(refusal).toMatchObject({
      code: 'TRN030',
      path: 'test/Short',
      got: 'euw1-az3',
      allowed: 'euw1-az1',
    });
    expect(refusal.fix).toBe('add euw1-az3 to tier transit');
  });

  it('refuses what AWS would refuse', () => {
    expect(refusalOf(() => attach({ gateway: { ...FOREIGN, region: 'eu-central-1' } })).code).toBe('TRN031');
    expect(
      refusalOf(() =>
        attach({}, (stack, { vpc }) => {
          const gateway = stack.node.findChild('Hub') as TransitGateway;
          new VpcAttachment(stack, 'Again', { gateway, vpc });
        }),
      ),
    ).toMatchObject({ code: 'TRN032', path: 'test/Again', allowed: 'only test/Attachment' });
    expect(refusalOf(() => attach({ ipv6: true })).code).toBe('TRN034');
    const addresses = {
      cidr: '10.18.0.0/16',
      secondaryCidrs: {},
      tiers: { private: { 'euw1-az1': { ipv4: '10.18.0.0/20' } } },
    };
    expect(
      refusalOf(() =>
        synthesize(
          (stack) =>
            void new VpcAttachment(stack, 'A', {
              gateway: FOREIGN,
              vpc: vpcNumber(stack, 18, { addresses }),
            }),
        ),
      ),
    ).toMatchObject({ code: 'TRN033', got: '0 tiers of kind transit' });
  });

  it('refuses a sixth gateway for one VPC', () => {
    const sixth = () =>
      synthesize((stack) => {
        const vpc = vpcNumber(stack, 16);
        for (const n of [1, 2, 3, 4, 5, 6])
          new VpcAttachment(stack, `A${n}`, { gateway: { ...FOREIGN, id: `tgw-${n}` }, vpc });
      });
    expect(refusalOf(sixth)).toMatchObject({ code: 'TRN060', path: 'test/A6' });
  });
});

describe('GatewayRoutes', () => {
  it('leads every subnet of the tiers to the gateway, after the attachment', () => {
    const template = attach({}, (stack, { vpc, ready }) => {
      const gateway = stack.node.findChild('Hub') as TransitGateway;
      new GatewayRoutes(stack, 'Routes', {
        gateway,
        tiers: [vpc.tier('private')],
        destinations: ['10.0.0.0/8'],
        after: ready,
      });
    });
    const routes = Object.values(template.all('aws_route'));
    expect(routes).toHaveLength(2);
    const attachment = template.addressOf('aws_ec2_transit_gateway_vpc_attachment');
    for (const route of routes) {
      expect(route).toMatchObject({ destination_cidr_block: '10.0.0.0/8', depends_on: [attachment] });
      expect(route['transit_gateway_id']).toBe(`\${${template.addressOf('aws_ec2_transit_gateway')}.id}`);
    }
  });

  it('refuses a destination inside the VPC', () => {
    const inside = () =>
      attach({ gateway: FOREIGN }, (stack, { vpc }) => {
        const tiers = [vpc.tier('private')];
        new GatewayRoutes(stack, 'Routes', {
          gateway: FOREIGN,
          tiers,
          destinations: ['10.16.8.0/24'],
          after: [],
        });
      });
    expect(refusalOf(inside)).toMatchObject({ code: 'TRN035', got: '10.16.8.0/24' });
  });
});
