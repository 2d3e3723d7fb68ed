import { checkMembers } from './check-members';
import type { Derivation } from './derivation';
import { TableWriter } from './table-writer';
import {
  INSPECTION_TABLE,
  type RemoteGateway,
  type SegmentMember,
  type SharedEgress,
  type Topology,
} from './topology';

const DEFAULT_ROUTE = ['0.0.0.0/0'];

/**
 * Derives every association, propagation, static and blackhole route of one gateway from the matrix.
 *
 * Laws (derive.prop.spec.ts): a packet of `a` arrives at `b` exactly if the matrix lets their segments meet; the
 * reply takes the same kind of way; the order of members changes nothing; a member more changes only lines that
 * name it; time grows linearly with the members.
 *
 * @throws TRN001 … TRN013, see the README
 */
export function deriveRoutes<S extends string>(topology: Topology<S>, path = 'segments'): Derivation {
  checkMembers(topology, path);
  const tables = new TableWriter();
  const bySegment = groupBySegment(topology);
  for (const segment of topology.segments ?? topology.matrix.segments) {
    writeSegment(tables, segment, topology, bySegment);
  }
  if (topology.inspection !== undefined) writeInspection(tables, topology, topology.inspection);
  for (const remote of topology.remotes ?? []) writeRemote(tables, remote, topology, bySegment);
  return tables.finish();
}

/** What lives in one segment, here and in other Regions. */
interface Residents {
  readonly local: SegmentMember[];
  readonly remote: { readonly key: string; readonly cidrs: readonly string[] }[];
}

function groupBySegment({ matrix, members, remotes = [] }: Topology): ReadonlyMap<string, Residents> {
  const groups = new Map<string, Residents>(matrix.segments.map((s) => [s, { local: [], remote: [] }]));
  for (const member of members) groups.get(member.segment)?.local.push(member);
  for (const remote of remotes) {
    for (const { segment, cidrs } of remote.members) {
      groups.get(segment)?.remote.push({ key: remote.key, cidrs });
    }
  }
  return groups;
}

function writeSegment(
  tables: TableWriter,
  segment: string,
  topology: Topology,
  bySegment: ReadonlyMap<string, Residents>,
): void {
  const { matrix, inspection, egress, forbidden = 'absent' } = topology;
  tables.open(segment);
  for (const member of bySegment.get(segment)?.local ?? []) tables.associate(segment, member.key);
  for (const [partner, { local, remote }] of bySegment) {
    const contact = matrix.contact(segment, partner);
    if (contact === 'inspected' && inspection !== undefined) {
      for (const { key, cidrs } of [...local, ...remote]) tables.route(segment, cidrs, inspection, key);
    } else if (contact !== undefined) {
      // Inspected without an inspection VPC here: the gateway at the other end of the peering inspects.
      for (const { key, cidrs } of local) tables.propagate(segment, key, cidrs.length);
      for (const { key, cidrs } of remote) tables.route(segment, cidrs, key, key);
    } else if (forbidden === 'blackhole') {
      for (const { key, cidrs } of [...local, ...remote]) tables.blackhole(segment, cidrs, key);
    }
  }
  if (egress?.segments.includes(segment)) {
    tables.route(segment, DEFAULT_ROUTE, egressHop(topology, egress, segment));
    tables.blackhole(segment, egress.fence);
  }
}

/** Where a segment's default route leads: to the shared egress, or to inspection in front of it. */
function egressHop({ matrix, members, inspection }: Topology, egress: SharedEgress, segment: string): string {
  const exit = members.find(({ key }) => key === egress.via);
  const inspected = exit && matrix.contact(segment, exit.segment) === 'inspected';
  return inspected && inspection !== undefined ? inspection : egress.via;
}

/** After inspection a packet goes to whoever it was for: the way in has already decided that it may. */
function writeInspection(tables: TableWriter, topology: Topology, inspection: string): void {
  const { matrix, members, remotes = [], egress } = topology;
  const exits = egress?.via === inspection ? egress.segments : [];
  const passes = (segment: string): boolean =>
    matrix.partners(segment, 'inspected').length > 0 || exits.includes(segment);
  tables.open(INSPECTION_TABLE);
  tables.associate(INSPECTION_TABLE, inspection);
  for (const { key, segment, cidrs } of members) {
    if (passes(segment)) tables.propagate(INSPECTION_TABLE, key, cidrs.length);
  }
  for (const remote of remotes) {
    for (const { segment, cidrs } of remote.members) {
      if (passes(segment)) tables.route(INSPECTION_TABLE, cidrs, remote.key, remote.key);
    }
  }
  const chained = egress?.segments.some((segment) => egressHop(topology, egress, segment) === inspection);
  if (egress && chained && egress.via !== inspection)
    tables.route(INSPECTION_TABLE, DEFAULT_ROUTE, egress.via);
}

/** From another Region comes only what the gateway there let go; the table names whom that may concern. */
function writeRemote(
  tables: TableWriter,
  remote: RemoteGateway,
  { matrix, inspection }: Topology,
  bySegment: ReadonlyMap<string, Residents>,
): void {
  const senders = [...new Set(remote.members.map(({ segment }) => segment))];
  tables.open(remote.key);
  tables.associate(remote.key, remote.key);
  for (const [segment, { local }] of bySegment) {
    const contacts = new Set(senders.map((sender) => matrix.contact(sender, segment)));
    if (contacts.has('inspected') && inspection !== undefined) {
      for (const { key, cidrs } of local) tables.route(remote.key, cidrs, inspection, key);
    } else if (contacts.has('direct') || contacts.has('inspected')) {
      for (const { key, cidrs } of local) tables.propagate(remote.key, key, cidrs.length);
    }
  }
}
