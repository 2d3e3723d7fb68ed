import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { HUB } from '../../test/vpcs';
import { TransitGateway } from '../gateway/transit-gateway';
import { GatewayPeering } from './gateway-peering';

function gateways(stack: TerraformStack, asn = 64513): { west: TransitGateway; east: TransitGateway } {
  const provider = new AwsProvider(stack, 'East', { alias: 'east', region: 'eu-central-1' });
  const west = new TransitGateway(stack, 'West', { name: 'west', ...HUB });
  const east = new TransitGateway(stack, 'EastHub', {
    name: 'east',
    ...HUB,
    region: 'eu-central-1',
    provider,
    asn,
  });
  return { west, east };
}
const build = (asn?: number) =>
  synthesize((stack) => {
    const { west, east } = gateways(stack, asn);
    new GatewayPeering(stack, 'Peering', { requester: west, accepter: east });
  });

describe('GatewayPeering', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Peering');
    expect(addresses).toEqual(contract(`${__dirname}/gateway-peering.contract.txt`, addresses));
  });

  it('asks in one Region and accepts in the other', () => {
    const template = build();
    expect(template.one('aws_ec2_transit_gateway_peering_attachment')).toMatchObject({
      transit_gateway_id: `\${${template.addressOf('aws_ec2_transit_gateway', { amazon_side_asn: 64512 })}.id}`,
      peer_transit_gateway_id: `\${${template.addressOf('aws_ec2_transit_gateway', { amazon_side_asn: 64513 })}.id}`,
      peer_region: 'eu-central-1',
      peer_account_id: '111111111111',
    });
    expect(template.one('aws_ec2_transit_gateway_peering_attachment_accepter')).toMatchObject({
      provider: 'aws.east',
    });
    expect(template.warnings).toEqual([]);
  });

  it('warns of one AS number on both sides', () => {
    expect(build(64512).warnings.join()).toContain('TRN039 [test/Peering]');
  });

  it('refuses a gateway with itself, a pair twice, and two Regions by one provider', () => {
    const refused = (join: (stack: TerraformStack, g: ReturnType<typeof gateways>) => void) =>
      refusalOf(() => synthesize((stack) => join(stack, gateways(stack))));
    expect(
      refused((stack, { west }) => new GatewayPeering(stack, 'Peering', { requester: west, accepter: west })),
    ).toMatchObject({ code: 'TRN037', got: 'one gateway on both sides' });
    expect(
      refused((stack, { west, east }) => {
        new GatewayPeering(stack, 'Peering', { requester: west, accepter: east });
        new GatewayPeering(stack, 'Back', { requester: east, accepter: west });
      }),
    ).toMatchObject({ code: 'TRN037', path: 'test/Back', allowed: 'only test/Peering' });
    expect(
      refused((stack, { west }) => {
        const accepter = { id: 'tgw-2', account: '999999999999', region: 'eu-west-1' };
        new GatewayPeering(stack, 'Peering', { requester: west, accepter });
      }),
    ).toMatchObject({ code: 'TRN038', path: 'test/Peering' });
  });
});
