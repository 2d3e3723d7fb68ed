import type { Resource } from '../configuration';
import { isList, isMap } from '../expression/access';
import { isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';
import { Reference, Unknown, type Value, type ValueMap } from '../value';
import type { Configured } from './plan-candidates';
import { moduleCalls, PlanContexts, type PlanContext } from './plan-context';
import { PlanReferences, type PlannedBlocks } from './plan-references';
import { providerSettings } from './plan-providers';
import { plannedValues } from './plan-values';
import type { Presumption } from './presumption';
import { sameObject } from '../resolve/computed-attributes';
import { shownResources, type ShownResource } from './shown-module';
import { DeployedResource } from './shown-resource';

interface Planned {
  readonly shown: ShownResource;
  readonly address: string;
  readonly unknown: Json | undefined;
  values: ValueMap | undefined;
  open: boolean;
}

/** One plan: its resources as they will be, references in place of what AWS decides. */
export class ShownPlan implements PlannedBlocks {
  private readonly planned = new Map<string, Planned>();
  private readonly blocks = new Map<string, Planned[]>();
  private readonly byModule = new Map<string, Reference[]>();
  private readonly keysOfModules = new Map<string, (string | number)[]>();
  private readonly contexts: PlanContexts;
  private readonly references: PlanReferences;

  constructor(
    private readonly content: JsonMap,
    private readonly file: string,
    private readonly stack: string | undefined,
    private readonly prefix: string,
  ) {
    const configuration = member(content, 'configuration');
    const root = isJsonMap(configuration) ? member(configuration, 'root_module') : undefined;
    this.contexts = new PlanContexts(isJsonMap(root) ? root : {}, (call) => this.moduleKeys(call));
    this.references = new PlanReferences(this.contexts, this);
    this.collect();
  }

  /** Values that were taken for granted, since the resources were read. */
  readonly presumed: Presumption[] = [];

  /** What the plan shows, for the index of real ids. */
  get shown(): { shown: ShownResource; address: string }[] {
    return [...this.planned.values()];
  }

  resources(symbols: (value: Value) => Value): Resource[] {
    return [...this.planned.values()].map((entry) => {
      const values = symbols(this.valuesOf(entry)) as ValueMap;
      return new DeployedResource(
        entry.address,
        this.stack,
        entry.shown,
        values,
        this.provider(entry.shown),
        this.file,
      );
    });
  }

  block(module: string, address: string): Value | undefined {
    const entries = this.blocks.get(`${module} ${address}`);
    const [first] = entries ?? [];
    if (entries === undefined || first === undefined)
      return this.isConfigured(module, address) ? [] : undefined;
    if (first.shown.key === undefined) return new Reference(first.address, '');
    if (typeof first.shown.key === 'string') {
      return Object.fromEntries(
        entries.map((entry) => [String(entry.shown.key), new Reference(entry.address, '')]),
      );
    }
    const ordered = [...entries].sort((a, b) => Number(a.shown.key) - Number(b.shown.key));
    return ordered.map((entry) => new Reference(entry.address, ''));
  }

  variable(name: string): Value | undefined {
    const variables = member(this.content, 'variables');
    const body = isJsonMap(variables) ? member(variables, name) : undefined;
    return isJsonMap(body) ? ((member(body, 'value') ?? null) as Value) : undefined;
  }

  attributeOf(resource: Reference, name: string): Value {
    const entry = this.planned.get(resource.resource);
    if (entry === undefined) return new Unknown(`${resource.resource} is not part of the plan`);
    const known = member(entry.shown.values, name);
    if (known !== undefined && known !== null) return known as Value;
    const argument = sameObject(entry.shown.type, name);
    if (argument !== undefined && !entry.open)
      return this.valuesOf(entry)[argument] ?? new Reference(entry.address, name);
    return new Reference(entry.address, name);
  }

  moduleKeys(call: string): readonly (string | number)[] | undefined {
    return this.keysOfModules.get(call);
  }

  inModule(module: string): readonly Reference[] {
    return this.byModule.get(module) ?? [];
  }

  argument({ resource, attribute }: Reference): Configured | undefined {
    const entry = this.planned.get(resource);
    const found = entry && this.configured(entry);
    const expression = isJsonMap(found?.expressions) ? member(found.expressions, attribute) : undefined;
    if (expression === undefined || found?.within === undefined) return undefined;
    return isJsonMap(expression) && member(expression, 'constant_value') === null
      ? undefined
      : { expression, context: found.within };
  }

  attributesOf({ resource }: Reference): readonly string[] {
    const entry = this.planned.get(resource);
    const unknown = isJsonMap(entry?.unknown) ? Object.keys(entry.unknown) : [];
    return [...new Set([...Object.keys(entry?.shown.values ?? {}), ...unknown])];
  }

  isDeferred(data: string): boolean {
    const marks = this.planned.get(data)?.unknown;
    return isJsonMap(marks) && Object.values(marks).some((mark) => mark === true);
  }

  all(): readonly Reference[] {
    return [...this.byModule.values()].flat();
  }

  private collect(): void {
    const changes = new Map(
      mapsIn(member(this.content, 'resource_changes')).map((change) => [member(change, 'address'), change]),
    );
    for (const shown of this.shownAll()) {
      const change = changes.get(shown.address);
      const body = change === undefined ? undefined : member(change, 'change');
      const unknown = isJsonMap(body) ? member(body, 'after_unknown') : undefined;
      const entry: Planned = {
        shown,
        address: `${this.prefix}${shown.address}`,
        unknown,
        values: undefined,
        open: false,
      };
      this.planned.set(entry.address, entry);
      this.noteModule(shown.module, entry.address);
      const block = `${shown.module} ${blockAddress(shown)}`;
      const entries = this.blocks.get(block);
      if (entries === undefined) this.blocks.set(block, [entry]);
      else entries.push(entry);
    }
  }

  private noteModule(module: string, address: string): void {
    const members = this.byModule.get(module);
    if (members !== undefined) {
      members.push(new Reference(address, ''));
      return;
    }
    this.byModule.set(module, [new Reference(address, '')]);
    for (const { bare, key } of moduleCalls(module)) {
      if (key === undefined) continue;
      const keys = this.keysOfModules.get(bare) ?? [];
      if (!keys.includes(key)) keys.push(key);
      this.keysOfModules.set(bare, keys);
    }
  }

  /** What will be there; data sources that were read while planning stand in the prior state only. */
  private shownAll(): ShownResource[] {
    const planned = shownResources(member(this.content, 'planned_values'), this.file);
    const present = new Set(planned.map(({ address }) => address));
    const prior = member(this.content, 'prior_state');
    const before = isJsonMap(prior) ? shownResources(member(prior, 'values'), this.file) : [];
    return [...planned, ...before.filter(({ mode, address }) => mode === 'data' && !present.has(address))];
  }

  private isConfigured(module: string, address: string): boolean {
    const context = this.contexts.of(module);
    return context !== undefined && this.contexts.block(context, address) !== undefined;
  }

  private valuesOf(entry: Planned): ValueMap {
    if (entry.values !== undefined) return entry.values;
    entry.open = true;
    const { shown } = entry;
    const { expressions, within } = this.configured(entry);
    const own = (name: string): Value => this.attributeOf(new Reference(entry.address, ''), name);
    const place = {
      path: '',
      presumed: (path: string, choices: readonly Value[]): void => {
        const block = `${this.prefix}${shown.module === '' ? '' : `${shown.module}.`}${blockAddress(shown)}`;
        this.presumed.push({ block, address: entry.address, path, choices });
      },
    };
    const values = plannedValues(
      shown.values,
      entry.unknown,
      expressions,
      within,
      this.references,
      own,
      place,
    );
    entry.values = sayWhere(values, entry.address) as ValueMap;
    entry.open = false;
    return entry.values;
  }

  private configured({ shown }: Planned): { expressions?: Json | undefined; within?: PlanContext } {
    const context = this.contexts.of(shown.module);
    const block = context === undefined ? undefined : this.contexts.block(context, blockAddress(shown));
    if (context === undefined || block === undefined) return {};
    return {
      expressions: member(block, 'expressions'),
      within: this.contexts.within(context, block, shown.key, this.siblings(shown)),
    };
  }

  private siblings(shown: ShownResource): number {
    return this.blocks.get(`${shown.module} ${blockAddress(shown)}`)?.length ?? 1;
  }

  private provider(shown: ShownResource): { region?: string; account?: string } {
    const context = this.contexts.of(shown.module);
    const block = context === undefined ? undefined : this.contexts.block(context, blockAddress(shown));
    return providerSettings(
      this.content,
      block === undefined ? undefined : member(block, 'provider_config_key'),
    );
  }
}

/** What is open among choices says of whom it speaks: it can be told from all others then. */
function sayWhere(value: Value, place: string): Value {
  if (value instanceof Unknown) {
    if (value.choices === undefined || value.because.startsWith(OPEN)) return value;
    const among = value.choices.map(String);
    const shown = among.length > 4 ? [...among.slice(0, 3), `${among.length - 3} more`] : among;
    return new Unknown(
      `${OPEN}${place} is one of ${shown.join(', ')}, and a plan does not say which`,
      [],
      value.choices,
    );
  }
  if (isList(value)) return value.map((item, at) => sayWhere(item, `${place}.${at}`));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, sayWhere(inner, `${place}.${name}`)]),
  );
}

const OPEN = 'what is known after apply: ';

function blockAddress({ mode, type, name }: ShownResource): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}
