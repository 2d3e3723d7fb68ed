import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { vpc } from '../../test/fixtures';
import { Port } from './port';
import { AwsPrefixList, PrefixList, type PrefixListProps } from './prefix-list';
import { SecurityGroup } from './security-group';

const entries = { hq: '192.0.2.0/24', branch: '198.51.100.0/25' };
const build = (props: Partial<PrefixListProps> = {}) =>
  synthesize((stack) => void new PrefixList(stack, 'Offices', { name: 'offices', entries, ...props }));
const refused = (props: Partial<PrefixListProps>) => refusalOf(() => build(props));

describe('PrefixList', () => {
  it('keeps its addresses', () => {
    const addresses = build({ shareWith: ['222222222222'] }).addressesUnder('Offices');
    expect(addresses).toEqual(contract(`${__dirname}/prefix-list.contract.txt`, addresses));
  });

  it('has its entries, and room for them or more', () => {
    expect(build().one('aws_ec2_managed_prefix_list')).toMatchObject({
      address_family: 'IPv4',
      max_entries: 2,
      entry: [
        { cidr: '192.0.2.0/24', description: 'hq' },
        { cidr: '198.51.100.0/25', description: 'branch' },
      ],
    });
    expect(build({ maxEntries: 10 }).one('aws_ec2_managed_prefix_list').max_entries).toBe(10);
    expect(
      build({ entries: { v6: '2001:db8::/32' } }).one('aws_ec2_managed_prefix_list').address_family,
    ).toBe('IPv6');
  });

  it('counts its room in the quota of rules', () => {
    const use = (maxEntries: number) =>
      synthesize((stack) => {
        const list = new PrefixList(stack, 'Offices', { name: 'offices', entries, maxEntries });
        const group = new SecurityGroup(stack, 'Group', { vpc: vpc(stack, 'Vpc', 16), name: 'group' });
        group.connections.allowFromAddresses(list.peer, Port.tcp(443));
      });
    use(60).one('aws_vpc_security_group_ingress_rule', {
      prefix_list_id: '${aws_ec2_managed_prefix_list.Offices_3204BD9C.id}',
    });
    expect(refusalOf(() => use(61))).toMatchObject({ code: 'NET060', got: '61' });
  });

  it('finds a list of AWS', () => {
    const template = synthesize(
      (stack) => void new AwsPrefixList(stack, 'S3', { name: 'com.amazonaws.eu-west-1.s3' }),
    );
    expect(template.one('data.aws_ec2_managed_prefix_list')).toEqual({ name: 'com.amazonaws.eu-west-1.s3' });
  });

  it.each([
    ['com.amazonaws.global.cloudfront.origin-facing', undefined, 55],
    ['com.amazonaws.eu-west-1.s3', undefined, 1],
    ['com.amazonaws.eu-west-1.s3', 3, 3],
  ])('counts %s (weight %s) as %d rules', (name, weight, entries) => {
    synthesize((stack) => {
      expect(new AwsPrefixList(stack, 'List', { name, weight }).peer.entries).toBe(entries);
    });
  });

  it.each([
    ['no entry', { entries: {} }, 'NET026'],
    ['entries of two families', { entries: { ...entries, v6: '::/0' } }, 'NET026'],
    ['less room than entries', { maxEntries: 1 }, 'NET026'],
    ['more than 1000 entries', { maxEntries: 1001 }, 'NET026'],
    ['a name of AWS', { name: 'com.amazonaws.mine' }, 'NET026'],
    ['entries that overlap', { entries: { ...entries, lab: '192.0.2.128/25' } }, 'NET004'],
    ['host bits', { entries: { hq: '192.0.2.1/24' } }, 'NET002'],
    ['a principal that is none', { shareWith: ['everybody'] }, 'NET051'],
  ])('refuses %s', (_, props, code) => {
    expect(refused(props).code).toBe(code);
  });

  it('refuses a list of AWS that is none', () => {
    expect(
      refusalOf(() => synthesize((stack) => void new AwsPrefixList(stack, 'S3', { name: 's3' }))).code,
    ).toBe('NET026');
  });
});
