import type { Connection } from '../protocol/grpc-server';
import type { Fixtures, Scope, Simulation, TfObject } from '../contract';
import type { SchemaCatalog } from '../schema/provider-schema';
import type { TypeSchema } from '../schema/compile-schema';
import { ReadBatch } from './read-batch';
import { configureSession, partitionOf, type ProviderSession, type SessionDefaults } from './session';

/** What happened so far, for the summary of a run. */
export interface Tally {
  created: number;
  updated: number;
  deleted: number;
  refused: number;
  readonly shapeOnly: Set<string>;
}

/** What every call of Terraform works with. */
export class Provider {
  readonly tally: Tally = { created: 0, updated: 0, deleted: 0, refused: 0, shapeOnly: new Set() };
  readonly reads: ReadBatch;
  private readonly sessions = new WeakMap<Connection, ProviderSession>();

  constructor(
    readonly simulation: Simulation,
    readonly catalog: SchemaCatalog,
    readonly defaults: SessionDefaults,
    readonly fixtures: Fixtures,
    /** See {@link SandboxOptions.strict}. */
    readonly strict: boolean,
  ) {
    this.reads = new ReadBatch(simulation);
  }

  configure(connection: Connection, session: ProviderSession): void {
    this.sessions.set(connection, session);
  }

  /** The configuration behind a connection; Terraform validates before it configures. */
  session(connection: Connection): ProviderSession {
    return this.sessions.get(connection) ?? configureSession({}, this.defaults);
  }

  resource(type: string): TypeSchema {
    const schema = this.catalog.resource(type);
    if (schema === undefined) throw new RangeError(`resource type ${type} is not in the provider's schema`);
    return schema;
  }

  dataSource(type: string): TypeSchema {
    const schema = this.catalog.dataSource(type);
    if (schema === undefined) throw new RangeError(`data source ${type} is not in the provider's schema`);
    return schema;
  }
}

/** The scope of one resource: the session's, in the Region that the resource itself names. */
export function scopeOf(session: ProviderSession, values: TfObject | null): Scope {
  const region = values?.['region'];
  if (typeof region !== 'string' || region === '' || region === session.scope.region) return session.scope;
  return { ...session.scope, region, partition: partitionOf(region) };
}
