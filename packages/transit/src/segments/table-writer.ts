import type { Derivation } from './derivation';

/** Collects the lines of one gateway's tables, each once, and hands them out in a fixed order. */
export class TableWriter {
  private readonly tables = new Map<string, TableLines>();

  open(table: string): void {
    this.tables.set(table, {
      associations: new Set(),
      propagations: new Map(),
      routes: new Map(),
      blackholes: new Map(),
    });
  }

  associate(table: string, owner: string): void {
    this.lines(table).associations.add(owner);
  }

  /** @param prefixes how many the attachment announces; what BGP brings later is not known, and counts as one */
  propagate(table: string, owner: string, prefixes: number): void {
    this.lines(table).propagations.set(owner, Math.max(1, prefixes));
  }

  route(table: string, cidrs: readonly string[], via: string, owner?: string): void {
    const { routes } = this.lines(table);
    for (const cidr of cidrs) routes.set(cidr, { via, owner: first(routes.get(cidr)?.owner, owner) });
  }

  blackhole(table: string, cidrs: readonly string[], owner?: string): void {
    const { blackholes } = this.lines(table);
    for (const cidr of cidrs) blackholes.set(cidr, { owner: first(blackholes.get(cidr)?.owner, owner) });
  }

  finish(): Derivation {
    return {
      tables: [...this.tables.keys()],
      associations: this.each(({ associations }) => sorted(associations).map((owner) => ({ owner }))),
      propagations: this.each(({ propagations }) => sorted(propagations.keys()).map((owner) => ({ owner }))),
      routes: this.each(({ routes }) => byCidr(routes)),
      blackholes: this.each(({ blackholes }) => byCidr(blackholes)),
      routeCount: this.countRoutes(),
    };
  }

  private countRoutes(): number {
    let count = 0;
    for (const { propagations, routes, blackholes } of this.tables.values()) {
      count += routes.size + blackholes.size;
      for (const prefixes of propagations.values()) count += prefixes;
    }
    return count;
  }

  private each<Line>(read: (lines: TableLines) => Line[]): (Line & { readonly table: string })[] {
    return [...this.tables].flatMap(([table, lines]) => read(lines).map((line) => ({ table, ...line })));
  }

  private lines(table: string): TableLines {
    const lines = this.tables.get(table);
    if (!lines) throw new Error(`table ${table} was never opened`);
    return lines;
  }
}

interface TableLines {
  readonly associations: Set<string>;
  readonly propagations: Map<string, number>;
  readonly routes: Map<string, { readonly via: string; readonly owner?: string }>;
  readonly blackholes: Map<string, { readonly owner?: string }>;
}

/** Two sites may announce one prefix; whose line it is must not depend on which was named first. */
function first(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a < b ? a : b;
}

function byCidr<Line>(lines: ReadonlyMap<string, Line>): (Line & { readonly cidr: string })[] {
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cidr, line]) => ({ cidr, ...line }));
}

/** By code unit, so that the order depends on no locale. */
function sorted(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
