import type { Gap } from '../configuration';
import { Unknown } from '../value';
import { mayMean } from './may-mean';
import type { Network } from './network';

/** Arguments by which rules and routes say what they belong to. */
const OWNERS = [
  'route_table_id',
  'security_group_id',
  'network_acl_id',
  'transit_gateway_route_table_id',
  'vpc_id',
] as const;

/** Types whose instances change what others do, so that one more or less of them matters. */
const ADDITIONS =
  /^aws_(route$|route_table_association|main_route_table|vpn_gateway_route_propagation|security_group_rule|vpc_security_group_|network_acl_|ec2_transit_gateway_(route|route_table_association|route_table_propagation)$)/;

/**
 * What may exist besides, and belongs to nobody knows whom: a route whose table is known after apply may stand in any
 * table, and of a block with an unknown count nobody knows whether its rule is there. Whatever it may belong to is
 * doubtful then.
 */
export function spreadDoubts(network: Network): void {
  const { routeTables, networkAcls, reading } = network;
  for (const [key, doubt] of routeTables.doubts) {
    const resource = reading.resource(key);
    if (resource === undefined || !/^aws_(route|vpn_gateway_route_propagation)$/.test(resource.type))
      continue;
    const table = reading.key(resource, 'route_table_id');
    if (!(table instanceof Unknown)) continue;
    const meant = [...routeTables.tables.values()].filter(
      (each) => mayMean(table, each.key) || mayMean(table, each.vpc),
    );
    everywhere(meant, `${key} may stand in any table: ${doubt.because}`);
  }
  for (const [key, doubt] of networkAcls.doubts) {
    const resource = reading.resource(key);
    if (resource?.type !== 'aws_network_acl_rule') continue;
    const named = reading.key(resource, 'network_acl_id');
    const meant = [...networkAcls.acls.values()].filter(
      (acl) => !(named instanceof Unknown) || mayMean(named, acl.key) || mayMean(named, acl.vpc ?? ''),
    );
    everywhere(meant, `${key} may stand in any network ACL: ${doubt.because}`);
  }
  for (const gap of network.gaps) spreadGap(network, gap);
}

function spreadGap(network: Network, { place, possible, because, touches }: Gap): void {
  for (const reference of touches ?? []) {
    const entity = network.reading.entity(reference);
    if (entity !== undefined && !(entity instanceof Unknown))
      touch(network, entity.key, `${place}: ${because}`);
  }
  if (possible === undefined) return;
  const { reading } = network;
  const gateway = reading.key(possible, 'transit_gateway_id');
  if (typeof gateway === 'string')
    touch(network, gateway, `whether ${possible.address} exists is not known (${because})`);
  if (!ADDITIONS.test(possible.type)) return;
  for (const argument of OWNERS) {
    const key = reading.key(possible, argument);
    if (key === undefined) continue;
    const said = `whether ${possible.address} exists is not known (${because})`;
    for (const owners of [
      network.routeTables.tables,
      network.securityGroups,
      network.networkAcls.acls,
      network.transitTables.tables,
    ]) {
      const known: ReadonlyMap<string, { readonly doubts: readonly Unknown[] }> = owners;
      if (key instanceof Unknown) everywhere(known.values(), said);
      else
        everywhere(
          [known.get(key)].filter((owner) => owner !== undefined),
          said,
        );
    }
  }
  const subnet = reading.key(possible, 'subnet_id');
  if (typeof subnet === 'string') network.routeTables.doubts.set(subnet, new Unknown(because));
}

/** A module may have put routes and rules into what it was given, and into all that belongs to a VPC or gateway. */
function touch(network: Network, key: string, because: string): void {
  const { routeTables, networkAcls, securityGroups, transitTables } = network;
  for (const table of routeTables.tables.values())
    if (table.key === key || table.vpc === key) everywhere([table], because);
  for (const acl of networkAcls.acls.values())
    if (acl.key === key || acl.vpc === key) everywhere([acl], because);
  for (const table of transitTables.tables.values())
    if (table.key === key || table.gateway === key) everywhere([table], because);
  const group = securityGroups.get(key);
  if (group !== undefined) everywhere([group], because);
}

function everywhere(owners: Iterable<{ readonly doubts: readonly Unknown[] }>, because: string): void {
  for (const { doubts } of owners) (doubts as Unknown[]).push(new Unknown(because));
}
