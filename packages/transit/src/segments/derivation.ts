/**
 * One line of a gateway's tables. `owner` is the attachment on whose account the line exists: it comes and goes with
 * it, and stands in its stack. Lines without an owner belong to the gateway.
 */
interface Line {
  readonly table: string;
  readonly owner?: string;
}

/** The attachment's packets are looked up in the table. An attachment owns its association. */
export interface Association extends Line {
  readonly owner: string;
}

/** The attachment announces its prefixes into the table. */
export interface Propagation extends Line {
  readonly owner: string;
}

export interface StaticRoute extends Line {
  readonly cidr: string;
  /** Key of the attachment that it leads to. */
  readonly via: string;
}

export interface Blackhole extends Line {
  readonly cidr: string;
}

/** The gateway's tables, as data. Every list is sorted by table (in order of declaration), then by name. */
export interface Derivation {
  readonly tables: readonly string[];
  readonly associations: readonly Association[];
  readonly propagations: readonly Propagation[];
  readonly routes: readonly StaticRoute[];
  readonly blackholes: readonly Blackhole[];
  /** Routes as AWS counts them: a prefix in a table is one, whoever announces it. */
  readonly routeCount: number;
}

/** The lines of one owner, or of the gateway itself. */
export function linesOf(
  derivation: Derivation,
  owner: string | undefined,
): Omit<Derivation, 'tables' | 'routeCount'> {
  const own = <L extends Line>(lines: readonly L[]): L[] => lines.filter((line) => line.owner === owner);
  return {
    associations: own(derivation.associations),
    propagations: own(derivation.propagations),
    routes: own(derivation.routes),
    blackholes: own(derivation.blackholes),
  };
}
