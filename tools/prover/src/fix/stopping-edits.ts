import { Unknown, type Value, type ValueMap } from '@landbridge/terraform-model';
import type { Model } from '../model/model';
import type { Hop, TraceResult } from '../trace/result';
import type { Edit } from './edit';
import { denyingEdits } from './filter-edits';

/**
 * Single edits that take away what let a packet through, the last route first: it is the one that brought the packet
 * where it must not come.
 */
export function stoppingEdits(model: Model, trace: TraceResult): Edit[] {
  const hops = [...trace.forward].reverse();
  const routes = hops.filter(({ prefix, origin }) => prefix !== undefined && origin !== 'local');
  const rules = hops.filter(({ kind, decision }) => kind === 'security-group' && decision === 'allow');
  const borders = hops.filter(({ kind, decision }) => kind === 'network-acl' && decision === 'allow');
  return [
    ...routes.flatMap((hop) => routeEdits(model, hop)),
    ...rules.flatMap((hop) => ruleEdits(model, hop)),
    ...borders.flatMap((hop) => denyingEdits(model, trace, hop)),
  ];
}

function routeEdits(model: Model, { table = '', prefix, origin, target }: Hop): Edit[] {
  const { network } = model;
  if (prefix === undefined || target === undefined) return [];
  const transit = network.transitTables.tables.get(table);
  if (transit !== undefined && origin === 'propagated') return propagationEdits(model, table, target);
  const routes = transit?.routes ?? network.routeTables.tables.get(table)?.routes ?? [];
  const said = routes.filter(
    ({ destination }) =>
      !(destination instanceof Unknown) && !('prefixList' in destination) && destination.text === prefix,
  );
  return said.flatMap((route) =>
    removal(
      model,
      route.said,
      'route',
      (block) => blockText(block) === prefix,
      `the route ${prefix} → ${target} of ${table}`,
    ),
  );
}

/** A propagation is a resource of its own, or comes of the default flags. */
function propagationEdits({ network }: Model, table: string, attachment: string): Edit[] {
  const { reading } = network;
  for (const resource of reading.of('aws_ec2_transit_gateway_route_table_propagation')) {
    if (reading.key(resource, 'transit_gateway_route_table_id') !== table) continue;
    if (reading.key(resource, 'transit_gateway_attachment_id') !== attachment) continue;
    return [
      {
        action: 'remove',
        resource: resource.address,
        words: `remove ${resource.address}: ${attachment} shall not propagate into ${table}`,
      },
    ];
  }
  if (reading.resource(attachment)?.type !== 'aws_ec2_transit_gateway_vpc_attachment') return [];
  return [
    {
      action: 'change',
      resource: attachment,
      arguments: { transit_gateway_default_route_table_propagation: false },
      words: `set transit_gateway_default_route_table_propagation = false on ${attachment}`,
    },
  ];
}

function ruleEdits(model: Model, { rule = '', component }: Hop): Edit[] {
  const inline = /^(.*) (ingress|egress)\[(\d+)\]$/.exec(rule);
  if (inline === null) {
    const known = model.network.reading.resource(rule);
    return known === undefined
      ? []
      : [{ action: 'remove', resource: rule, words: `remove ${rule} of ${component}` }];
  }
  const [, address = '', direction = '', at = ''] = inline;
  return removal(
    model,
    address,
    direction,
    (_, index) => index === Number(at),
    `${direction} rule ${at} of ${address}`,
  );
}

/** Removes a standalone resource, or one block of a list within a resource. */
function removal(
  model: Model,
  said: string,
  argument: string,
  isIt: (block: ValueMap, index: number) => boolean,
  what: string,
): Edit[] {
  const resource = model.network.reading.resource(said);
  if (resource === undefined) return [];
  const blocks = resource.values[argument];
  if (!Array.isArray(blocks)) return [{ action: 'remove', resource: said, words: `remove ${said}: ${what}` }];
  const kept = (blocks as readonly Value[]).filter((block, index) => !isIt(block as ValueMap, index));
  return [
    {
      action: 'change',
      resource: said,
      arguments: { [argument]: kept },
      words: `remove ${what} from ${said}`,
    },
  ];
}

function blockText(block: ValueMap): Value | undefined {
  return block['cidr_block'] ?? block['ipv6_cidr_block'] ?? block['destination_cidr_block'];
}
