import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import { BlockPublicAccess, type BlockPublicAccessProps } from './block-public-access';
import type { Vpc } from './vpc';

type Change = (network: Vpc, stack: TerraformStack) => Partial<BlockPublicAccessProps>;

const build = (change: Change = () => ({})) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16);
    const props = { account: '111111111111', region: 'eu-west-1', block: 'bidirectional' as const };
    new BlockPublicAccess(stack, 'Block', { ...props, ...change(network, stack) });
  });
const exclusions: Change = (network) => ({
  exclusions: {
    egress: { vpc: network, allow: 'egress' },
    front: { subnet: network.tier('public').subnet('euw1-az1'), allow: 'bidirectional' },
  },
});

describe('BlockPublicAccess', () => {
  it('keeps its addresses', () => {
    const addresses = build(exclusions).addressesUnder('Block');
    expect(addresses).toEqual(contract(`${__dirname}/block-public-access.contract.txt`, addresses));
  });

  it.each(['ingress', 'bidirectional'] as const)('blocks %s', (block) => {
    expect(build(() => ({ block })).one('aws_vpc_block_public_access_options')).toEqual({
      internet_gateway_block_mode: `block-${block}`,
    });
  });

  it('excludes VPCs and subnets', () => {
    const template = build(exclusions);
    const subnet = template.addressOf('aws_subnet', { tags: { Name: 'vpc-public-euw1-az1' } });
    template.one('aws_vpc_block_public_access_exclusion', {
      internet_gateway_exclusion_mode: 'allow-egress',
      vpc_id: `\${${template.addressOf('aws_vpc')}.id}`,
    });
    template.one('aws_vpc_block_public_access_exclusion', {
      internet_gateway_exclusion_mode: 'allow-bidirectional',
      subnet_id: `\${${subnet}.id}`,
    });
  });

  it('refuses a second one, exclusions elsewhere, and those without effect', () => {
    const refused = (change: Change) => refusalOf(() => build(change));
    const second: Change = (_, stack) => {
      new BlockPublicAccess(stack, 'First', {
        account: '111111111111',
        region: 'eu-west-1',
        block: 'ingress',
      });
      return {};
    };
    expect(refused(second)).toMatchObject({ code: 'NET019', path: 'test/Block', allowed: 'only test/First' });
    expect(
      refused((network) => ({ region: 'eu-central-1', exclusions: { x: { vpc: network, allow: 'egress' } } }))
        .code,
    ).toBe('NET019');
    expect(
      refused((network) => ({ block: 'ingress', exclusions: { x: { vpc: network, allow: 'egress' } } })).code,
    ).toBe('NET019');
  });
});
