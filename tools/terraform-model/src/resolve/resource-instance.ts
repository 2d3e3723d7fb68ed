import type { Resource } from '../configuration';
import { isList, isMap } from '../expression/access';
import type { Bindings } from '../expression/evaluate';
import { ExpressionFailure } from '../expression/failure';
import { member, type Json } from '../json';
import type { ResourceDefinition } from '../read/module-source';
import { Reference, Unknown, type Value, type ValueMap } from '../value';
import { computedAttribute } from './computed-attributes';
import { evaluateJson, isPlain } from './json-value';
import type { ModuleInstance } from './module-instance';
import { placed } from './place';
import type { ProviderSettings } from './providers';
import type { ResourceSet } from './resource-set';

/** Arguments that Terraform itself reads. */
const META = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
  '//',
]);

const NO_BLOCKS: ValueMap = {};

/** One instance of a resource block; arguments are evaluated when somebody asks. */
export class ResourceInstance implements Resource {
  // A large landscape has a million of these: what most of them do not need is made late.
  private evaluated: Map<string, Value> | undefined;
  private references: Reference[] | undefined;
  private open: string[] | undefined;
  private blocks: ValueMap | undefined;
  private all: ValueMap | undefined;

  constructor(
    readonly address: string,
    private readonly definition: ResourceDefinition,
    private readonly set: ResourceSet,
    private readonly module: ModuleInstance,
    private readonly bindings: Bindings | undefined,
  ) {}

  get stack(): string | undefined {
    return this.module.visibleStack;
  }

  get mode(): 'managed' | 'data' {
    return this.definition.mode;
  }

  get type(): string {
    return this.definition.type;
  }

  get name(): string {
    return this.definition.name;
  }

  get provider(): ProviderSettings {
    return this.module.providerOf(this.definition);
  }

  get region(): string | undefined {
    const own = this.argument('region');
    return typeof own === 'string' && own !== '' ? own : this.provider.region;
  }

  get account(): string | undefined {
    return this.provider.account;
  }

  get origin(): string {
    return `${this.definition.file}#${this.definition.pointer}`;
  }

  get values(): ValueMap {
    if (this.all === undefined) {
      this.all = this.evaluateAll();
      this.evaluated = undefined;
    }
    return this.all;
  }

  /** The configured value, or what AWS or the provider decides: a reference, always the same object. */
  attribute(name: string): Value {
    const value = this.argument(name);
    if (value !== undefined && value !== null) return value;
    return computedAttribute(this, name) ?? this.reference(name);
  }

  reference(name: string): Reference {
    // Few attributes of a resource are ever spoken of.
    for (const known of this.references ?? []) if (known.attribute === name) return known;
    const reference = new Reference(this.address, name);
    (this.references ??= []).push(reference);
    return reference;
  }

  /** The value of one argument; undefined when it is not configured. */
  argument(name: string): Value | undefined {
    if (META.has(name)) return undefined;
    const body = member(this.definition.body, name);
    if (this.all !== undefined && body !== undefined && name !== 'dynamic')
      return Object.hasOwn(this.all, name) ? this.all[name] : undefined;
    const known = this.evaluated?.get(name);
    if (known !== undefined) return known;
    const made = Object.hasOwn(this.generated, name) ? this.generated[name] : undefined;
    if (body === undefined) return made;
    if (made === undefined && isPlain(body)) return body;
    const written = this.evaluateArgument(name, body);
    const value = made === undefined ? written : joinBlocks(written, made);
    (this.evaluated ??= new Map()).set(name, value);
    return value;
  }

  private evaluateArgument(name: string, body: Json): Value {
    return placed(
      () => `${this.origin}/${name}`,
      () => {
        const open = (this.open ??= []);
        if (open.includes(name))
          throw new ExpressionFailure(`${this.address}.${name} depends on itself`, 'cycle');
        open.push(name);
        try {
          const { dependencies } = this.module.landscape;
          return dependencies.within(this.set, () => evaluateJson(body, this.module, this.bindings));
        } finally {
          open.splice(open.indexOf(name), 1);
          if (open.length === 0) this.open = undefined;
        }
      },
    );
  }

  /** Blocks that `dynamic` makes. */
  private get generated(): ValueMap {
    if (this.blocks === undefined) {
      const body = member(this.definition.body, 'dynamic');
      const made = body === undefined ? NO_BLOCKS : this.evaluateArgument('dynamic', { dynamic: body });
      this.blocks = isMap(made) ? made : NO_BLOCKS;
    }
    return this.blocks;
  }

  private evaluateAll(): ValueMap {
    const values: Record<string, Value> = {};
    const { body } = this.definition;
    for (const name of Object.keys(body)) {
      if (!META.has(name) && name !== 'dynamic') setOwn(values, name, this.argument(name) ?? null);
    }
    for (const [name, made] of Object.entries(this.generated)) {
      if (!Object.hasOwn(body, name)) setOwn(values, name, made);
    }
    const tags = this.allTags();
    if (tags !== undefined) values['tags_all'] = tags;
    return values;
  }

  /** The provider's default tags with the resource's own over them. */
  private allTags(): Value | undefined {
    const { defaultTags } = this.provider;
    const own = this.argument('tags') ?? null;
    if (member(this.definition.body, 'tags_all') !== undefined) return undefined;
    if (defaultTags === undefined) return own ?? undefined;
    if (own === null) return defaultTags;
    return isMap(own) && isMap(defaultTags) ? { ...defaultTags, ...own } : own;
  }
}

/** Sets an own member, whatever its name. */
function setOwn(values: Record<string, Value>, name: string, value: Value): void {
  if (name !== '__proto__') values[name] = value;
  else Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Blocks of one label, written and generated. */
function joinBlocks(written: Value, made: Value): Value {
  if (written instanceof Unknown) return written;
  if (made instanceof Unknown) return made;
  return [...(isList(written) ? written : [written]), ...(isList(made) ? made : [made])];
}
