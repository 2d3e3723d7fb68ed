/** What the plugin protocol side (`protocol/`, `schema/`, `behaviour/`) and the simulated account (`world/`, `refusals/`, `data-sources/`, `types/`) agree on. */

/** A value as Terraform sends it; what is not known yet is {@link UNKNOWN}. */
export type TfValue = string | number | boolean | null | UnknownValue | TfValue[] | { [name: string]: TfValue };
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
