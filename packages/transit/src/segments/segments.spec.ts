import { contract, refusalOf, synthesize, type Template } from '@landbridge/testing';
import { FOREIGN, HUB, vpcNumber } from '../../test/vpcs';
import { VpcAttachment } from '../attachments/vpc-attachment';
import { TransitGateway } from '../gateway/transit-gateway';
import { importSegmentTables } from './imported-tables';
import { SegmentMembership } from './segment-membership';
import { Segments, type SegmentsProps } from './segments';

function isolated(props: Partial<SegmentsProps<'dev' | 'prod' | 'hybrid'>> = {}): Template {
  return synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
    const attach = (id: string, number: number) =>
      new VpcAttachment(stack, id, { gateway, vpc: vpcNumber(stack, number) });
    new Segments(stack, 'Segments', {
      gateway,
      policy: {
        segments: ['dev', 'prod', 'hybrid'],
        allow: [
          ['dev', 'hybrid'],
          ['prod', 'hybrid'],
        ],
      },
      members: {
        dev: { segment: 'dev', attachment: attach('Dev', 16) },
        prod: { segment: 'prod', attachment: attach('Prod', 48) },
        site: { segment: 'hybrid', attachment: attach('Site', 200) },
      },
      ...props,
    });
  });
}

const lines = (template: Template): string[] =>
  template.addresses
    .filter((address) => address.includes('.Segments_'))
    .map((address) => address.replace(/_[0-9A-F]{8}$/, ''));

describe('Segments', () => {
  it('keeps its addresses', () => {
    const addresses = isolated({ forbidden: 'blackhole' }).addressesUnder('Segments');
    expect(addresses).toEqual(contract(`${__dirname}/segments.contract.txt`, addresses));
  });

  it('makes one table a segment, one association a member, and a propagation where two may meet', () => {
    expect(lines(isolated())).toEqual([
      'aws_ec2_transit_gateway_route_table.Segments_Tables_dev',
      'aws_ec2_transit_gateway_route_table.Segments_Tables_hybrid',
      'aws_ec2_transit_gateway_route_table.Segments_Tables_prod',
      'aws_ec2_transit_gateway_route_table_association.Segments_Members_dev_Associations_dev',
      'aws_ec2_transit_gateway_route_table_association.Segments_Members_prod_Associations_prod',
      'aws_ec2_transit_gateway_route_table_association.Segments_Members_site_Associations_hybrid_site',
      'aws_ec2_transit_gateway_route_table_propagation.Segments_Members_dev_Propagations_hybrid_dev',
      'aws_ec2_transit_gateway_route_table_propagation.Segments_Members_prod_Propagations_hybrid_prod',
      'aws_ec2_transit_gateway_route_table_propagation.Segments_Members_site_Propagations_dev_site',
      'aws_ec2_transit_gateway_route_table_propagation.Segments_Members_site_Propagations_prod_site',
    ]);
  });

  it('blackholes forbidden pairs when asked to, in the stack of the member that is kept out', () => {
    const blackholes = isolated({ forbidden: 'blackhole' }).all('aws_ec2_transit_gateway_route');
    expect(Object.keys(blackholes).map((address) => address.replace(/_[0-9A-F]{8}$/, ''))).toEqual([
      'aws_ec2_transit_gateway_route.Segments_Members_dev_Blackholes_dev_101600--16',
      'aws_ec2_transit_gateway_route.Segments_Members_dev_Blackholes_prod_101600--16',
      'aws_ec2_transit_gateway_route.Segments_Members_prod_Blackholes_dev_104800--16',
      'aws_ec2_transit_gateway_route.Segments_Members_prod_Blackholes_prod_104800--16',
      'aws_ec2_transit_gateway_route.Segments_Members_site_Blackholes_hybrid_1020000--16',
    ]);
    expect(Object.values(blackholes).every(({ blackhole }) => blackhole === true)).toBe(true);
  });

  it('refuses an attachment that nobody has accepted', () => {
    const pending = {
      id: 'tgw-attach-1',
      kind: 'vpc',
      cidrs: ['10.60.0.0/16'],
      state: 'pending',
      ready: [],
    } as const;
    expect(
      refusalOf(() => isolated({ members: { dev: { segment: 'dev', attachment: pending } } })),
    ).toMatchObject({
      code: 'TRN036',
      path: 'test/Segments',
    });
  });

  it('refuses the second of two VPCs with one block, which AWS would not propagate', () => {
    const twin = {
      id: 'tgw-attach-1',
      kind: 'vpc',
      cidrs: ['10.16.0.0/16'],
      state: 'accepted',
      ready: [],
    } as const;
    const members = {
      dev: { segment: 'dev', attachment: twin },
      copy: { segment: 'hybrid', attachment: twin },
    } as const;
    expect(refusalOf(() => isolated({ members }))).toMatchObject({ code: 'TRN006', got: '10.16.0.0/16' });
  });

  it('names the quota that is exceeded, and takes the value that AWS has granted', () => {
    const names = Array.from({ length: 21 }, (_, n) => `s${n}`);
    const build = (quotas: { routeTablesPerGateway?: number }) =>
      synthesize((stack) => {
        const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
        new Segments(stack, 'Segments', {
          gateway,
          policy: { segments: names, allow: [] },
          members: {},
          quotas,
        });
      });
    expect(refusalOf(() => build({}))).toMatchObject({ code: 'TRN060', got: '21', allowed: '20' });
    expect(refusalOf(() => build({})).message).toContain(
      "'Transit gateway route tables per transit gateway'",
    );
    expect(build({ routeTablesPerGateway: 30 }).count('aws_ec2_transit_gateway_route_table')).toBe(21);
  });
});

describe('the quota of routes', () => {
  it('counts every prefix in every table', () => {
    const wide = (blocks: number) =>
      synthesize((stack) => {
        const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
        const cidrs = Array.from({ length: blocks }, (_, n) => `10.${n >> 8}.${n & 255}.0/24`);
        const attachment = { id: 'a', kind: 'vpc', cidrs, state: 'accepted', ready: [] } as const;
        new Segments(stack, 'Segments', {
          gateway,
          policy: {
            segments: ['one', 'two'],
            allow: [
              ['one', 'two'],
              ['one', 'one'],
            ],
          },
          members: { wide: { segment: 'one', attachment } },
        });
      });
    expect(wide(5000).count('aws_ec2_transit_gateway_route_table_propagation')).toBe(2);
    expect(refusalOf(() => wide(5001))).toMatchObject({ code: 'TRN060', got: '10002', allowed: '10000' });
  });
});

describe('SegmentMembership', () => {
  it('refuses a table that the gateway does not have', () => {
    const derivation = {
      tables: ['dev'],
      associations: [{ table: 'dev', owner: 'dev' }],
      propagations: [],
      routes: [],
      blackholes: [],
      routeCount: 0,
    };
    const join = () =>
      synthesize((stack) => {
        const tables = importSegmentTables(stack, { prod: 'tgw-rtb-1' });
        new SegmentMembership(stack, 'Segment', {
          gateway: FOREIGN,
          derivation,
          tables,
          member: 'dev',
          attachmentId: 'tgw-attach-1',
        });
      });
    expect(refusalOf(join)).toMatchObject({ code: 'TRN023', got: "'dev'", allowed: 'prod' });
  });

  it('refuses a line that leads to an attachment whose id nobody gave', () => {
    const derivation = {
      tables: ['dev'],
      associations: [],
      propagations: [],
      routes: [{ table: 'dev', owner: 'prod', cidr: '10.48.0.0/16', via: 'inspection-vpc' }],
      blackholes: [],
      routeCount: 0,
    };
    const join = () =>
      synthesize((stack) => {
        const tables = importSegmentTables(stack, { dev: 'tgw-rtb-1' });
        new SegmentMembership(stack, 'Segment', {
          gateway: FOREIGN,
          derivation,
          tables,
          member: 'prod',
          attachmentId: 'tgw-attach-1',
        });
      });
    expect(refusalOf(join)).toMatchObject({ code: 'TRN024', got: "'inspection-vpc'", allowed: 'prod' });
  });
});
