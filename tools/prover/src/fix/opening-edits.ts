import {
  parseAddress,
  Reference,
  type Network,
  type Prefix,
  type TransitAttachment,
} from '@landbridge/terraform-model';
import { vpcsHolding, type Model } from '../model/model';
import type { Hop, TraceResult } from '../trace/result';
import type { Edit } from './edit';
import { filterEdits } from './filter-edits';

/** Where a packet is lost on its way: what it would take to go on. */
export interface Loss {
  readonly hops: readonly Hop[];
  readonly component: string;
  readonly because: string;
  /** Address that the packet, or the reply, is on its way to, and from. */
  readonly to: string;
  readonly from: string;
  readonly protocol: string;
  readonly port: number | undefined;
  readonly isReply: boolean;
}

/** The loss of a trace that is not reachable; undefined where the trace shows no packet. */
export function lossOf(trace: TraceResult): Loss | undefined {
  const { stopsAt, packet } = trace;
  if (stopsAt === undefined || packet === undefined) return undefined;
  const isReply = stopsAt.direction === 'return';
  return {
    hops: isReply ? trace.return : trace.forward,
    component: stopsAt.component,
    because: stopsAt.because,
    to: isReply ? packet.source : packet.destination,
    from: isReply ? packet.destination : packet.source,
    protocol: packet.protocol,
    port: packet.port,
    isReply,
  };
}

/** Single edits that may let the packet go on from where it is lost, the likeliest first. */
export function openingEdits(model: Model, loss: Loss): Edit[] {
  const { network } = model;
  const last = loss.hops.at(-1);
  if (last?.kind === 'security-group' || last?.kind === 'network-acl') return filterEdits(model, loss, last);
  const attachment = network.transitAttachments.get(loss.component);
  if (attachment !== undefined) return attachmentEdits(model, attachment, loss);
  const peering = network.peerings.get(loss.component);
  if (peering !== undefined && peering.status !== 'active') return [acceptance(loss.component)];
  // Lost at a table, or sent on by a less specific route to where it must be lost: a better route is missing.
  const tables = [...loss.hops]
    .reverse()
    .filter(({ kind, table }) => kind === 'route-table' && table !== undefined);
  const edits = tables.flatMap((hop) => routeEdits(model, hop, loss));
  // A peering that is there already is the plainest way; a transit gateway serves more than this pair.
  const byPeering = ({ arguments: given }: Edit) =>
    given !== undefined && Object.hasOwn(given, 'vpc_peering_connection_id');
  return [...edits.filter(byPeering), ...edits.filter((edit) => !byPeering(edit))];
}

function acceptance(key: string): Edit {
  return {
    action: 'change',
    resource: key,
    arguments: { auto_accept: true },
    words: `accept ${key}: auto_accept = true, or an accepter in the other account`,
  };
}

function routeEdits(model: Model, hop: Hop, { to }: Loss): Edit[] {
  const table = hop.table ?? '';
  const address = parseAddress(to);
  if (address === undefined) return [];
  const [vpc] = vpcsHolding(model, address.family, address.value);
  const block = blockHolding(model, vpc, address);
  const { network } = model;
  if (network.transitTables.tables.has(table)) return transitRouteEdits(network, table, vpc, block, hop);
  const own = network.routeTables.tables.get(table)?.vpc;
  if (own === undefined || own === vpc) return [];
  const add = (argument: string, target: string, destination: string): Edit => ({
    action: 'add',
    resource: suggested(network, table, 'aws_route', `to_${target}`),
    arguments: {
      route_table_id: new Reference(table, 'id'),
      [destination.includes(':') ? 'destination_ipv6_cidr_block' : 'destination_cidr_block']: destination,
      [argument]: new Reference(target, 'id'),
    },
    words: `add a route ${destination} → ${target} to ${table}`,
  });
  if (block === undefined) {
    const everything = address.family === 4 ? '0.0.0.0/0' : '::/0';
    const gateway = model.gateways.internet.get(own);
    return [
      ...(gateway === undefined ? [] : [add('gateway_id', gateway, everything)]),
      ...gatewaysOf(network, own).map((key) =>
        add('transit_gateway_id', key, `${to}/${address.family === 4 ? 32 : 128}`),
      ),
    ];
  }
  const peerings = [...network.peerings.values()].filter(
    ({ requester, accepter }) =>
      (requester === own && accepter === vpc) || (requester === vpc && accepter === own),
  );
  return [
    ...peerings.map(({ key }) => add('vpc_peering_connection_id', key, block.text)),
    ...gatewaysOf(network, own).map((key) => add('transit_gateway_id', key, block.text)),
  ];
}

/** In a transit gateway's table: the VPC's attachment propagates, or a static route leads to it. */
function transitRouteEdits(
  network: Network,
  table: string,
  vpc: string | undefined,
  block: Prefix | undefined,
  hop: Hop,
): Edit[] {
  const gateway = network.transitTables.tables.get(table)?.gateway;
  const attachment = [...network.transitAttachments.values()].find(
    (candidate) => candidate.kind === 'vpc' && candidate.gateway === gateway && candidate.resource === vpc,
  );
  if (attachment === undefined || block === undefined) return [];
  const ids = {
    transit_gateway_attachment_id: new Reference(attachment.key, 'id'),
    transit_gateway_route_table_id: new Reference(table, 'id'),
  };
  const propagation: Edit = {
    action: 'add',
    resource: suggested(network, table, 'aws_ec2_transit_gateway_route_table_propagation', attachment.key),
    arguments: ids,
    words: `let ${attachment.key} propagate into ${table}`,
  };
  const route: Edit = {
    action: 'add',
    resource: suggested(network, table, 'aws_ec2_transit_gateway_route', attachment.key),
    arguments: { ...ids, destination_cidr_block: block.text },
    words: `add a static route ${block.text} → ${attachment.key} to ${table}`,
  };
  const routes = network.transitTables.tables.get(table)?.routes ?? [];
  const wrong = routes.filter(({ destination }) => 'text' in destination && destination.text === hop.prefix);
  const removals = wrong.map(({ said }): Edit => ({
    action: 'remove',
    resource: said,
    words: `remove ${said}: ${hop.prefix ?? ''} of ${table}`,
  }));
  return [...removals, propagation, route];
}

function attachmentEdits(model: Model, attachment: TransitAttachment, { because }: Loss): Edit[] {
  const { network } = model;
  if (/associated with no route table/.test(because)) {
    const tables = [...network.transitTables.tables.values()].filter(
      ({ gateway }) => gateway === attachment.gateway,
    );
    return tables.map(({ key }) => ({
      action: 'add',
      resource: suggested(network, key, 'aws_ec2_transit_gateway_route_table_association', attachment.key),
      arguments: {
        transit_gateway_attachment_id: new Reference(attachment.key, 'id'),
        transit_gateway_route_table_id: new Reference(key, 'id'),
      },
      words: `associate ${attachment.key} with ${key}`,
    }));
  }
  if (!/has no subnet in/.test(because) || typeof attachment.resource !== 'string') return [];
  const zones = (model.subnetsOf.get(attachment.resource) ?? []).filter(({ key }) => because.includes(key));
  return zones.map((subnet) => ({
    action: 'change',
    resource: attachment.key,
    arguments: { subnet_ids: [...attachment.subnets, subnet.key].map((key) => new Reference(key, 'id')) },
    words: `add ${subnet.key}, or another subnet of its zone, to subnet_ids of ${attachment.key}`,
  }));
}

function gatewaysOf(network: Network, vpc: string): string[] {
  const keys = [...network.transitAttachments.values()]
    .filter(({ kind, resource }) => kind === 'vpc' && resource === vpc)
    .map(({ gateway }) => gateway);
  return [...new Set(keys)].filter((key): key is string => typeof key === 'string');
}

function blockHolding(
  model: Model,
  vpc: string | undefined,
  address: { family: 4 | 6; value: bigint },
): Prefix | undefined {
  if (vpc === undefined) return undefined;
  const holds = ({ family, first, last }: Prefix) =>
    family === address.family && first <= address.value && address.value <= last;
  return (model.blocks.ofVpc.get(vpc) ?? []).find(holds);
}

/** A free address for a new resource, in the stack of the thing it belongs to. */
export function suggested(network: Network, beside: string, type: string, about: string): string {
  const stack = network.reading.resource(beside)?.stack;
  const base = `${stack === undefined ? '' : `${stack}/`}${type}.${`${nameOf(beside)}_${nameOf(about)}`.replace(/\W+/g, '_')}`;
  let address = base;
  for (let number = 2; network.reading.resource(address) !== undefined; number += 1)
    address = `${base}_${number}`;
  return address;
}

function nameOf(address: string): string {
  return address.split('/').at(-1)?.split('.').slice(1).join('_') ?? address;
}
