import type { Reference, Value, ValueMap } from './value';

/** One resource or data source, its arguments resolved as far as the input allows. */
export interface Resource {
  /**
   * Unique in the configuration: Terraform's own address (`module.a.aws_vpc.main["x"]`), preceded by
   * `<stack>/` when the input holds several stacks (`prod-network/aws_vpc.main`).
   */
  readonly address: string;
  /** Stack (CDKTF) or directory or file that holds it; undefined when the input is one root module. */
  readonly stack: string | undefined;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Region and account of the provider it belongs to (its own `region` argument wins), where they are known. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** Arguments (configuration) or attributes (plan, state), by Terraform's names; blocks are lists of maps. */
  readonly values: ValueMap;
  /** File and JSON pointer or line, for messages. */
  readonly origin: string;
}

/** All that was read, from all stacks. */
export interface Configuration {
  readonly resources: ReadonlyMap<string, Resource>;
  /** What could not be read exactly; every entry becomes a reason for an `unknown` verdict where it matters. */
  readonly gaps: readonly Gap[];
  /** How the input may be read otherwise, where it was read in the most likely way. */
  readonly alternatives?: readonly Alternative[];
}

/** Another reading of one expression: what it changes. */
export interface Alternative {
  /** The block and attribute that the expression gives a value. */
  readonly said: string;
  readonly changes: readonly { readonly address: string; readonly path: string; readonly value: Value }[];
}

export interface Gap {
  /** Resource address or file. */
  readonly place: string;
  readonly because: string;
  /**
   * Set when it is not known how many instances a block has (`count`, `for_each` after apply): one instance as it
   * would be, with what depends on the key unknown. It is not among the resources.
   */
  readonly possible?: Resource;
  /** What a module that is not in the input was given: it may have added to each of these. */
  readonly touches?: readonly Reference[];
}
