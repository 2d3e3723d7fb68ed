import { relative } from 'node:path';
import type { Scope } from '../expression/evaluate';
import { ExpressionFailure } from '../expression/failure';
import { attribute, isMap } from '../expression/access';
import { member, type Json } from '../json';
import type { ModuleSource, ResourceDefinition } from '../read/module-source';
import { type Reference, Unknown, type Value } from '../value';
import { circle, type DependencyNode } from './dependencies';
import { evaluateJson } from './json-value';
import type { Landscape } from './landscape';
import { ModuleCall } from './module-call';
import { placed } from './place';
import { NO_PROVIDER, readProvider, type ProviderSettings } from './providers';
import { stateKey } from './remote-state';
import type { ResourceInstance } from './resource-instance';
import { ResourceSet } from './resource-set';

/** `${aws_vpc.main.id}`: by far the most frequent expression, read without the parser. */
const SIMPLE = /^\$\{([a-z][a-z0-9]*_[\w-]*)\.([\w-]+)\.([a-z_][a-z0-9_]*)\}$/;

/** A local, variable or output: one value, evaluated once. */
interface NamedValue extends DependencyNode {
  state: 'new' | 'open' | 'done';
  value: Value;
}

/** What the caller gives a module. */
export interface ModuleInputs {
  /** Argument of the call; undefined when it gives none. */
  argument(name: string): (() => Value) | undefined;
  /** The caller's provider for a provider name of this module. */
  provider(name: string): ProviderSettings | undefined;
}

/** One instance of a module: the scope in which its expressions are evaluated. */
export class ModuleInstance implements Scope {
  private readonly sets = new Map<string, ResourceSet>();
  private readonly named = new Map<string, NamedValue>();
  private readonly calls = new Map<string, ModuleCall>();
  private readonly providers = new Map<string, ProviderSettings>();
  /** Expressions that name one attribute of one block: a rule's group is named by many. */
  private readonly attributes = new Map<string, { readonly set: ResourceSet; readonly attribute: string }>();

  constructor(
    readonly source: ModuleSource,
    readonly landscape: Landscape,
    readonly stack: string,
    /** `<stack>/` when there are several stacks, then `module.a["x"].`. */
    readonly prefix: string,
    /** Stack as resources show it. */
    readonly visibleStack: string | undefined,
    private readonly inputs: ModuleInputs | undefined,
    private readonly rootDirectory: string,
  ) {}

  get directory(): string {
    return this.rootDirectory;
  }

  attributeOf(resource: Reference, name: string): Value {
    const instance = this.landscape.instance(resource.resource);
    if (instance?.type === 'terraform_remote_state' && name === 'outputs')
      return this.remoteOutputs(instance);
    return this.landscape.attributeOf(resource, name);
  }

  resolve(root: string, names: readonly string[]): { value: Value; used: number } {
    const [first, second] = names;
    switch (root) {
      case 'var':
        return { value: this.variable(this.need(root, first)), used: 1 };
      case 'local':
        return { value: this.local(this.need(root, first)), used: 1 };
      case 'module':
        return this.resolveModule(this.need(root, first), second);
      case 'data':
        return this.resolveData(this.need(root, first), this.need(`data.${first ?? ''}`, second), names);
      case 'path':
        return { value: this.path(this.need(root, first)), used: 1 };
      case 'terraform':
        return {
          value: first === 'workspace' ? 'default' : new Unknown(`terraform.${first ?? ''}`),
          used: 1,
        };
      case 'ephemeral':
        return {
          value: new Unknown(`ephemeral.${names.slice(0, 2).join('.')} exists during a run only`),
          used: 2,
        };
      case 'each':
      case 'count':
      case 'self':
        throw new ExpressionFailure(`"${root}" has no meaning here`, 'reference');
      default:
        return { value: this.resource(`${root}.${this.need(root, first)}`).value, used: 1 };
    }
  }

  simple(text: string): Value | undefined {
    let known = this.attributes.get(text);
    if (known === undefined) {
      const [, type, name, attributeName] = SIMPLE.exec(text) ?? [];
      if (attributeName === undefined) return undefined;
      known = { set: this.resource(`${type}.${name}`), attribute: attributeName };
      this.attributes.set(text, known);
    } else this.landscape.dependencies.touch(known.set);
    return attribute(known.set.value, known.attribute, this);
  }

  resource(key: string): ResourceSet {
    let set = this.sets.get(key);
    if (set === undefined) {
      const definition = this.source.resources.get(key);
      if (definition === undefined)
        throw new ExpressionFailure(`"${this.prefix}${key}" is not defined`, 'reference');
      set = new ResourceSet(`${this.prefix}${key}`, definition, this);
      this.sets.set(key, set);
      this.landscape.nodes.push(set);
    }
    this.landscape.dependencies.touch(set);
    return set;
  }

  variable(name: string): Value {
    const definition = this.source.variables.get(name);
    if (definition === undefined)
      throw new ExpressionFailure(`variable "${name}" is not declared`, 'reference');
    return this.once(`var.${name}`, `${definition.file}#${definition.pointer}`, () => {
      const given = this.inputs?.argument(name);
      if (given !== undefined) return given() ?? null;
      const value = this.inputs === undefined ? this.source.variableValues.get(name) : undefined;
      // Values and defaults of variables are literal: no templates in them.
      if (value !== undefined) return value.body as Value;
      const fallback = member(definition.body, 'default');
      return fallback === undefined
        ? new Unknown(`variable ${this.prefix}${name} has no value`)
        : (fallback as Value);
    });
  }

  output(name: string): Value {
    const definition = this.source.outputs.get(name);
    if (definition === undefined)
      throw new ExpressionFailure(`${this.prefix || this.stack} has no output "${name}"`, 'reference');
    return this.once(`output.${name}`, `${definition.file}#${definition.pointer}`, () =>
      evaluateJson(member(definition.body, 'value') ?? null, this, undefined),
    );
  }

  /** Makes every instance of every block, here and in the modules below. */
  expandAll(): void {
    for (const key of this.source.resources.keys()) this.resource(key).expand();
    for (const name of this.source.calls.keys()) {
      for (const instance of this.call(name).instances) instance.expandAll();
    }
  }

  /** Evaluates what no resource needs, so that a mistake in it is found too. */
  evaluateRest(): void {
    for (const [key, { body }] of this.source.resources) this.checkDependsOn(this.resource(key), body);
    for (const name of this.source.locals.keys()) this.local(name);
    for (const name of this.source.outputs.keys()) this.output(name);
    for (const name of this.source.calls.keys()) {
      for (const instance of this.call(name).instances) instance.evaluateRest();
    }
  }

  /** Settings of the provider that a resource names, or of its type's default provider. */
  providerOf(definition: ResourceDefinition): ProviderSettings {
    const written = member(definition.body, 'provider');
    const name =
      typeof written === 'string'
        ? written.replace(/^\$\{(.*)\}$/, '$1').trim()
        : definition.type.split('_')[0];
    return this.provider(name ?? '') ?? NO_PROVIDER;
  }

  provider(name: string): ProviderSettings | undefined {
    const known = this.providers.get(name);
    if (known !== undefined) return known;
    const definition = this.source.providers.get(name);
    if (definition === undefined) return this.inputs?.provider(name);
    const settings = readProvider(definition, this);
    this.providers.set(name, settings);
    return settings;
  }

  call(name: string): ModuleCall {
    let call = this.calls.get(name);
    if (call === undefined) {
      const definition = this.source.calls.get(name);
      if (definition === undefined)
        throw new ExpressionFailure(`module "${name}" is not called`, 'reference');
      call = new ModuleCall(name, definition, this);
      this.calls.set(name, call);
      this.landscape.nodes.push(call);
    }
    this.landscape.dependencies.touch(call);
    return call;
  }

  private local(name: string): Value {
    const definition = this.source.locals.get(name);
    if (definition === undefined)
      throw new ExpressionFailure(`local value "${name}" is not defined`, 'reference');
    return this.once(`local.${name}`, `${definition.file}#${definition.pointer}`, () =>
      evaluateJson(definition.body, this, undefined),
    );
  }

  private resolveModule(name: string, output: string | undefined): { value: Value; used: number } {
    const call = this.call(name);
    // One instance, one output: the others are not needed for it.
    if (output !== undefined && call.single !== undefined)
      return { value: call.single.output(output), used: 2 };
    return { value: call.value, used: 1 };
  }

  private resolveData(type: string, name: string, names: readonly string[]): { value: Value; used: number } {
    const set = this.resource(`data.${type}.${name}`);
    const output = names[3];
    if (
      type === 'terraform_remote_state' &&
      names[2] === 'outputs' &&
      output !== undefined &&
      set.instances.length === 1
    ) {
      const [instance] = set.instances;
      if (instance !== undefined && instance.address === set.label)
        return { value: this.remoteOutput(instance, output), used: 4 };
    }
    return { value: set.value, used: 2 };
  }

  /** The stack whose state a `terraform_remote_state` reads. */
  private remoteRoot(instance: ResourceInstance): ModuleInstance | Unknown {
    const backend = instance.argument('backend');
    const config = instance.argument('config') ?? {};
    const given = Array.isArray(config) ? (config[0] as Value) : config;
    if (typeof backend !== 'string' || !isMap(given))
      return new Unknown(`the backend of ${instance.address} is not known`);
    const workspace = instance.argument('workspace');
    const key = stateKey(
      backend,
      given,
      this.rootDirectory,
      typeof workspace === 'string' ? workspace : undefined,
    );
    const root = key === undefined ? undefined : this.landscape.rootWithState(key);
    return (
      root ?? new Unknown(`no stack of the input keeps the state that ${instance.address} reads (${backend})`)
    );
  }

  private remoteOutput(instance: ResourceInstance, name: string): Value {
    const root = this.remoteRoot(instance);
    if (root instanceof Unknown) return root;
    if (!root.source.outputs.has(name)) {
      const defaults = instance.argument('defaults');
      if (defaults !== undefined && isMap(defaults) && Object.hasOwn(defaults, name))
        return defaults[name] ?? null;
      throw new ExpressionFailure(`stack "${root.stack}" has no output "${name}"`, 'reference');
    }
    return root.output(name);
  }

  private remoteOutputs(instance: ResourceInstance): Value {
    const root = this.remoteRoot(instance);
    if (root instanceof Unknown) return root;
    return Object.fromEntries([...root.source.outputs.keys()].map((name) => [name, root.output(name)]));
  }

  private path(name: string): Value {
    if (name === 'module') return relative(this.rootDirectory, this.source.directory) || '.';
    if (name === 'root') return '.';
    return name === 'cwd' ? this.rootDirectory : new Unknown(`path.${name}`);
  }

  private need(root: string, name: string | undefined): string {
    if (name === undefined) throw new ExpressionFailure(`"${root}" needs a name after it`, 'reference');
    return name;
  }

  /** Evaluates a named value once; finding it half evaluated means a circle. */
  private once(key: string, place: string, body: () => Value): Value {
    let entry = this.named.get(key);
    if (entry === undefined) {
      entry = { label: `${this.prefix}${key}`, place, dependencies: undefined, state: 'new', value: null };
      this.named.set(key, entry);
      this.landscape.nodes.push(entry);
    }
    this.landscape.dependencies.touch(entry);
    if (entry.state === 'done') return entry.value;
    if (entry.state === 'open') throw circle([entry]);
    const node = entry;
    node.state = 'open';
    node.value = placed(
      () => place,
      () => this.landscape.dependencies.within(node, body),
    );
    node.state = 'done';
    return node.value;
  }

  private checkDependsOn(set: ResourceSet, body: Readonly<Record<string, Json>>): void {
    for (const address of mapsOrTexts(member(body, 'depends_on'))) {
      const names = address.replace(/^\$\{(.*)\}$/, '$1').split('.');
      if (['module', 'var', 'local', 'path', 'terraform', 'each', 'count'].includes(names[0] ?? '')) continue;
      const key = names
        .slice(0, names[0] === 'data' ? 3 : 2)
        .join('.')
        .replace(/\[.*$/, '');
      placed(
        () => `${set.place}/depends_on`,
        () => this.landscape.dependencies.within(set, () => this.resource(key)),
      );
    }
  }
}

function mapsOrTexts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
