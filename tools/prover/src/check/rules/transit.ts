import {
  sameZone,
  Unknown,
  zoneLabel,
  type Network,
  type Subnet,
  type TransitAttachment,
} from '@landbridge/terraform-model';
import type { Model } from '../../model/model';
import type { CheckFinding, CheckRule } from '../finding';
import { overlappingNeighbours } from './addresses';

/**
 * Transit gateways.
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html
 */
export const transitRules: CheckRule = function* (network, model) {
  for (const gateway of network.transitGateways.values()) {
    for (const [isOn, what] of [
      [gateway.defaultAssociation, 'association'],
      [gateway.defaultPropagation, 'propagation'],
    ] as const) {
      if (isOn !== true) continue;
      const message = `default route table ${what} is on: every new attachment joins the default table, whatever its segment`;
      yield {
        code: 'default-tables',
        severity: 'warning',
        component: gateway.key,
        message,
        fix: `set default_route_table_${what} to "disable"`,
      };
    }
  }
  for (const attachment of network.transitAttachments.values()) {
    if (attachment.kind === 'vpc') yield* vpcAttachment(attachment, network, model);
    yield* unassociated(attachment, network);
  }
  yield* tables(network);
};

function* vpcAttachment(
  attachment: TransitAttachment,
  network: Network,
  model: Model,
): Generator<CheckFinding> {
  const { key, gateway, resource, subnets, subnetDoubt } = attachment;
  if (typeof gateway !== 'string' || typeof resource !== 'string' || subnetDoubt !== undefined) return;
  const own = subnets.flatMap((subnet) => network.subnets.get(subnet) ?? []);
  const twins = own.filter((subnet, at) =>
    own.some((other, before) => before < at && sameZone(other.zone, subnet.zone) === true),
  );
  for (const subnet of twins) {
    const message = `two subnets lie in ${zoneLabel(subnet.zone)}, an attachment takes one a zone; AWS refuses it`;
    yield {
      code: 'attachment-zones',
      severity: 'error',
      component: key,
      message,
      fix: `remove ${subnet.key}`,
    };
  }
  for (const zone of lackingZones(own, resource, gateway, network, model)) {
    const message = `it has no subnet in ${zoneLabel(zone.zone)}, where ${zone.key} sends to ${gateway}; those packets are dropped`;
    yield {
      code: 'attachment-zones',
      severity: 'error',
      component: key,
      message,
      fix: `add a subnet of ${zoneLabel(zone.zone)} to subnet_ids`,
    };
  }
}

/** Subnets with a route to the gateway in zones where the attachment has none; one subnet a zone. */
function lackingZones(
  own: readonly Subnet[],
  vpc: string,
  gateway: string,
  network: Network,
  model: Model,
): Subnet[] {
  const lacking: Subnet[] = [];
  for (const subnet of model.subnetsOf.get(vpc) ?? []) {
    if (own.some(({ zone }) => sameZone(zone, subnet.zone) !== false)) continue;
    if (lacking.some(({ zone }) => sameZone(zone, subnet.zone) === true)) continue;
    const table = network.routeTables.ofSubnet.get(subnet.key) ?? network.routeTables.main.get(vpc) ?? vpc;
    const sends = network.routeTables.tables
      .get(table)
      ?.routes.some(({ target }) => typeof target === 'object' && 'key' in target && target.key === gateway);
    if (sends === true) lacking.push(subnet);
  }
  return lacking;
}

function* unassociated(attachment: TransitAttachment, network: Network): Generator<CheckFinding> {
  const { key, kind, gateway, pending } = attachment;
  if (gateway instanceof Unknown || kind === 'connect' || kind === 'other') return;
  if (pending !== undefined) {
    yield {
      code: 'attachment-pending',
      severity: 'error',
      component: key,
      message: `it carries nothing: ${pending}`,
      fix: 'accept it',
    };
    return;
  }
  if (
    network.transitTables.association.has(key) ||
    network.transitTables.doubts.has(key) ||
    network.transitTables.doubts.size > 0
  )
    return;
  const message = `it is associated with no route table of ${gateway}, so that whatever comes from it is dropped`;
  yield {
    code: 'unassociated-attachment',
    severity: 'warning',
    component: key,
    message,
    fix: 'associate it with a table',
  };
}

function* tables(network: Network): Generator<CheckFinding> {
  for (const table of network.transitTables.tables.values()) {
    const seen = new Map<string, string>();
    for (const { destination, said, target } of table.routes) {
      if (!(destination instanceof Unknown) && !('prefixList' in destination)) {
        const before = seen.get(destination.text);
        if (before !== undefined) {
          const message = `${table.key} has another static route to ${destination.text} (${before}); AWS refuses the second`;
          yield {
            code: 'duplicate-route',
            severity: 'error',
            component: said,
            message,
            fix: 'keep one of the two',
          };
        }
        seen.set(destination.text, said);
      }
      const attachment = typeof target === 'string' ? network.transitAttachments.get(target) : undefined;
      if (
        attachment === undefined ||
        typeof attachment.gateway !== 'string' ||
        typeof table.gateway !== 'string'
      )
        continue;
      if (attachment.kind !== 'peering' && attachment.gateway !== table.gateway) {
        const message = `${attachment.key} belongs to ${attachment.gateway}, the table to ${table.gateway}; AWS refuses the route`;
        yield {
          code: 'foreign-target',
          severity: 'error',
          component: said,
          message,
          fix: 'use an attachment of the same gateway',
        };
      }
    }
    yield* propagations(table.key, table.propagations, network);
  }
}

/** A peering propagates nothing, and of two VPCs with one block only the first is propagated. */
function* propagations(table: string, keys: readonly string[], network: Network): Generator<CheckFinding> {
  const blocks = keys.flatMap((key) => {
    const attachment = network.transitAttachments.get(key);
    const vpc =
      attachment?.kind === 'vpc' && typeof attachment.resource === 'string'
        ? network.vpcs.get(attachment.resource)
        : undefined;
    return (vpc?.blocks ?? []).filter(({ family }) => family === 4).map((block) => ({ key, block }));
  });
  for (const key of keys) {
    if (network.transitAttachments.get(key)?.kind !== 'peering') continue;
    const message = `a peering attachment propagates no routes (into ${table}); AWS refuses it`;
    yield {
      code: 'peering-propagation',
      severity: 'error',
      component: key,
      message,
      fix: 'add static routes',
    };
  }
  for (const [a, b] of overlappingNeighbours(blocks)) {
    if (a.key === b.key) continue;
    const isSame = a.block.text === b.block.text;
    const message = isSame
      ? `${b.block.text} is propagated into ${table} by ${a.key} already; AWS leaves out the second`
      : `${b.block.text} overlaps ${a.block.text} of ${a.key} in ${table}; the longer prefix takes its packets`;
    yield {
      code: 'overlapping-propagation',
      severity: isSame ? 'error' : 'warning',
      component: b.key,
      message,
      fix: 'renumber one of the two VPCs',
    };
  }
}
