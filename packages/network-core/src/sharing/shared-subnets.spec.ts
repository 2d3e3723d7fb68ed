import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import type { Vpc } from '../vpc/vpc';
import { SharedSubnets, type SharedSubnetsProps } from './shared-subnets';

const OU = 'arn:aws:organizations::111111111111:ou/o-abc/ou-def';
const build = (change: (network: Vpc, stack: TerraformStack) => Partial<SharedSubnetsProps> = () => ({})) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16);
    const props = { vpc: network, tiers: [network.tier('private')], principals: ['222222222222', OU] };
    new SharedSubnets(stack, 'Shared', { ...props, ...change(network, stack) });
  });

describe('SharedSubnets', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Shared');
    expect(addresses).toEqual(contract(`${__dirname}/shared-subnets.contract.txt`, addresses));
  });

  it('shares each subnet of its tiers, inside the organization', () => {
    const template = build();
    const share = `\${${template.addressOf('aws_ram_resource_share')}.arn}`;
    const subnet = template.addressOf('aws_subnet', { tags: { Name: 'vpc-private-euw1-az1' } });
    expect(template.one('aws_ram_resource_share').allow_external_principals).toBe(false);
    template.one('aws_ram_resource_association', {
      resource_share_arn: share,
      resource_arn: `arn:aws:ec2:eu-west-1:111111111111:subnet/\${${subnet}.id}`,
    });
    for (const principal of ['222222222222', OU])
      template.one('aws_ram_principal_association', { principal, resource_share_arn: share });
    expect(template.count('aws_ram_resource_association')).toBe(2);
  });

  it.each([
    ['nobody', () => ({ principals: [] })],
    ['a principal that is none', () => ({ principals: ['dev'] })],
    ['the owner itself', () => ({ principals: ['111111111111'] })],
    ['nothing', () => ({ tiers: [] })],
    [
      'tiers of another VPC',
      (_: Vpc, stack: TerraformStack) => ({ tiers: [vpc(stack, 'Other', 17).tier('private')] }),
    ],
  ])('refuses to share with or as %s', (_, change) => {
    expect(refusalOf(() => build(change)).code).toBe('NET051');
  });
});
