import { refusalOf } from '@landbridge/testing';
import { deriveRoutes } from './derive';
import { segmentMatrix } from './matrix';
import type { SegmentMember, Topology } from './topology';

const vpc = (key: string, segment: string, cidr: string): SegmentMember => ({
  key,
  segment,
  kind: 'vpc',
  cidrs: [cidr],
});
const matrix = segmentMatrix({
  segments: ['dev', 'prod', 'hybrid', 'exit'],
  allow: [
    ['dev', 'hybrid'],
    ['dev', 'exit'],
  ],
  inspect: [
    ['prod', 'hybrid'],
    ['prod', 'exit'],
  ],
});
const dev = vpc('dev', 'dev', '10.16.0.0/16');
const prod = vpc('prod', 'prod', '10.48.0.0/16');
const site: SegmentMember = { key: 'site', segment: 'hybrid', kind: 'vpn', cidrs: ['10.200.0.0/16'] };
const exit = vpc('exit', 'exit', '10.250.0.0/24');
const base: Topology = { matrix, members: [dev, prod, site, exit], inspection: 'firewall' };
const refused = (change: Partial<Topology>) => refusalOf(() => deriveRoutes({ ...base, ...change }, 'Hub'));

describe('deriveRoutes', () => {
  it('sends inspected pairs to the inspection VPC and its packets on to whoever they were for', () => {
    const { routes, propagations } = deriveRoutes(base);
    expect(routes).toEqual([
      { table: 'prod', cidr: '10.200.0.0/16', via: 'firewall', owner: 'site' },
      { table: 'prod', cidr: '10.250.0.0/24', via: 'firewall', owner: 'exit' },
      { table: 'hybrid', cidr: '10.48.0.0/16', via: 'firewall', owner: 'prod' },
      { table: 'exit', cidr: '10.48.0.0/16', via: 'firewall', owner: 'prod' },
    ]);
    expect(propagations.filter(({ table }) => table === 'inspection').map(({ owner }) => owner)).toEqual([
      'exit',
      'prod',
      'site',
    ]);
  });

  it('fences a default route off from what must not be met, and chains it behind inspection', () => {
    const { routes, blackholes } = deriveRoutes({
      ...base,
      egress: { via: 'exit', segments: ['dev', 'prod'], fence: ['10.0.0.0/8'] },
    });
    expect(routes.filter(({ cidr }) => cidr === '0.0.0.0/0')).toEqual([
      { table: 'dev', cidr: '0.0.0.0/0', via: 'exit', owner: undefined },
      { table: 'prod', cidr: '0.0.0.0/0', via: 'firewall', owner: undefined },
      { table: 'inspection', cidr: '0.0.0.0/0', via: 'exit', owner: undefined },
    ]);
    expect(blackholes).toEqual([
      { table: 'dev', cidr: '10.0.0.0/8', owner: undefined },
      { table: 'prod', cidr: '10.0.0.0/8', owner: undefined },
    ]);
  });

  it('makes tables only for segments that live here', () => {
    const remotes = [{ key: 'east', members: [{ segment: 'prod', cidrs: ['10.60.0.0/16'] }] }];
    const { tables, propagations } = deriveRoutes({
      matrix,
      members: [site],
      segments: ['hybrid'],
      remotes,
      inspection: 'firewall',
    });
    expect(tables).toEqual(['hybrid', 'inspection', 'east']);
    expect(propagations).toEqual([{ table: 'inspection', owner: 'site' }]);
    expect(refused({ segments: ['hybrid'] })).toMatchObject({
      code: 'TRN003',
      got: "'dev'",
      allowed: 'hybrid',
    });
  });

  it('refuses names that clash', () => {
    expect(refused({ members: [{ ...dev, key: 'Dev VPC' }] }).code).toBe('TRN001');
    expect(refused({ members: [dev, { ...prod, key: 'dev' }] }).code).toBe('TRN002');
    expect(refused({ members: [{ ...dev, segment: 'staging' }] })).toMatchObject({
      code: 'TRN003',
      got: "'staging'",
    });
    expect(refused({ remotes: [{ key: 'dev', members: [] }] }).code).toBe('TRN002');
    expect(refused({ members: [], remotes: [{ key: 'hybrid', members: [] }] })).toMatchObject({
      code: 'TRN005',
    });
    expect(refused({ remotes: [{ key: 'east', members: [{ segment: 'staging', cidrs: [] }] }] }).code).toBe(
      'TRN003',
    );
  });

  it('refuses overlaps that AWS would resolve silently', () => {
    const twin = refused({ members: [dev, vpc('twin', 'prod', '10.16.128.0/17')] });
    expect(twin).toMatchObject({
      code: 'TRN006',
      path: 'Hub/twin',
      got: '10.16.128.0/17',
      allowed: 'outside 10.16.0.0/16',
    });
    const remotes = [{ key: 'east', members: [{ segment: 'prod', cidrs: ['10.16.0.0/16'] }] }];
    expect(refused({ remotes }).code).toBe('TRN006');
    const second: SegmentMember = { ...site, key: 'branch', segment: 'prod' };
    expect(refused({ members: [site, second] })).toMatchObject({ code: 'TRN006', got: '10.200.0.0/16' });
  });

  it('takes a site that summarises what VPCs own, and one prefix from two sites', () => {
    const summary: SegmentMember = { ...site, cidrs: ['10.0.0.0/8'] };
    const backup: SegmentMember = { ...site, key: 'backup', cidrs: ['10.0.0.0/8'] };
    const { routes } = deriveRoutes({ ...base, members: [dev, prod, summary, backup] });
    expect(routes).toContainEqual({ table: 'prod', cidr: '10.0.0.0/8', via: 'firewall', owner: 'backup' });
  });

  it('refuses inspection that cannot work', () => {
    expect(refused({ inspection: undefined })).toMatchObject({ code: 'TRN008' });
    expect(refused({ members: [prod, { ...site, cidrs: [] }] })).toMatchObject({
      code: 'TRN007',
      path: 'Hub/site',
    });
    const remotes = [{ key: 'east', members: [{ segment: 'prod', cidrs: ['10.60.0.0/16'] }] }];
    expect(refused({ members: [site], remotes, inspection: undefined })).toMatchObject({
      code: 'TRN008',
      path: 'Hub/east',
    });
    const mixed = [
      {
        key: 'east',
        members: [
          { segment: 'prod', cidrs: ['10.60.0.0/16'] },
          { segment: 'dev', cidrs: ['10.61.0.0/16'] },
        ],
      },
    ];
    expect(refused({ members: [site], remotes: mixed })).toMatchObject({ code: 'TRN012', path: 'Hub/east' });
  });

  it('refuses a shared egress that leaks or loses packets', () => {
    const egress = { via: 'exit', segments: ['dev'], fence: ['10.0.0.0/8'] };
    expect(refused({ egress: { ...egress, via: 'nowhere' } })).toMatchObject({
      code: 'TRN009',
      got: "'nowhere'",
    });
    expect(refused({ egress: { ...egress, fence: ['10.16.0.0/12'] } })).toMatchObject({
      code: 'TRN010',
      got: '10.48.0.0/16',
    });
    expect(refused({ egress: { ...egress, segments: ['hybrid'] } }).code).toBe('TRN011');
    const summary: SegmentMember = { ...site, cidrs: ['10.0.0.0/8'] };
    expect(refused({ members: [dev, prod, summary, exit], egress })).toMatchObject({ code: 'TRN013' });
  });
});
