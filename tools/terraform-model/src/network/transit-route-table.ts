import { Unknown } from '../value';
import { mayMean } from './may-mean';
import type { Prefix } from './prefix';
import type { Reading } from './reading';
import type { TransitAttachment } from './transit-attachment';
import type { TransitGateway } from './transit-gateway';

export interface TransitRouteTable {
  readonly key: string;
  readonly gateway: string | Unknown;
  readonly routes: readonly TransitRoute[];
  /** Attachments whose routes are propagated into it. */
  readonly propagations: readonly string[];
  readonly doubts: readonly Unknown[];
}

export interface TransitRoute {
  readonly said: string;
  readonly destination: Prefix | { readonly prefixList: string } | Unknown;
  readonly target: string | 'blackhole' | Unknown;
}

export interface TransitTables {
  readonly tables: Map<string, TransitRouteTable>;
  /** Attachment key → table keys: one, but a peering attachment has one on each of its gateways. */
  readonly association: Map<string, string[]>;
  readonly doubts: Map<string, Unknown>;
}

interface Draft extends TransitRouteTable {
  readonly routes: TransitRoute[];
  readonly propagations: string[];
  readonly doubts: Unknown[];
}

export function readTransitTables(
  reading: Reading,
  gateways: ReadonlyMap<string, TransitGateway>,
  attachments: ReadonlyMap<string, TransitAttachment>,
): TransitTables {
  const drafts = new Map<string, Draft>();
  const association = new Map<string, string[]>();
  const doubts = new Map<string, Unknown>();
  const make = (key: string, gateway: string | Unknown): void =>
    void drafts.set(key, { key, gateway, routes: [], propagations: [], doubts: [] });
  for (const gateway of gateways.values()) make(gateway.key, gateway.key);
  for (const resource of reading.of('aws_ec2_transit_gateway_route_table')) {
    make(
      resource.address,
      reading.key(resource, 'transit_gateway_id') ?? new Unknown('its gateway is not said'),
    );
  }
  applyDefaults(gateways, attachments, drafts, association, doubts);
  for (const resource of reading.of('aws_ec2_transit_gateway_policy_table_association')) {
    const attachment = reading.key(resource, 'transit_gateway_attachment_id');
    if (typeof attachment === 'string')
      doubts.set(
        attachment,
        new Unknown(`${resource.address} routes it by a policy table, which is not modelled`),
      );
  }
  const strays: { key: Unknown; doubt: Unknown }[] = [];
  const tableOf = (address: string, key: string | Unknown | undefined): Draft | undefined => {
    const table = typeof key === 'string' ? drafts.get(key) : undefined;
    if (!table && key instanceof Unknown)
      strays.push({ key, doubt: new Unknown(`${address} may belong to any table: ${key.because}`) });
    return table;
  };
  /** An explicit association replaces the default one on the same gateway. */
  const associate = (attachment: string, table: string): void => {
    const gateway = drafts.get(table)?.gateway;
    const others = (association.get(attachment) ?? []).filter((key) => drafts.get(key)?.gateway !== gateway);
    association.set(attachment, [...others, table]);
  };
  for (const resource of reading.of('aws_ec2_transit_gateway_route_table_association')) {
    const attachment = reading.key(resource, 'transit_gateway_attachment_id');
    const table = reading.key(resource, 'transit_gateway_route_table_id');
    if (typeof attachment !== 'string')
      doubts.set(resource.address, attachment ?? new Unknown('it names no attachment'));
    else if (typeof table === 'string') associate(attachment, table);
    else doubts.set(attachment, table ?? new Unknown(`${resource.address} names no table`));
  }
  for (const resource of reading.of('aws_ec2_transit_gateway_route_table_propagation')) {
    const table = tableOf(resource.address, reading.key(resource, 'transit_gateway_route_table_id'));
    const attachment = reading.key(resource, 'transit_gateway_attachment_id');
    if (!table) continue;
    if (typeof attachment !== 'string')
      table.doubts.push(attachment ?? new Unknown(`${resource.address} names no attachment`));
    else if (!table.propagations.includes(attachment)) table.propagations.push(attachment);
  }
  for (const type of ['aws_ec2_transit_gateway_route', 'aws_ec2_transit_gateway_prefix_list_reference']) {
    for (const resource of reading.of(type)) {
      const table = tableOf(resource.address, reading.key(resource, 'transit_gateway_route_table_id'));
      if (table) table.routes.push(readRoute(reading, resource.address, resource.values));
    }
  }
  for (const { key, doubt } of strays)
    for (const table of drafts.values()) if (mayMean(key, table.key)) table.doubts.push(doubt);
  return { tables: new Map(drafts), association, doubts };
}

/** The flag stands on the gateway and on the attachment; both must say yes. */
function applyDefaults(
  gateways: ReadonlyMap<string, TransitGateway>,
  attachments: ReadonlyMap<string, TransitAttachment>,
  drafts: ReadonlyMap<string, Draft>,
  association: Map<string, string[]>,
  doubts: Map<string, Unknown>,
): void {
  for (const attachment of attachments.values()) {
    const gateway = typeof attachment.gateway === 'string' ? gateways.get(attachment.gateway) : undefined;
    if (!gateway) continue;
    const associates = both(gateway.defaultAssociation, attachment.defaultAssociation);
    if (associates instanceof Unknown) doubts.set(attachment.key, associates);
    else if (associates) association.set(attachment.key, [gateway.associationTable]);
    const propagates = both(gateway.defaultPropagation, attachment.defaultPropagation);
    const table = drafts.get(gateway.propagationTable);
    if (propagates instanceof Unknown) table?.doubts.push(propagates);
    else if (propagates) table?.propagations.push(attachment.key);
  }
}

function both(a: boolean | Unknown, b: boolean | Unknown): boolean | Unknown {
  if (a === false || b === false) return false;
  return a instanceof Unknown ? a : b;
}

function readRoute(
  reading: Reading,
  said: string,
  values: Parameters<Reading['block']>[0] & object,
): TransitRoute {
  const map = values as Readonly<Record<string, Parameters<Reading['block']>[0]>>;
  const prefix = reading.prefix(map['destination_cidr_block']);
  const list = reading.entity(map['prefix_list_id']);
  const attachment = reading.entity(map['transit_gateway_attachment_id']);
  const blackhole = reading.flag(map['blackhole'], false);
  return {
    said,
    destination:
      prefix ??
      (list instanceof Unknown
        ? list
        : list
          ? { prefixList: list.key }
          : new Unknown(`${said} has no destination`)),
    target:
      blackhole === true
        ? 'blackhole'
        : blackhole instanceof Unknown
          ? blackhole
          : attachment instanceof Unknown
            ? attachment
            : (attachment?.key ?? new Unknown(`${said} names no attachment`)),
  };
}
