import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import type { Vpc } from '../vpc/vpc';
import { GatewayEndpoint, type GatewayEndpointProps } from './gateway-endpoint';

type Change = (network: Vpc, stack: TerraformStack) => Partial<GatewayEndpointProps>;

const build = (change: Change = () => ({})) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16);
    const tiers = [network.tier('private')];
    new GatewayEndpoint(stack, 'S3', { vpc: network, service: 's3', tiers, ...change(network, stack) });
  });

describe('GatewayEndpoint', () => {
  it('keeps its address', () => {
    const addresses = build().addressesUnder('S3');
    expect(addresses).toEqual(contract(`${__dirname}/gateway-endpoint.contract.txt`, addresses));
  });

  it('puts its route into the tables of the tiers, and no others', () => {
    const template = build();
    const table = (zone: string) =>
      `\${${template.addressOf('aws_route_table', { tags: { Name: `vpc-private-${zone}` } })}.id}`;
    expect(template.one('aws_vpc_endpoint')).toMatchObject({
      vpc_endpoint_type: 'Gateway',
      service_name: 'com.amazonaws.eu-west-1.s3',
      route_table_ids: [table('euw1-az1'), table('euw1-az2')],
    });
  });

  it('refuses no tier, tiers of another VPC, and a second endpoint for a table', () => {
    const refused = (change: Change) => refusalOf(() => build(change));
    expect(refused(() => ({ tiers: [] }))).toMatchObject({ code: 'NET040', got: 'no tier' });
    expect(refused((_, stack) => ({ tiers: [vpc(stack, 'Other', 17).tier('private')] }))).toMatchObject({
      code: 'NET040',
    });
    const second: Change = (network, stack) => {
      new GatewayEndpoint(stack, 'First', { vpc: network, service: 's3', tiers: [network.tier('private')] });
      return {};
    };
    expect(refused(second)).toMatchObject({ code: 'NET041', path: 'test/S3', allowed: 'only test/First' });
  });
});
