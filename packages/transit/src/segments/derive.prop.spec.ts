import * as fc from 'fast-check';
import { Cidr } from '@landbridge/network-core';
import { walk, type Gateway } from '../../test/walk';
import { deriveRoutes } from './derive';
import { segmentMatrix, type Contact, type SegmentMatrix } from './matrix';
import type { AttachmentKind, SegmentMember } from './topology';

const SEGMENTS = ['dev', 'test', 'prod', 'shared', 'hybrid'];
const PAIRS = SEGMENTS.flatMap((a, i) => SEGMENTS.slice(i).map((b): [string, string] => [a, b]));

interface Case {
  readonly matrix: SegmentMatrix;
  readonly members: readonly (SegmentMember & { readonly region: string })[];
}

/** Any matrix, and members that are spread over two Regions; `kinds` says which contacts may occur. */
function cases(kinds: readonly (Contact | 'none')[]): fc.Arbitrary<Case> {
  return fc
    .record({
      cells: fc.array(fc.constantFrom(...kinds), { minLength: PAIRS.length, maxLength: PAIRS.length }),
      members: fc.array(
        fc.record({
          segment: fc.constantFrom(...SEGMENTS),
          kind: fc.constantFrom<AttachmentKind>('vpc', 'vpn', 'direct-connect', 'connect'),
          region: fc.constantFrom('west', 'east'),
        }),
        { minLength: 2, maxLength: 12 },
      ),
    })
    .map(({ cells, members }) => ({
      matrix: segmentMatrix({
        segments: SEGMENTS,
        allow: PAIRS.filter((_, i) => cells[i] === 'direct'),
        inspect: PAIRS.filter((_, i) => cells[i] === 'inspected'),
      }),
      members: members.map((member, i) => ({ ...member, key: `m${i}`, cidrs: [`10.${i}.0.0/16`] })),
    }));
}

function gateways(
  { matrix, members }: Case,
  options: { inspection?: string; forbidden?: 'blackhole' } = {},
): Map<string, Gateway> {
  const at = (region: string): Case['members'] => members.filter((member) => member.region === region);
  const build = (here: string, there: string): [string, Gateway] => [
    here,
    {
      derived: deriveRoutes({
        matrix,
        members: at(here),
        remotes: [{ key: `to-${there}`, members: at(there) }],
        ...options,
      }),
      announced: new Map(at(here).map(({ key, cidrs }) => [key, cidrs])),
      peerings: new Map([[`to-${there}`, { gateway: there, key: `to-${here}` }]]),
      inspection: options.inspection,
    },
  ];
  return new Map([build('west', 'east'), build('east', 'west')]);
}

const addressIn = (cidr: string | undefined): bigint => Cidr.parse(cidr ?? '', 'test').first + 10n;

describe('derived routes', () => {
  it.each(['absent', 'blackhole'] as const)(
    'meet exactly where the matrix lets them (forbidden: %s)',
    (forbidden) => {
      fc.assert(
        fc.property(cases(['direct', 'none']), (generated) => {
          const all = gateways(generated, forbidden === 'blackhole' ? { forbidden } : {});
          for (const a of generated.members) {
            for (const b of generated.members) {
              const arrives =
                walk(all, a.region, a.key, addressIn(b.cidrs[0])).at(-1) === `${b.region}/${b.key}`;
              expect(arrives).toBe(generated.matrix.contact(a.segment, b.segment) === 'direct');
            }
          }
        }),
      );
    },
  );

  it('pass the inspection VPC of every Region on the way, there and back alike', () => {
    fc.assert(
      fc.property(cases(['inspected', 'none']), (generated) => {
        const all = gateways(generated, { inspection: 'firewall' });
        const firewalls = (trail: string[]): string[] => trail.filter((hop) => hop.endsWith('/firewall'));
        for (const a of generated.members) {
          for (const b of generated.members) {
            const there = walk(all, a.region, a.key, addressIn(b.cidrs[0]));
            const back = walk(all, b.region, b.key, addressIn(a.cidrs[0]));
            const meet = generated.matrix.contact(a.segment, b.segment) === 'inspected';
            expect(there.at(-1) === `${b.region}/${b.key}`).toBe(meet);
            if (!meet) continue;
            expect(firewalls(there)).not.toHaveLength(0);
            expect(firewalls(back)).toEqual(firewalls(there).reverse());
          }
        }
      }),
    );
  });

  it('do not depend on the order of the members', () => {
    const shuffled = cases(['direct', 'none']).chain((generated) =>
      fc.tuple(
        fc.constant(generated),
        fc.shuffledSubarray([...generated.members], { minLength: generated.members.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ matrix, members }, others]) => {
        expect(deriveRoutes({ matrix, members: others })).toEqual(deriveRoutes({ matrix, members }));
      }),
    );
  });

  it('change only in lines that name a new member', () => {
    fc.assert(
      fc.property(cases(['direct', 'none']), fc.constantFrom(...SEGMENTS), ({ matrix, members }, segment) => {
        const guest: SegmentMember = { key: 'guest', segment, kind: 'vpc', cidrs: ['10.200.0.0/16'] };
        const before = deriveRoutes({ matrix, members, forbidden: 'blackhole' });
        const after = deriveRoutes({ matrix, members: [...members, guest], forbidden: 'blackhole' });
        expect({
          ...after,
          associations: after.associations.filter(({ owner }) => owner !== 'guest'),
          propagations: after.propagations.filter(({ owner }) => owner !== 'guest'),
          blackholes: after.blackholes.filter(({ owner }) => owner !== 'guest'),
          routeCount: before.routeCount,
        }).toEqual(before);
      }),
    );
  });

  it('of a new Region add its table and the lines that lead there', () => {
    fc.assert(
      fc.property(cases(['direct', 'none']), fc.constantFrom(...SEGMENTS), ({ matrix, members }, segment) => {
        const remotes = [{ key: 'east', members: [{ segment, cidrs: ['10.200.0.0/16'] }] }];
        const before = deriveRoutes({ matrix, members, forbidden: 'blackhole' });
        const after = deriveRoutes({ matrix, members, remotes, forbidden: 'blackhole' });
        const old = <L extends { table: string; owner?: string }>(lines: readonly L[]): L[] =>
          lines.filter(({ table, owner }) => table !== 'east' && owner !== 'east');
        expect({
          tables: after.tables.filter((table) => table !== 'east'),
          associations: old(after.associations),
          propagations: old(after.propagations),
          routes: old(after.routes),
          blackholes: old(after.blackholes),
          routeCount: before.routeCount,
        }).toEqual(before);
      }),
    );
  });

  it('of a new segment add its table and change no other', () => {
    fc.assert(
      fc.property(cases(['direct', 'none']), ({ matrix, members }) => {
        const allow = PAIRS.filter(([a, b]) => matrix.contact(a, b) === 'direct');
        const wider = segmentMatrix({
          segments: [...SEGMENTS, 'staging'],
          allow: [...allow, ['staging', 'hybrid']],
        });
        const before = deriveRoutes({ matrix, members });
        const after = deriveRoutes({ matrix: wider, members });
        const old = <L extends { table: string }>(lines: readonly L[]): L[] =>
          lines.filter(({ table }) => table !== 'staging');
        expect(after.tables).toEqual([...before.tables, 'staging']);
        expect(old(after.propagations)).toEqual(before.propagations);
        expect(old(after.routes)).toEqual(before.routes);
        expect(after.associations).toEqual(before.associations);
      }),
    );
  });
});
