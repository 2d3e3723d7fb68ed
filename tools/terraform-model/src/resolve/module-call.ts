import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { LandbridgeError } from '../errors';
import type { Bindings } from '../expression/evaluate';
import { isJsonMap, member, type JsonMap } from '../json';
import { isList, isMap } from '../expression/access';
import type { Definition, ModuleSource } from '../read/module-source';
import { NeedsPlanError } from '../read/needs-plan';
import { readModuleDirectory } from '../read/terraform-json';
import { Reference, Unknown, type Value } from '../value';
import type { DependencyNode } from './dependencies';
import { expand, unknownKeys } from './expansion';
import { evaluateJson } from './json-value';
import { ModuleInstance } from './module-instance';
import { placed } from './place';
import type { ProviderSettings } from './providers';

/** A `module` block with all its instances. */
export class ModuleCall implements DependencyNode {
  dependencies: Set<DependencyNode> | undefined;
  private made: ReadonlyMap<string, ModuleInstance> | undefined;
  private shape: 'one' | 'list' | 'map' | Unknown = 'one';

  constructor(
    private readonly name: string,
    private readonly definition: Definition<JsonMap>,
    private readonly caller: ModuleInstance,
  ) {}

  get label(): string {
    return `${this.caller.prefix}module.${this.name}`;
  }

  get place(): string {
    return `${this.definition.file}#${this.definition.pointer}`;
  }

  get instances(): Iterable<ModuleInstance> {
    return this.expanded().values();
  }

  /** The instance of a call without `count` and `for_each`. */
  get single(): ModuleInstance | undefined {
    const made = this.expanded();
    return this.shape === 'one' ? made.get('') : undefined;
  }

  /** All outputs, of one instance or of each. */
  get value(): Value {
    const made = this.expanded();
    if (this.shape instanceof Unknown) return this.shape;
    const values = [...made].map(([key, instance]) => [key, outputsOf(instance)] as const);
    if (this.shape === 'map') return Object.fromEntries(values);
    if (this.shape === 'list') return values.map(([, outputs]) => outputs);
    return values[0]?.[1] ?? null;
  }

  private expanded(): ReadonlyMap<string, ModuleInstance> {
    this.made ??= this.expand();
    return this.made;
  }

  private expand(): ReadonlyMap<string, ModuleInstance> {
    const { landscape } = this.caller;
    const expansion = landscape.dependencies.within(this, () =>
      placed(
        () => this.place,
        () => expand(this.definition.body, this.caller),
      ),
    );
    const directory = this.localDirectory();
    if (directory === undefined || expansion.kind === 'unknown') {
      const because = expansion.kind === 'unknown' ? expansion.because : `its source is not in the input`;
      this.shape = new Unknown(`${this.label}: ${because}`);
      landscape.gaps.push({ place: this.label, because, touches: this.given() });
      return new Map();
    }
    const source = this.read(directory);
    const made = new Map<string, ModuleInstance>();
    const add = (key: string, suffix: string, bindings: Bindings | undefined) =>
      made.set(key, this.instance(source, suffix, bindings));
    if (expansion.kind === 'one') add('', '', undefined);
    if (expansion.kind === 'count')
      expansion.bindings.forEach((bindings, at) => add(String(at), `[${at}]`, bindings));
    if (expansion.kind === 'for_each')
      expansion.bindings.forEach((bindings, key) => add(key, `[${JSON.stringify(key)}]`, bindings));
    this.shape = expansion.kind === 'one' ? 'one' : expansion.kind === 'count' ? 'list' : 'map';
    return made;
  }

  private instance(source: ModuleSource, suffix: string, bindings: Bindings | undefined): ModuleInstance {
    const { caller } = this;
    const { body } = this.definition;
    const argument = (name: string): (() => Value) | undefined => {
      const given = member(body, name);
      return given === undefined ? undefined : () => this.within(() => evaluateJson(given, caller, bindings));
    };
    const provider = (name: string): ProviderSettings | undefined => {
      const passed = member(body, 'providers');
      const mapped = isJsonMap(passed) ? member(passed, name) : undefined;
      return caller.provider(typeof mapped === 'string' ? mapped.replace(/^\$\{(.*)\}$/, '$1') : name);
    };
    const prefix = `${this.label}${suffix}.`;
    return new ModuleInstance(
      source,
      caller.landscape,
      caller.stack,
      prefix,
      caller.visibleStack,
      { argument, provider },
      caller.directory,
    );
  }

  private within(body: () => Value): Value {
    return placed(() => this.place, body);
  }

  /** An HCL module makes the whole root module one that has to be planned. */
  private read(directory: string): ModuleSource {
    try {
      return readModuleDirectory(directory);
    } catch (error) {
      if (!(error instanceof NeedsPlanError)) throw error;
      throw new NeedsPlanError(
        this.caller.directory,
        relative(this.caller.directory, error.place ?? directory),
      );
    }
  }

  /** Everything of other resources that the call hands over. */
  private given(): Reference[] {
    const bindings = unknownKeys(`${this.label}: its instances are not known`);
    return Object.entries(this.definition.body)
      .filter(([name]) => !META.has(name))
      .flatMap(([, value]) => referencesIn(this.within(() => evaluateJson(value, this.caller, bindings))));
  }

  /** Folder of a local source; a registry source only when `terraform init` has fetched it. */
  private localDirectory(): string | undefined {
    const source = member(this.definition.body, 'source');
    if (typeof source !== 'string' || !/^(\.{1,2}\/|\/)/.test(source)) return undefined;
    const directory = resolve(this.caller.source.directory, source);
    if (existsSync(directory)) return directory;
    throw new LandbridgeError({
      code: 'MDL002',
      place: this.place,
      message: `the module's folder "${source}" does not exist`,
      fix: 'correct "source"',
    });
  }
}

const META = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on', '//']);

function referencesIn(value: Value): Reference[] {
  if (value instanceof Reference) return [value];
  if (isList(value)) return value.flatMap(referencesIn);
  return isMap(value) ? Object.values(value).flatMap(referencesIn) : [];
}

function outputsOf(instance: ModuleInstance): Value {
  return Object.fromEntries([...instance.source.outputs.keys()].map((name) => [name, instance.output(name)]));
}
