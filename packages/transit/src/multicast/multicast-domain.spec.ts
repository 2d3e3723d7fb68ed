import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { HUB, vpcNumber } from '../../test/vpcs';
import { VpcAttachment } from '../attachments/vpc-attachment';
import { TransitGateway } from '../gateway/transit-gateway';
import { MulticastDomain, type MulticastGroups } from './multicast-domain';

const build = (groups: MulticastGroups, { multicast = true, twice = false } = {}) =>
  synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB, multicast });
    const vpc = vpcNumber(stack, 16);
    const attachment = new VpcAttachment(stack, 'Attachment', { gateway, vpc });
    const subnets = { feeds: { attachment, subnets: vpc.tier('private') } };
    new MulticastDomain(stack, 'Feeds', { gateway, name: 'feeds', subnets, groups });
    if (twice) new MulticastDomain(stack, 'More', { gateway, name: 'more', subnets, groups });
  });
const sources: MulticastGroups = {
  mode: 'static-sources',
  members: { '239.1.1.1': { reader: 'eni-1' } },
  sources: { '239.1.1.1': { ticker: 'eni-2' } },
};

describe('MulticastDomain', () => {
  it('keeps its addresses', () => {
    const addresses = build(sources).addressesUnder('Feeds');
    expect(addresses).toEqual(contract(`${__dirname}/multicast-domain.contract.txt`, addresses));
  });

  it.each([
    [sources, 'disable', 'enable'],
    [{ mode: 'igmp' } as const, 'enable', 'disable'],
    [{ mode: 'static-members', members: {} } as const, 'disable', 'disable'],
  ])('takes %j', (groups, igmpv2_support, static_sources_support) => {
    expect(build(groups).one('aws_ec2_transit_gateway_multicast_domain')).toMatchObject({
      igmpv2_support,
      static_sources_support,
    });
  });

  it('registers members and sources after their subnets are in the domain', () => {
    const template = build(sources);
    const associations = template.addresses.filter((address) =>
      address.includes('multicast_domain_association'),
    );
    const member = template.one('aws_ec2_transit_gateway_multicast_group_member');
    expect(member).toMatchObject({ group_ip_address: '239.1.1.1', network_interface_id: 'eni-1' });
    expect([...(member['depends_on'] as string[])].sort()).toEqual(associations);
    expect(template.one('aws_ec2_transit_gateway_multicast_group_source')).toMatchObject({
      network_interface_id: 'eni-2',
    });
  });

  it('refuses a gateway without multicast, strange groups, and a subnet in two domains', () => {
    expect(refusalOf(() => build(sources, { multicast: false }))).toMatchObject({
      code: 'TRN055',
      path: 'test/Feeds',
    });
    const group = (address: string) => refusalOf(() => build({ mode: 'igmp', members: { [address]: {} } }));
    expect(group('10.0.0.1')).toMatchObject({ code: 'TRN056', got: '10.0.0.1' });
    expect(group('224.0.0.5').code).toBe('TRN056');
    expect(refusalOf(() => build(sources, { twice: true }))).toMatchObject({
      code: 'TRN057',
      allowed: 'only test/Feeds',
    });
  });
});
