import {
  Unknown,
  type Entity,
  type Network,
  type Prefix,
  type RouteTable,
  type TransitAttachment,
} from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { IntervalMap, type Block } from '../headers/interval-map';
import { remember, type Model } from '../model/model';
import { tableOfSubnet } from '../semantics/route-table';

/** Where a route leads, as far as it matters for whether packets can come to another VPC. */
export type Onward =
  | { readonly kind: 'transit'; readonly table: string; readonly gateway: string }
  | { readonly kind: 'peer'; readonly vpc: string }
  /** The packets go on by the table of another subnet: through a NAT gateway. */
  | { readonly kind: 'class'; readonly class: RouteClass }
  | { readonly kind: 'internet' }
  | { readonly kind: 'nowhere' }
  /** Anything else: it may lead anywhere. */
  | { readonly kind: 'wild' };

/** Route tables that lead alike beyond their own VPC. */
export interface RouteClass {
  readonly key: string;
  readonly map: Readonly<Record<Family, IntervalMap<Onward>>>;
  /** Nothing can be said about it. */
  readonly isWild: boolean;
}

const NOWHERE: Onward = { kind: 'nowhere' };
const WILD: Onward = { kind: 'wild' };
const ALL_WILD: RouteClass = {
  key: 'wild',
  map: { 4: new IntervalMap<Onward>([]), 6: new IntervalMap<Onward>([]) },
  isWild: true,
};
const INTERNET: Onward = { kind: 'internet' };

/** Finds the class of every route table; tables with equal keys share one. */
export class RouteClasses {
  private readonly ofSubnets = new Map<string, RouteClass>();
  private readonly ofTables = new Map<string, RouteClass>();
  private readonly byKey = new Map<string, RouteClass>();
  private readonly attachments: ReadonlyMap<string, readonly TransitAttachment[]>;

  constructor(private readonly model: Model) {
    this.attachments = vpcAttachments(model.network);
  }

  ofSubnet(subnet: string): RouteClass {
    let found = this.ofSubnets.get(subnet);
    if (found === undefined) {
      const table = tableOfSubnet(this.model, subnet);
      found = table instanceof Unknown ? ALL_WILD : this.ofTable(table);
      this.ofSubnets.set(subnet, found);
    }
    return found;
  }

  private ofTable(key: string): RouteClass {
    const known = this.ofTables.get(key);
    if (known !== undefined) return known;
    // A circle of NAT gateways has no meaning here; whoever comes by meets the wild class.
    this.ofTables.set(key, ALL_WILD);
    const table = this.model.network.routeTables.tables.get(key);
    const made = table === undefined ? ALL_WILD : this.classOf(table);
    this.ofTables.set(key, made);
    return made;
  }

  private classOf(table: RouteTable): RouteClass {
    if (table.doubts.length > 0 || table.propagating.length > 0) return ALL_WILD;
    const words: string[] = [];
    const onwards: { prefix: Prefix; value: Onward }[] = [];
    for (const { destination, target } of table.routes) {
      if (destination instanceof Unknown) return ALL_WILD;
      // AWS's lists hold public addresses of services; own lists are rare enough to be looked at exactly.
      if ('prefixList' in destination) return ALL_WILD;
      const value =
        target === 'local' ? NOWHERE : target instanceof Unknown ? WILD : this.onward(target, table.vpc);
      words.push(`${destination.text}>${wordOf(value)}`);
      onwards.push({ prefix: destination, value });
    }
    const key = words.sort().join(' ');
    let found = this.byKey.get(key);
    if (found === undefined) {
      found = { key, map: mapsOf(onwards), isWild: false };
      this.byKey.set(key, found);
    }
    return found;
  }

  private onward({ kind, key }: Entity, vpc: string): Onward {
    switch (kind) {
      case 'transit-gateway':
        return this.byTransit(key, vpc);
      case 'peering':
        return this.byPeering(key, vpc);
      case 'internet-gateway':
      case 'egress-only-gateway':
        return INTERNET;
      case 'nat-gateway': {
        const nat = this.model.network.natGateways.get(key);
        if (nat === undefined || typeof nat.subnet !== 'string' || nat.mode !== 'zonal') return WILD;
        const inner = this.ofSubnet(nat.subnet);
        return inner.isWild ? WILD : { kind: 'class', class: inner };
      }
      default:
        return WILD;
    }
  }

  private byTransit(gateway: string, vpc: string): Onward {
    const { association, doubts } = this.model.network.transitTables;
    const [attachment, ...more] = this.attachments.get(`${gateway} ${vpc}`) ?? [];
    if (attachment === undefined || more.length > 0 || doubts.size > 0) return WILD;
    const [table, ...others] = association.get(attachment.key) ?? [];
    if (others.length > 0) return WILD;
    return table === undefined ? NOWHERE : { kind: 'transit', table, gateway };
  }

  private byPeering(key: string, vpc: string): Onward {
    const peering = this.model.network.peerings.get(key);
    if (
      peering === undefined ||
      typeof peering.requester !== 'string' ||
      typeof peering.accepter !== 'string'
    )
      return WILD;
    if (peering.requester === vpc) return { kind: 'peer', vpc: peering.accepter };
    return peering.accepter === vpc ? { kind: 'peer', vpc: peering.requester } : NOWHERE;
  }
}

export function routeClasses(model: Model): RouteClasses {
  return remember(model, 'screen: route classes', () => new RouteClasses(model));
}

function mapsOf(onwards: readonly { prefix: Prefix; value: Onward }[]): RouteClass['map'] {
  const blocks: Record<Family, Block<Onward>[]> = { 4: [], 6: [] };
  for (const { prefix, value } of onwards)
    blocks[prefix.family].push({ first: prefix.first, last: prefix.last, value });
  return { 4: new IntervalMap(blocks[4]), 6: new IntervalMap(blocks[6]) };
}

function wordOf(onward: Onward): string {
  switch (onward.kind) {
    case 'transit':
      return `transit ${onward.table}`;
    case 'peer':
      return `peer ${onward.vpc}`;
    case 'class':
      return `(${onward.class.key})`;
    default:
      return onward.kind;
  }
}

function vpcAttachments(network: Network): Map<string, TransitAttachment[]> {
  const result = new Map<string, TransitAttachment[]>();
  for (const attachment of network.transitAttachments.values()) {
    if (attachment.kind !== 'vpc') continue;
    const key = `${String(attachment.gateway)} ${String(attachment.resource)}`;
    const list = result.get(key);
    if (list === undefined) result.set(key, [attachment]);
    else list.push(attachment);
  }
  return result;
}
