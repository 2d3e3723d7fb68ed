/** What the plugin protocol side (`protocol/`, `schema/`, `behaviour/`) and the simulated account (`world/`, `refusals/`, `data-sources/`, `types/`) agree on. */

/** A value as Terraform sends it; what is not known yet is {@link UNKNOWN}. */
export type TfValue =
  string | number | boolean | null | UnknownValue | TfValue[] | { [name: string]: TfValue };
export type TfObject = { [name: string]: TfValue };

/** Marker class of cty's unknown value. There is one instance, {@link UNKNOWN}. */
export class UnknownValue {
  private readonly kind = 'unknown';
  toString(): string {
    return `(${this.kind})`;
  }
}
export const UNKNOWN = new UnknownValue();

/** The account and Region in which a provider configuration (or a resource's own `region`) works. */
export interface Scope {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** One object that exists in the simulated AWS. `values` holds every attribute of the Terraform type, all known. */
export interface WorldObject {
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly id: string;
  readonly values: TfObject;
}

/** The simulated AWS inside one transaction: what is read stays as it is until the transaction ends. */
export interface WorldView {
  get(type: string, id: string, scope?: Partial<Scope>): WorldObject | undefined;
  /** Objects of a type, of every account and Region unless `scope` narrows them. */
  list(type: string, scope?: Partial<Scope>): readonly WorldObject[];
  /** Objects of a type whose attribute has this value or holds it as an element; found by an index. */
  where(type: string, attribute: string, value: string, scope?: Partial<Scope>): readonly WorldObject[];
  /** Types of which objects may exist. */
  readonly typeNames?: readonly string[];
}
export interface WorldTransaction extends WorldView {
  put(object: WorldObject): void;
  delete(object: Pick<WorldObject, 'type' | 'account' | 'region' | 'id'>): void;
  /** A number that counts up for each seed, so that ids are deterministic: content hash plus ordinal. */
  ordinal(seed: string): number;
}

/** One operation at apply, before it is carried out. */
export interface Change {
  readonly type: string;
  readonly operation: 'create' | 'update' | 'delete';
  readonly scope: Scope;
  /** Undefined on create. */
  readonly prior: TfObject | undefined;
  /** Undefined on delete; on create computed attributes are UNKNOWN. */
  readonly planned: TfObject | undefined;
}

/** AWS's refusal of an operation. */
export interface Refusal {
  /** AWS's own error code, e.g. `InvalidSubnet.Conflict`. */
  readonly code: string;
  readonly message: string;
  /** Attribute at fault, for Terraform's diagnostic. */
  readonly attribute?: string;
}

/** A Terraform type expression as cty writes it: `"string"`, `["list", "string"]`, `["object", {…}]`. */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | ['list' | 'set' | 'map', CtyType]
  | ['object', Record<string, CtyType>]
  | ['object', Record<string, CtyType>, string[]]
  | ['tuple', CtyType[]];

/** One attribute as `terraform providers schema -json` gives it. */
export interface AttributeSchema {
  readonly type: CtyType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
  readonly deprecated?: boolean;
}
export interface NestedBlockSchema {
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map' | 'group';
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}
export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

/** What a data source looks up: its configuration, in which unset arguments are null. Everything is known. */
export interface DataQuery {
  readonly type: string;
  readonly scope: Scope;
  readonly config: TfObject;
  readonly block: BlockSchema;
  /** The provider configuration's `default_tags`. */
  readonly defaultTags?: Readonly<Record<string, string>>;
  /** The answers of the user's fixtures file. */
  readonly fixtures: Fixtures;
}

/** What `--fixtures` supplies: for a data source type, answers tried in order; the first whose `config` fits wins. */
export type Fixtures = Readonly<Record<string, readonly Fixture[]>>;
export interface Fixture {
  /** Arguments that have to be equal; absent = any. */
  readonly config?: TfObject;
  readonly values: TfObject;
}

/** Either what was asked for, or why not. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The object that an import id names, and the Region that an `@<region>` suffix chose. */
export interface ImportQuery {
  readonly type: string;
  readonly scope: Scope;
  /** Import id as the user wrote it, without the `@<region>` suffix. */
  readonly importId: string;
  readonly block: BlockSchema;
}

/**
 * What the simulated account does for the provider side; `src/world/simulation.ts` exports `openSimulation(dir)`.
 * Every function is synchronous and pure but for the transaction that it is given. Sensitive and write-only values that
 * a configuration sets are replaced by null before they come here (so no secret reaches the disk); the provider side
 * puts them back into Terraform's state.
 */
export interface Simulation {
  /** Runs `work` alone among all processes that share the world; what it writes is kept whole or not at all. */
  transact<T>(work: (transaction: WorldTransaction) => T): Promise<T>;
  /** Runs `work` on the world as it is, without waiting for writers. */
  read<T>(work: (view: WorldView) => T): Promise<T>;
  /** AWS's refusals of the change. */
  check(change: Change, world: WorldView): readonly Refusal[];
  /**
   * Carries the change out, with what AWS does to other objects on the way (a VPC brings its default tables, an
   * accepter turns the peering active). Gives every attribute known for create and update, undefined for delete.
   * Attributes of `change.planned` that are known are kept as they are.
   */
  carryOut(change: Change, block: BlockSchema, transaction: WorldTransaction): TfObject | undefined;
  /**
   * The values of an object as AWS shows them now, undefined when it is gone. `state` is what Terraform knew last:
   * it holds at least the id (and, for types without one, the identifying arguments). Attributes that AWS does not give back keep the value in `state`.
   */
  refresh(
    type: string,
    scope: Scope,
    state: TfObject,
    block: BlockSchema,
    world: WorldView,
  ): TfObject | undefined;
  find(query: ImportQuery, world: WorldView): Outcome<TfObject>;
  /** All attributes of the data source, arguments included. */
  readDataSource(query: DataQuery, world: WorldView): Outcome<TfObject>;
  /** Frees what the process holds (watchers, open files). */
  close(): Promise<void>;
}

/** What `src/world/simulation.ts` exports as `openSimulation`; `dir` is the world's folder, made when missing. */
export type OpenSimulation = (dir: string) => Promise<Simulation>;
