import { Cidr, findOverlap, type OwnedBlock } from '@landbridge/network-core';
import { TransitError } from '../errors';
import { INSPECTION_TABLE, type SegmentMember, type Topology } from './topology';

const MEMBER_KEY = /^[a-z0-9][a-z0-9-]*$/;

/** Refuses a topology from which no sound tables follow. See {@link deriveRoutes} for the codes. */
export function checkMembers(topology: Topology, path: string): void {
  checkNames(topology, path);
  checkOverlaps(topology, path);
  checkAmbiguity(topology, path);
  checkInspection(topology, path);
  checkMixedPeerings(topology, path);
  checkEgress(topology, path);
}

function checkNames(topology: Topology, path: string): void {
  const { matrix, members, remotes = [], inspection, egress } = topology;
  const all = new Set<string>(matrix.segments);
  const here = new Set<string>(topology.segments ?? matrix.segments);
  const keys = new Set<string>();
  const claim = (key: string): void => {
    if (!MEMBER_KEY.test(key)) {
      throw new TransitError('TRN001', path, {
        problem: 'name of an attachment is malformed',
        got: `'${key}'`,
        allowed: 'lower case letters, digits and hyphens',
        fix: 'rename the attachment',
      });
    }
    if (keys.has(key)) {
      throw new TransitError('TRN002', path, {
        problem: 'attachment is declared twice',
        got: `'${key}'`,
        allowed: 'each name once',
        fix: 'give each attachment a name of its own',
      });
    }
    keys.add(key);
  };
  const known = (segments: ReadonlySet<string>, segment: string, whose: string): void => {
    if (segments.has(segment)) return;
    throw new TransitError('TRN003', path, {
      problem: `${whose} lies in an unknown segment`,
      got: `'${segment}'`,
      allowed: [...segments].join(', '),
      fix: 'declare the segment or correct the name',
    });
  };
  for (const { key, segment } of members) {
    claim(key);
    known(here, segment, key);
  }
  for (const segment of here) known(all, segment, 'a table');
  for (const segment of egress?.segments ?? []) known(here, segment, 'the shared egress');
  for (const { key, members: residents } of remotes) {
    claim(key);
    for (const { segment } of residents) known(all, segment, key);
  }
  if (inspection !== undefined) claim(inspection);
  const tables = [...(inspection === undefined ? [] : [INSPECTION_TABLE]), ...remotes.map(({ key }) => key)];
  for (const table of tables) {
    if (!all.has(table)) continue;
    throw new TransitError('TRN005', path, {
      problem: 'segment has the name of a table that the derivation needs',
      got: `'${table}'`,
      allowed: `any name but ${tables.join(', ')}`,
      fix: 'rename the segment',
    });
  }
}

/** AWS propagates only the first of two VPCs with one block; a Site's summary around a VPC's block is no clash. */
function checkOverlaps({ members, remotes = [] }: Topology, path: string): void {
  const owned = members.filter(({ kind }) => kind === 'vpc');
  const read = (key: string, cidrs: readonly string[]): OwnedBlock[] =>
    cidrs.map((cidr) => ({ key, cidr: Cidr.parse(cidr, `${path}/${key}`) }));
  const found = findOverlap([
    ...owned.flatMap(({ key, cidrs }) => read(key, cidrs)),
    ...remotes.flatMap(({ key, members: there }) => there.flatMap(({ cidrs }) => read(key, cidrs))),
  ]);
  if (!found) return;
  const [before, block] = found;
  throw new TransitError('TRN006', `${path}/${block.key}`, {
    problem: `block overlaps that of ${before.key}; the gateway would propagate only one of them`,
    got: block.cidr.toString(),
    allowed: `outside ${before.cidr.toString()}`,
    fix: 'give one of the two another block, or attach only one',
  });
}

/** Sites may share a prefix, for redundancy; but a prefix cannot be met and forbidden at once. */
function checkAmbiguity({ members }: Topology, path: string): void {
  const seen = new Map<string, SegmentMember>();
  for (const member of members) {
    for (const cidr of member.cidrs) {
      const other = seen.get(cidr);
      if (other && other.segment !== member.segment) {
        throw new TransitError('TRN006', `${path}/${member.key}`, {
          problem: `prefix is announced by ${other.key} of segment ${other.segment} as well`,
          got: cidr,
          allowed: 'the same prefix only within one segment',
          fix: 'put both attachments into one segment, or announce different prefixes',
        });
      }
      seen.set(cidr, member);
    }
  }
}

function checkInspection(topology: Topology, path: string): void {
  const { matrix, members, remotes = [], inspection } = topology;
  const here = new Set(members.map(({ segment }) => segment));
  for (const member of members) {
    const inspected = matrix.partners(member.segment, 'inspected');
    if (inspected.length > 0 && inspection !== undefined) needPrefixes(member, 'inspected packets', path);
    const uninspected = inspection === undefined && inspected.find((partner) => here.has(partner));
    if (!uninspected) continue;
    throw new TransitError('TRN008', path, {
      problem: `${member.segment} and ${uninspected} meet through inspection, and there is no inspection VPC`,
      got: 'no inspection attachment',
      allowed: 'the key of an inspection attachment',
      fix: 'attach an inspection VPC, or allow the pair directly',
    });
  }
  for (const { key, members: residents, inspects = false } of remotes) {
    for (const { segment } of residents) {
      const uninspected = matrix.partners(segment, 'inspected').find((partner) => here.has(partner));
      if (!uninspected || inspection !== undefined || inspects) continue;
      throw new TransitError('TRN008', `${path}/${key}`, {
        problem: `${segment} and ${uninspected} meet through inspection, and neither side of the peering inspects`,
        got: 'no inspection attachment here nor there',
        allowed: 'an inspection VPC on one side at least',
        fix: 'attach an inspection VPC, or allow the pair directly',
      });
    }
  }
}

/** A peering has one table for all its senders, so it cannot send some of them through inspection and others past. */
function checkMixedPeerings({ matrix, members, remotes = [], inspection }: Topology, path: string): void {
  if (inspection === undefined) return;
  const here = new Set(members.map(({ segment }) => segment));
  for (const { key, members: residents } of remotes) {
    for (const segment of here) {
      const senders = (how: string): string[] =>
        [...new Set(residents.map((r) => r.segment))].filter((s) => matrix.contact(s, segment) === how);
      const [direct, inspected] = [senders('direct'), senders('inspected')];
      if (direct.length === 0 || inspected.length === 0) continue;
      throw new TransitError('TRN012', `${path}/${key}`, {
        problem: `replies of ${segment} would pass the firewall for some senders behind the peering and not for others`,
        got: `direct ${direct.join(', ')}; inspected ${inspected.join(', ')}`,
        allowed: 'one kind of contact for all that meet a segment over one peering',
        fix: 'inspect all of these pairs, or none',
      });
    }
  }
}

function needPrefixes({ key, cidrs, kind }: SegmentMember, why: string, path: string): void {
  if (cidrs.length > 0) return;
  throw new TransitError('TRN007', `${path}/${key}`, {
    problem: `${why} need a static route to this attachment, and its prefixes are not named`,
    got: `a ${kind} attachment with no cidrs`,
    allowed: 'every prefix behind it, summarised',
    fix: 'name the prefixes in cidrs',
  });
}

function checkEgress(topology: Topology, path: string): void {
  const { matrix, members, remotes = [], inspection, egress } = topology;
  if (!egress) return;
  if (egress.via !== inspection && !members.some(({ key }) => key === egress.via)) {
    throw new TransitError('TRN009', path, {
      problem: 'shared egress leads to an attachment that is not there',
      got: `'${egress.via}'`,
      allowed: [...members.map(({ key }) => key), ...(inspection === undefined ? [] : [inspection])].join(
        ', ',
      ),
      fix: 'attach the egress VPC or correct the name',
    });
  }
  const exit = members.find(({ key }) => key === egress.via);
  for (const segment of egress.segments) {
    if (!exit || matrix.contact(segment, exit.segment) !== undefined) continue;
    throw new TransitError('TRN011', path, {
      problem: `${segment} leaves through ${egress.via}, whose segment it must not meet: replies would be lost`,
      got: `no pair [${segment}, ${exit.segment}]`,
      allowed: 'a pair in allow or inspect',
      fix: 'add the pair',
    });
  }
  const fence = egress.fence.map((cidr) => Cidr.parse(cidr, `${path}/egress`));
  const blocks = [
    ...members,
    ...remotes.flatMap(({ key, members: there }) => there.map((m) => ({ ...m, key }))),
  ].flatMap(({ key, segment, cidrs }) =>
    cidrs.map((cidr) => ({ key, segment, block: Cidr.parse(cidr, `${path}/${key}`) })),
  );
  for (const segment of egress.segments) {
    for (const { key, segment: other, block } of blocks) {
      const met = matrix.contact(segment, other) !== undefined;
      const fenced = fence.some((wall) => wall.contains(block));
      const hidden = met && fence.find((wall) => block.contains(wall));
      if (!met && !fenced) {
        throw new TransitError('TRN010', `${path}/${key}`, {
          problem: `the default route of ${segment} would carry packets towards ${other}, which it must not meet`,
          got: block.toString(),
          allowed: `blocks within ${fence.join(', ') || '(no fence)'}`,
          fix: 'widen the fence of the shared egress so that it covers the block',
        });
      }
      if (hidden) {
        throw new TransitError('TRN013', `${path}/${key}`, {
          problem: `the fence of the shared egress would blackhole a block that ${segment} must reach`,
          got: `${block.toString()}, fence ${hidden.toString()}`,
          allowed: 'blocks smaller than the fence around them',
          fix: 'name the prefixes more finely, or fence off smaller blocks',
        });
      }
    }
  }
}
