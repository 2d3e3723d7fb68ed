import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { UNKNOWN } from '../../contract';
import type { BlockSchema, Change, Fixtures, Refusal, Scope, TfObject, TfValue } from '../../contract';
import { readDataSource } from '../../data-sources/read';
import { check as defaultCheck, type Checker } from '../../refusals/check';
import { Image } from '../../world/image';
import { Transaction } from '../../world/transaction';
import { carryOut } from '../carry-out';
import { find, refresh } from '../refresh';

interface Schemas {
  readonly resource_schemas: Record<string, { readonly block: BlockSchema }>;
  readonly data_source_schemas: Record<string, { readonly block: BlockSchema }>;
}

let schemas: Schemas | undefined;

function allSchemas(): Schemas {
  if (schemas === undefined) {
    const file = join(__dirname, '../../../facts/provider-6.25.0.json.gz');
    const content = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
      provider_schemas: Record<string, Schemas>;
    };
    schemas = Object.values(content.provider_schemas)[0];
    if (schemas === undefined) throw new Error('the schema file has no provider');
  }
  return schemas;
}

export function blockOf(type: string): BlockSchema {
  const schema = allSchemas().resource_schemas[type];
  if (schema === undefined) throw new Error(`no such type: ${type}`);
  return schema.block;
}

export class RefusedError extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
}

/** A resource of a scenario, as Terraform's state would hold it. */
export interface Made {
  readonly type: string;
  readonly scope: Scope;
  values: TfObject;
  readonly id: string;
}

/** A simulated account in memory, driven as a provider would: for tests of types, refusals and data sources. */
export class Scenario {
  readonly image = new Image();
  scope: Scope = { account: '111111111111', region: 'eu-west-1', partition: 'aws' };

  constructor(private readonly check: Checker = defaultCheck) {}

  /** The same world seen from another account or Region. */
  in(place: Partial<Scope>): Scenario {
    const other = Object.create(this) as Scenario;
    other.scope = { ...this.scope, ...place };
    return other;
  }

  create(type: string, config: TfObject = {}): Made {
    const planned = plan(blockOf(type), config, this.scope);
    const values = this.apply({ type, operation: 'create', scope: this.scope, prior: undefined, planned });
    if (values === undefined) throw new Error(`${type} was not created`);
    return { type, scope: this.scope, values, id: String(values['id'] ?? '') };
  }

  /** Changes arguments; computed attributes named in `unknown` are left to AWS. */
  update(made: Made, changes: TfObject, unknown: readonly string[] = []): Made {
    const open = Object.fromEntries(unknown.map((name): [string, TfValue] => [name, UNKNOWN]));
    const planned = { ...made.values, ...changes, ...open };
    const change: Change = {
      type: made.type,
      operation: 'update',
      scope: made.scope,
      prior: made.values,
      planned,
    };
    const values = this.apply(change);
    if (values === undefined) throw new Error(`${made.type} was not updated`);
    return { ...made, values, id: String(values['id'] ?? '') };
  }

  destroy(made: Made): void {
    this.apply({
      type: made.type,
      operation: 'delete',
      scope: made.scope,
      prior: made.values,
      planned: undefined,
    });
  }

  read(made: Made): TfObject | undefined {
    return refresh(made.type, made.scope, made.values, blockOf(made.type), this.image);
  }

  import(type: string, importId: string) {
    return find({ type, scope: this.scope, importId, block: blockOf(type) }, this.image);
  }

  data(type: string, config: TfObject = {}, fixtures: Fixtures = {}) {
    const block = allSchemas().data_source_schemas[type]?.block;
    if (block === undefined) throw new Error(`no such data source: ${type}`);
    const empty = plan(block, {}, this.scope, null);
    return readDataSource(
      { type, scope: this.scope, config: { ...empty, ...config }, block, fixtures },
      this.image,
    );
  }

  /** Codes of the refusals that the creation meets; empty when AWS would accept it. */
  refusalsOfCreate(type: string, config: TfObject): readonly string[] {
    try {
      this.create(type, config);
      return [];
    } catch (error) {
      if (error instanceof RefusedError) return error.refusals.map(({ code }) => code);
      throw error;
    }
  }

  private apply(change: Change): TfObject | undefined {
    const transaction = new Transaction(this.image);
    const refusals = this.check(change, transaction);
    if (refusals.length > 0) throw new RefusedError(refusals);
    const values = carryOut(change, blockOf(change.type), transaction);
    const written = transaction.change();
    if (written !== undefined) this.image.apply(written);
    return values;
  }
}

/** What a plan of a creation looks like: arguments, nulls, and UNKNOWN for what AWS computes. */
export function plan(
  block: BlockSchema,
  config: TfObject,
  scope: Scope,
  computed: TfValue = UNKNOWN,
): TfObject {
  const planned: TfObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    planned[name] = config[name] ?? (attribute.computed === true ? computed : null);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = config[name];
    const inner = (element: TfValue): TfValue => plan(nested.block, element as TfObject, scope, computed);
    planned[name] = Array.isArray(value) ? value.map(inner) : nested.nesting_mode === 'single' ? null : [];
  }
  if (block.attributes?.['region'] !== undefined && config['region'] === undefined && computed !== null)
    planned['region'] = scope.region;
  if (block.attributes?.['tags_all'] !== undefined) planned['tags_all'] = config['tags'] ?? {};
  return planned;
}
