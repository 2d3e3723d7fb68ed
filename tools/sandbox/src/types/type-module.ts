import type {
  BlockSchema,
  Scope,
  TfObject,
  TfValue,
  WorldObject,
  WorldTransaction,
  WorldView,
} from '../contract';
import type { Seed } from './seed';

/** What a rule about one object at creation or update gets to see. */
export interface Making {
  readonly type: string;
  readonly scope: Scope;
  readonly id: string;
  /** What the configuration and the plan say; computed values are UNKNOWN. */
  readonly planned: TfObject;
  /** Undefined on create. */
  readonly prior: TfObject | undefined;
  readonly block: BlockSchema;
  readonly world: WorldView;
  readonly seed: Seed;
}

/** Gives the value of one attribute that the plan left to AWS; undefined leaves it to the general rules. */
export type Compute = (making: Making) => TfValue | undefined;

/** What a type does that its {@link Form} cannot say. Everything is optional: most types need nothing. */
export interface TypeModule {
  /** The type under which AWS's object is kept, where several Terraform types are views of one thing. */
  readonly noun?: string;
  /** The id, where a template cannot say it; computed values of `planned` may be UNKNOWN. */
  readonly id?: (making: Omit<Making, 'id'>) => string;
  /** The existing object that creation takes over instead of making one. */
  readonly adopts?: (making: Omit<Making, 'id' | 'seed'>) => WorldObject | undefined;
  /** By attribute. */
  readonly values?: Readonly<Record<string, Compute>>;
  /** After the object was stored: what AWS does to others. */
  readonly created?: (object: WorldObject, making: Making, world: WorldTransaction) => void;
  readonly updated?: (object: WorldObject, making: Making, world: WorldTransaction) => void;
  /** Before the object is removed, or instead of that when `keeps` is true. */
  readonly deleted?: (object: WorldObject, world: WorldTransaction) => void;
  /** Whether the object outlives the resource: destroying only forgets it. */
  readonly keeps?: boolean;
  /** What AWS shows beyond or instead of the stored values; undefined when the object no longer exists. */
  readonly shown?: (object: WorldObject, world: WorldView, state: TfObject) => TfObject | undefined;
}
