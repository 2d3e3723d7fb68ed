import type { Json, JsonMap } from '../json';

/** A definition with the file it stands in. */
export interface Definition<T = Json> {
  readonly file: string;
  /** JSON pointer of the definition within the file. */
  readonly pointer: string;
  readonly body: T;
}

export interface ResourceDefinition extends Definition<JsonMap> {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
}

/** One module as written: all its files together, nothing evaluated. */
export interface ModuleSource {
  readonly directory: string;
  /** By `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ResourceDefinition>;
  readonly locals: ReadonlyMap<string, Definition>;
  readonly variables: ReadonlyMap<string, Definition<JsonMap>>;
  readonly outputs: ReadonlyMap<string, Definition<JsonMap>>;
  readonly calls: ReadonlyMap<string, Definition<JsonMap>>;
  /** By provider name, or `name.alias`. */
  readonly providers: ReadonlyMap<string, Definition<JsonMap>>;
  readonly backend: Backend | undefined;
  /** Values of variables from `*.tfvars.json`. */
  readonly variableValues: ReadonlyMap<string, Definition>;
}

/** Where a stack keeps its state. */
export interface Backend {
  readonly type: string;
  readonly config: JsonMap;
}

/** A module source that stands for a whole Terraform configuration, with a name of its own. */
export interface RootModule {
  readonly stack: string;
  readonly source: ModuleSource;
}
