import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { addressesOf, vpc } from '../../test/fixtures';
import { Ipam, type IpamPoolProps, type IpamProps } from './ipam';

const ireland: IpamPoolProps = { region: 'eu-west-1', cidrs: ['10.0.0.0/10'] };
const frankfurt: IpamPoolProps = {
  region: 'eu-central-1',
  cidrs: ['10.64.0.0/10'],
  allocation: { largest: 16, smallest: 24, usual: 20 },
  requiredTags: { Environment: 'test' },
  shareWith: ['333333333333'],
};
const build = (props: Partial<IpamProps> = {}) =>
  synthesize((stack) => {
    const ipam = new Ipam(stack, 'Ipam', {
      region: 'eu-west-1',
      cidrs: ['10.0.0.0/8'],
      pools: { ireland, frankfurt },
      ...props,
    });
    vpc(stack, 'Vpc', 16, { ipamPool: ipam.pool('ireland') });
  });
const refused = (props: Partial<IpamProps>) => refusalOf(() => build(props));

describe('Ipam', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Ipam');
    expect(addresses).toEqual(contract(`${__dirname}/ipam.contract.txt`, addresses));
  });

  it('works in the Regions of its pools', () => {
    const regions = build().one('aws_vpc_ipam').operating_regions;
    expect(regions).toEqual([{ region_name: 'eu-central-1' }, { region_name: 'eu-west-1' }]);
  });

  it('gives each pool its blocks, rules and users', () => {
    const template = build();
    const top = template.addressOf('aws_vpc_ipam_pool', { tags: { Name: 'top' } });
    expect(template.one('aws_vpc_ipam_pool', { locale: 'eu-central-1' })).toMatchObject({
      source_ipam_pool_id: `\${${top}.id}`,
      allocation_min_netmask_length: 16,
      allocation_max_netmask_length: 24,
      allocation_default_netmask_length: 20,
      allocation_resource_tags: { Environment: 'test' },
    });
    const topBlock = template.addressOf('aws_vpc_ipam_pool_cidr', { cidr: '10.0.0.0/8' });
    expect(template.one('aws_vpc_ipam_pool_cidr', { cidr: '10.64.0.0/10' }).depends_on).toEqual([topBlock]);
    template.one('aws_ram_principal_association', { principal: '333333333333' });
  });

  it('gives a VPC the block of the ledger, once the pool has it', () => {
    const template = build();
    const block = template.addressOf('aws_vpc_ipam_pool_cidr', { cidr: '10.0.0.0/10' });
    expect(template.one('aws_vpc')).toMatchObject({
      cidr_block: '10.16.0.0/16',
      ipv4_ipam_pool_id: `\${${block}.ipam_pool_id}`,
    });
  });

  it.each([
    ['a pool outside', { pools: { ireland: { ...ireland, cidrs: ['192.168.0.0/16'] } } }, 'NET052'],
    ['a pool without blocks', { pools: { ireland: { ...ireland, cidrs: [] } } }, 'NET052'],
    [
      'rules out of order',
      { pools: { ireland: { ...ireland, allocation: { largest: 24, smallest: 16, usual: 20 } } } },
      'NET052',
    ],
    ['pools that overlap', { pools: { ireland, twin: ireland } }, 'NET004'],
    ['a Region that is none', { pools: { ireland: { ...ireland, region: 'Ireland' } } }, 'NET014'],
    ['a pool that it does not have', { pools: { frankfurt } }, 'NET052'],
    ['a principal that is none', { pools: { ireland: { ...ireland, shareWith: ['x'] } } }, 'NET051'],
  ])('refuses %s', (_, props: Partial<IpamProps>, code) => {
    expect(refused(props).code).toBe(code);
  });

  it('refuses a VPC of another block or Region', () => {
    const use = (network: number, region: string) =>
      synthesize((stack) => {
        const ipam = new Ipam(stack, 'Ipam', {
          region: 'eu-west-1',
          cidrs: ['10.0.0.0/8'],
          pools: { ireland },
        });
        const addresses = addressesOf(network, region === 'eu-west-1' ? 'euw1' : 'euc1');
        vpc(stack, 'Vpc', network, { ipamPool: ipam.pool('ireland'), region, addresses });
      });
    expect(refusalOf(() => use(64, 'eu-west-1'))).toMatchObject({
      code: 'NET052',
      got: '10.64.0.0/16 in eu-west-1',
    });
    expect(refusalOf(() => use(16, 'eu-central-1'))).toMatchObject({ code: 'NET052', path: 'test/Vpc' });
  });
});
