import { inside, parsePrefix, Unknown, type Prefix } from '@landbridge/terraform-model';
import { anyAddress, type Family } from '../headers/headers';
import { intersect, subtract, union, type Ranges } from '../headers/ranges';
import { remember, type Model } from '../model/model';
import { transitTable, type CompiledTransitTable, type TransitTableRoute } from '../semantics/transit-routes';
import { routeClasses, type Onward, type RouteClass } from './route-class';

/** Where packets of one route class may come to at most, by destination address. */
export interface Reach {
  /** VPCs that such packets may enter, with the destinations with which they do. */
  readonly vpcs: ReadonlyMap<string, Ranges<bigint>>;
  /** Destinations with which they may come to anywhere. */
  readonly wild: Ranges<bigint>;
}

/** Addresses that the internet does not carry. */
const PRIVATE: Readonly<Record<Family, Ranges<bigint>>> = {
  4: blocks('10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'),
  6: blocks('fc00::/7', 'fe80::/10'),
};

/**
 * An upper bound of what packets can reach, all destinations at once: for whatever it leaves out it is proved that no
 * packet arrives. It looks at routes alone, and gives up (`wild`) on all but plain transit gateways, peerings, NAT
 * and internet gateways.
 *
 * A `lasting` bound holds under every failure too: whatever is propagated may be withdrawn, and the next wider route
 * takes the packets then. (Failures take routes away; they never add one.)
 */
export function reachOf(model: Model, from: RouteClass, family: Family, lasting = false): Reach {
  return remember(model, `screen: reach ${family} ${lasting} ${from.key}`, () => {
    if (from.isWild) return { vpcs: new Map(), wild: anyAddress[family] };
    return new Spread(model, family, lasting).from(from);
  });
}

class Spread {
  private readonly vpcs = new Map<string, Ranges<bigint>>();
  private wild: Ranges<bigint> = [];
  /** Destinations with which a class or transit table has been looked at. */
  private readonly done = new Map<string, Ranges<bigint>>();

  constructor(
    private readonly model: Model,
    private readonly family: Family,
    private readonly lasting: boolean,
  ) {}

  from(start: RouteClass): Reach {
    this.byClass(start, anyAddress[this.family]);
    return { vpcs: this.vpcs, wild: this.wild };
  }

  private byClass(at: RouteClass, given: Ranges<bigint>): void {
    const addresses = this.fresh(at.key, given);
    if (addresses.length === 0) return;
    if (at.isWild) {
      this.wild = union(this.wild, addresses);
      return;
    }
    for (const part of at.map[this.family].split(addresses).parts) this.onward(part.value, part.addresses);
  }

  private onward(onward: Onward, addresses: Ranges<bigint>): void {
    switch (onward.kind) {
      case 'nowhere':
        return;
      case 'wild':
        this.wild = union(this.wild, addresses);
        return;
      case 'internet':
        this.wild = union(this.wild, subtract(addresses, PRIVATE[this.family]));
        return;
      case 'class':
        return this.byClass(onward.class, addresses);
      case 'peer':
        // A peering delivers into the peer's own blocks and no further.
        return this.enter(onward.vpc, intersect(addresses, this.blocksOf(onward.vpc)));
      case 'transit':
        return this.byTransit(onward.table, onward.gateway, addresses);
    }
  }

  private byTransit(key: string, gateway: string, given: Ranges<bigint>): void {
    const addresses = this.fresh(`transit ${key}`, given);
    if (addresses.length === 0) return;
    const table = transitTable(this.model, key);
    if (table === undefined || table.doubts.length > 0 || table.unsaid.length > 0) {
      this.wild = union(this.wild, addresses);
      return;
    }
    for (const part of table.map[this.family].split(addresses).parts) {
      for (const route of this.inTurn(part.value, table)) {
        for (const target of route.targets) this.toAttachment(target, gateway, part.addresses);
      }
    }
  }

  /** The route, and those that take its place one after the other when it is withdrawn. */
  private *inTurn(route: TransitTableRoute, table: CompiledTransitTable): Generator<TransitTableRoute> {
    const wider = this.lasting ? widerRoutes(this.model, table) : undefined;
    for (let at: TransitTableRoute | undefined = route; at !== undefined; at = wider?.get(at)) {
      yield at;
      if (at.origin !== 'propagated') return;
    }
  }

  private toAttachment(target: string | Unknown, gateway: string, addresses: Ranges<bigint>): void {
    if (target === 'blackhole') return;
    const { transitAttachments, transitTables } = this.model.network;
    const attachment = target instanceof Unknown ? undefined : transitAttachments.get(target);
    if (
      attachment?.kind === 'vpc' &&
      typeof attachment.resource === 'string' &&
      attachment.subnetDoubt === undefined
    ) {
      return this.enterByAttachment(attachment.resource, attachment.subnets, addresses);
    }
    if (attachment?.kind === 'peering') {
      const tables = transitTables.association.get(attachment.key) ?? [];
      const far = tables.filter((key) => transitTables.tables.get(key)?.gateway !== gateway);
      const [next] = far;
      const there = next === undefined ? undefined : transitTables.tables.get(next)?.gateway;
      if (far.length === 1 && next !== undefined && typeof there === 'string')
        return this.byTransit(next, there, addresses);
    }
    this.wild = union(this.wild, addresses);
  }

  /** Packets come into the attachment subnets and go by their tables. */
  private enterByAttachment(vpc: string, subnets: readonly string[], addresses: Ranges<bigint>): void {
    const own = this.blocksOf(vpc);
    this.enter(vpc, intersect(addresses, own));
    const others = subtract(addresses, own);
    if (others.length === 0) return;
    const classes = routeClasses(this.model);
    for (const subnet of subnets) this.byClass(classes.ofSubnet(subnet), others);
  }

  private enter(vpc: string, addresses: Ranges<bigint>): void {
    if (addresses.length > 0) this.vpcs.set(vpc, union(this.vpcs.get(vpc) ?? [], addresses));
  }

  private blocksOf(vpc: string): Ranges<bigint> {
    return blocksOf(this.model, vpc, this.family);
  }

  private fresh(key: string, addresses: Ranges<bigint>): Ranges<bigint> {
    const before = this.done.get(key) ?? [];
    this.done.set(key, union(before, addresses));
    return subtract(addresses, before);
  }
}

/** Each route's next wider one of the table. */
function widerRoutes(
  model: Model,
  table: CompiledTransitTable,
): ReadonlyMap<TransitTableRoute, TransitTableRoute> {
  return remember(model, `screen: wider ${table.key}`, () => {
    const wider = new Map<TransitTableRoute, TransitTableRoute>();
    const sorted = [...table.routes].sort(({ prefix: a }, { prefix: b }) =>
      a.family !== b.family
        ? a.family - b.family
        : a.first < b.first
          ? -1
          : a.first > b.first
            ? 1
            : a.length - b.length,
    );
    const open: TransitTableRoute[] = [];
    for (const route of sorted) {
      while (open.length > 0 && !inside(route.prefix, open.at(-1)!.prefix)) open.pop();
      const around = open.at(-1);
      if (around !== undefined) wider.set(route, around);
      open.push(route);
    }
    return wider;
  });
}

/** A VPC's own addresses; all addresses where they are not known. */
export function blocksOf(model: Model, vpc: string, family: Family): Ranges<bigint> {
  const known = model.network.vpcs.get(vpc);
  if (known === undefined || known.doubts.length > 0) return anyAddress[family];
  return toRanges((model.blocks.ofVpc.get(vpc) ?? []).filter((block) => block.family === family));
}

export function toRanges(prefixes: readonly Prefix[]): Ranges<bigint> {
  return prefixes.reduce<Ranges<bigint>>((all, { first, last }) => union(all, [first, last]), []);
}

function blocks(...texts: string[]): Ranges<bigint> {
  return toRanges(texts.flatMap((text) => parsePrefix(text) ?? []));
}
