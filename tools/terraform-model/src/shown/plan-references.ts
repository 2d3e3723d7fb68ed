import {
  attribute,
  findSymbol,
  index,
  isList,
  isMap,
  sortedEntries,
  type ResourceLookup,
} from '../expression/access';
import { ExpressionFailure } from '../expression/failure';
import { isJsonMap, member, type Json } from '../json';
import { Reference, Unknown, type Value } from '../value';
import { fits, idAttribute, takes, typeOf } from './id-attribute';
import { PlanCandidates, type Configured } from './plan-candidates';
import { referencesOf, stepsIn, type PlanContext, type PlanContexts } from './plan-context';

/** What the resolver needs of the plan. */
export interface PlannedBlocks extends ResourceLookup {
  /** The instances of a block in a module instance: one reference, a list or a map of them. */
  block(module: string, address: string): Value | undefined;
  variable(name: string): Value | undefined;
  /** Keys of the instances of a module call, by its address without key; undefined for a call without keys. */
  moduleKeys(call: string): readonly (string | number)[] | undefined;
  /** Whole resources of a module instance. */
  inModule(module: string): readonly Reference[];
  /** What an attribute is configured with; undefined where nothing is written of it. */
  argument(attribute: Reference): Configured | undefined;
  /** Names of all attributes that the plan shows of a resource, known or not. */
  attributesOf(resource: Reference): readonly string[];
  /** Whether a data source is read at apply only. */
  isDeferred(data: string): boolean;
  /** Whole resources of the plan, data sources among them. */
  all(): readonly Reference[];
}

/** What only a resource of its own kind can be: no other resource makes one, and no name or address stands for it. */
const OF_ONE_KIND = new Set(['vpc_id', 'transit_gateway_id']);

/** More are no choice that anybody could go through. */
const MOST_CHOICES = 24;

/** Known while planning, and so no id after apply, but not written in the plan. */
const NOT_SHOWN = new Unknown('a known value that a plan does not show');

/**
 * Resolves expressions of a plan, of which it shows only what they refer to.
 *
 * Exact or unknown: a reference is taken as the value only where nothing else can be. Where a plan leaves the choice
 * among instances open, the answer is an Unknown.
 */
export class PlanReferences {
  /** What {@link onlyOneInScope} found, by module and consumer: a module is searched once for each. */
  private readonly scopes = new Map<string, Value | undefined>();

  private readonly candidates: PlanCandidates;
  /** Instances taken by the consumer's own index or key, since counted last. */
  private presumptions = 0;
  /** Lists of all instances taken as they are, since counted last. */
  private wholeLists = 0;

  constructor(
    private readonly contexts: PlanContexts,
    private readonly blocks: PlannedBlocks,
  ) {
    this.candidates = new PlanCandidates(contexts, blocks);
  }

  /**
   * The value of an attribute that is known after apply. Where it is open among ids that can be told, the Unknown has
   * them as its choices; where an instance was taken because it has the consumer's own index, `presumed` hears which
   * others it might be.
   */
  attribute(
    consumer: string,
    expression: Json | undefined,
    context: PlanContext,
    wantsList: boolean,
    presumed?: (choices: readonly Value[]) => void,
  ): Value {
    this.presumptions = 0;
    this.wholeLists = 0;
    const value = this.resolve(consumer, expression, context, wantsList);
    const isTaken = value instanceof Reference && this.presumptions > 0;
    if (this.wholeLists > 0 && isList(value) && value.length > 1) presumed?.(cutShort(value));
    if (expression === undefined || !(isTaken || value instanceof Unknown)) return value;
    const found = this.candidates.of(consumer, expression, context);
    const choices = wantsList ? subsets(found) : found;
    const [only] = choices;
    if (value instanceof Unknown && choices.length === 1 && only !== undefined) return only;
    if (choices.length === 0 || choices.length > MOST_CHOICES) return value;
    if (value instanceof Unknown) return new Unknown(value.because, [], choices);
    if (choices.length > 1) presumed?.(choices);
    return value;
  }

  private resolve(
    consumer: string,
    expression: Json | undefined,
    context: PlanContext,
    wantsList: boolean,
  ): Value {
    if (expression === undefined) return new Unknown(`${consumer} is known after apply`);
    const { candidates, extras, unknown } = this.terms(expression, context, consumer);
    if (unknown !== undefined) return this.onlyOneInScope(consumer, context, wantsList) ?? unknown;
    const fitting = candidates.flatMap((term) => this.fitting(consumer, term));
    // `[x[each.key].id]` and `x[*].id` both show `x`: an index makes it one, or nobody knows which.
    if (wantsList && isIndexed(expression) && fitting.some((term) => isList(term) || isMap(term))) {
      const picked = fitting.map((term) => this.pick(term, context));
      const isExact = typeof context.key === 'string' && extras.length === 0;
      const open = picked.find((item) => item instanceof Unknown);
      if (!isExact || open !== undefined) return open ?? ambiguous(fitting.flatMap(itemsOf));
      return picked.map((item) => this.finish(consumer, item));
    }
    const chosen = wantsList
      ? fitting.flatMap((term) => this.all(term, extras))
      : this.one(consumer, fitting, context, extras);
    if (chosen instanceof Unknown) return chosen;
    if (!isList(chosen)) return this.finish(consumer, chosen);
    if (chosen.length === 0) return new Unknown(`${consumer} is known after apply`);
    if (extras.some((extra) => !isEmpty(extra)))
      return new Unknown(`${consumer} also depends on values that are no ids`);
    return chosen.map((item) => (item instanceof Unknown ? item : this.finish(consumer, item)));
  }

  /** What of a term can be the consumer's value at all: a subnet is no VPC. */
  private fitting(consumer: string, term: Value): Value[] {
    if (term instanceof Reference) return fits(consumer, term) ? [term] : [];
    if (isList(term)) {
      const items = term.filter((item) => this.fitting(consumer, item).length > 0);
      return items.length === 0 ? [] : [items.length === term.length ? term : items];
    }
    if (!isMap(term)) return [term];
    return Object.values(term).some((item) => this.fitting(consumer, item).length > 0) ? [term] : [];
  }

  /**
   * A plan does not show local values. But what is known after apply comes from something in the module: where only
   * one thing there can be the value, it is that.
   */
  private onlyOneInScope(consumer: string, context: PlanContext, wantsList: boolean): Value | undefined {
    // A target may be an address as well, which any interface has.
    if (wantsList || consumer === 'target_id') return undefined;
    const key = `${context.module} ${consumer}`;
    if (!this.scopes.has(key)) this.scopes.set(key, this.searchScope(consumer, context));
    return this.scopes.get(key);
  }

  private searchScope(consumer: string, context: PlanContext): Value | undefined {
    const found = new Map<string, Value>();
    const add = (value: Value): boolean => {
      if (value instanceof Unknown) return value === NOT_SHOWN;
      if (value instanceof Reference) {
        if (!fits(consumer, value)) return true;
        const finished = this.finish(consumer, value);
        if (finished instanceof Reference) found.set(finished.toString(), finished);
        return finished instanceof Reference;
      }
      return isList(value) || isMap(value) ? itemsOf(value).every(add) : true;
    };
    const everything = [
      ...this.blocks.inModule(context.module),
      ...this.declared(context, 'variables').map((name) => this.variable(name, context)),
      ...this.declared(context, 'module_calls').flatMap((call) => this.everyOutput(call, context)),
    ];
    const [only] = everything.every(add) ? found.values() : [];
    return only !== undefined && found.size === 1 ? only : this.onlyOneInPlan(consumer);
  }

  /** Not known until apply, so made by this plan or read during it: the only VPC of a plan is the one that is meant. */
  private onlyOneInPlan(consumer: string): Value | undefined {
    if (!OF_ONE_KIND.has(consumer)) return undefined;
    const possible = this.blocks.all().filter((resource) => fits(consumer, resource));
    const [only] = possible;
    return only !== undefined && possible.length === 1 ? this.finish(consumer, only) : undefined;
  }

  private declared(context: PlanContext, kind: 'variables' | 'module_calls'): string[] {
    const declared = member(context.configuration, kind);
    return isJsonMap(declared) ? Object.keys(declared) : [];
  }

  /** All outputs of all instances of a module call. */
  private everyOutput(call: string, context: PlanContext): Value[] {
    const bare = `${context.module === '' ? '' : `${context.module}.`}module.${call}`;
    const keys = this.blocks.moduleKeys(bare);
    const addresses = keys === undefined ? [bare] : keys.map((key) => `${bare}[${JSON.stringify(key)}]`);
    return addresses.flatMap((address) => {
      const inner = this.contexts.of(address);
      return inner === undefined
        ? []
        : Object.values(outputsOf(inner)).map((output) => this.outputValue(output, inner));
    });
  }

  /** Values of all references of an expression, told apart into ids after apply and plain known values. */
  private terms(expression: Json, context: PlanContext, consumer?: string) {
    const candidates: Value[] = [];
    const extras: Value[] = [];
    for (const reference of referencesOf(expression)) {
      if (reference === 'count.index' || reference === 'each.key' || reference.startsWith('path.')) continue;
      const value = this.term(reference, context, consumer);
      if (value instanceof Unknown && value !== NOT_SHOWN) return { candidates, extras, unknown: value };
      if (value === NOT_SHOWN || (findSymbol(value) === undefined && !isEmptyChoice(value)))
        extras.push(value);
      else candidates.push(value);
    }
    return { candidates, extras, unknown: undefined };
  }

  private term(reference: string, context: PlanContext, consumer: string | undefined): Value {
    const steps = stepsIn(reference);
    const [root, first, second] = steps.map(String);
    switch (root) {
      case 'var':
        return this.follow(this.variable(first ?? '', context), steps.slice(2));
      case 'each':
        return this.follow(this.eachValue(context), steps.slice(2));
      case 'local':
        return new Unknown(`${reference} is known after apply, and a plan does not show local values`);
      case 'module':
        return this.output(steps, context, consumer);
      case 'data':
        return this.follow(this.blockValue(`data.${first ?? ''}.${second ?? ''}`, context), steps.slice(3));
      default:
        return this.follow(this.blockValue(`${root ?? ''}.${first ?? ''}`, context), steps.slice(2));
    }
  }

  private blockValue(address: string, context: PlanContext): Value {
    return this.blocks.block(context.module, address) ?? new Unknown(`${address} is not part of the plan`);
  }

  private follow(value: Value, steps: readonly (string | number)[]): Value {
    if (value === NOT_SHOWN) return value;
    // A list made of a `for_each` resource is in the order of the keys.
    if (isMap(value) && typeof steps[0] === 'number') return this.follow(itemsOf(value), steps);
    try {
      return steps.reduce<Value>(
        (of, step) =>
          typeof step === 'number' ? index(of, step, this.blocks) : attribute(of, step, this.blocks),
        value,
      );
    } catch (error) {
      if (error instanceof ExpressionFailure)
        return new Unknown(`the plan does not show it: ${error.message}`);
      throw error;
    }
  }

  private variable(name: string, context: PlanContext): Value {
    const { caller } = context;
    if (caller === undefined)
      return this.blocks.variable(name) ?? new Unknown(`variable ${name} has no value in the plan`);
    const expressions = member(caller.call, 'expressions');
    const given = isJsonMap(expressions) ? member(expressions, name) : undefined;
    if (given !== undefined) return this.value(given, caller.context);
    const declared = member(context.configuration, 'variables');
    const body = isJsonMap(declared) ? member(declared, name) : undefined;
    const fallback = isJsonMap(body) ? member(body, 'default') : undefined;
    return fallback === undefined
      ? new Unknown(`variable ${context.module}.${name} has no value`)
      : (fallback as Value);
  }

  /** The value of a whole expression: a constant, or the one thing to which it refers. */
  private value(expression: Json, context: PlanContext): Value {
    if (isJsonMap(expression) && Object.hasOwn(expression, 'constant_value'))
      return (expression['constant_value'] ?? null) as Value;
    const { candidates, extras, unknown } = this.terms(expression, context);
    if (unknown !== undefined) return unknown;
    const [only] = candidates;
    if (candidates.length === 1 && only !== undefined && extras.length === 0) {
      return isIndexed(expression) ? this.pick(only, context) : only;
    }
    if (candidates.length === 0) return NOT_SHOWN;
    const allIds = candidates.every((term) => term instanceof Reference);
    if (allIds && candidates.length > 1 && extras.length === 0) return candidates;
    return new Unknown('a combination of several values that a plan does not show');
  }

  private output(
    steps: readonly (string | number)[],
    context: PlanContext,
    consumer: string | undefined,
  ): Value {
    const [, call, ...rest] = steps;
    const bare = `${context.module === '' ? '' : `${context.module}.`}module.${String(call)}`;
    const isKeyed = this.blocks.moduleKeys(bare) !== undefined;
    const key = rest[0] ?? (context.computedIndexes ? undefined : context.key);
    const inner = this.contexts.of(isKeyed ? `${bare}[${JSON.stringify(key ?? null)}]` : bare);
    const [name, ...further] = isKeyed ? rest.slice(1) : rest;
    if (inner === undefined) return new Unknown(`an instance of ${bare} that a plan does not name`);
    if (name === undefined) return this.fittingOutput(consumer, inner);
    const output = outputsOf(inner)[String(name)];
    if (output === undefined) return new Unknown(`${bare} has no output ${String(name)}`);
    return this.follow(this.outputValue(output, inner), further);
  }

  private outputValue(output: Json, inner: PlanContext): Value {
    const expression = isJsonMap(output) ? member(output, 'expression') : undefined;
    return expression === undefined
      ? new Unknown('an output without an expression')
      : this.value(expression, inner);
  }

  /** `module.x[each.key].y` shows no `y`: it is the one output that can be the consumer's value. */
  private fittingOutput(consumer: string | undefined, inner: PlanContext): Value {
    const values = Object.values(outputsOf(inner)).map((output) => this.outputValue(output, inner));
    const fitting =
      consumer === undefined
        ? values
        : values.filter((value) => value instanceof Unknown || this.fitting(consumer, value).length > 0);
    const [only] = fitting;
    return fitting.length === 1 && only !== undefined
      ? only
      : new Unknown(`an output of ${inner.module} that a plan does not name`);
  }

  private eachValue(context: PlanContext): Value {
    if (context.forEach === undefined || context.key === undefined)
      return new Unknown('each.value is known after apply');
    const collection = this.value(context.forEach, context);
    if (isMap(collection) && Object.hasOwn(collection, context.key)) return collection[context.key] ?? null;
    return collection instanceof Unknown
      ? collection
      : new Unknown('each.value is known after apply, and a plan does not show it');
  }

  private one(
    consumer: string,
    candidates: readonly Value[],
    context: PlanContext,
    extras: readonly Value[],
  ): Value {
    const present = candidates.filter((term) => !isEmpty(term));
    const [only] = present;
    if (only === undefined) return new Unknown(`${consumer} is known after apply`);
    if (present.length > 1)
      return new Unknown(`one of ${present.map(describe).join(', ')}: a plan does not say which`);
    if (!isList(only) && !isMap(only)) return only;
    const items = itemsOf(only);
    if (items.length === 1) return items[0] ?? null;
    return extras.length > 0 ? ambiguous(items) : this.pick(only, context);
  }

  /** The instance with the consumer's own key. */
  private pick(term: Value, context: PlanContext): Value {
    if (!isList(term) && !isMap(term)) return term;
    const items = itemsOf(term);
    const { key } = context;
    // Fewer or more consumers than instances: the index is computed, whatever it is.
    const wraps = isList(term) && context.siblings !== term.length;
    if (key === undefined || wraps || context.computedIndexes)
      return items.length === 1 ? (items[0] ?? null) : ambiguous(items);
    const same = isList(term)
      ? typeof key === 'number'
        ? term[key]
        : undefined
      : Object.hasOwn(term, key)
        ? term[String(key)]
        : undefined;
    if (same === undefined) return ambiguous(items);
    // A key is hardly ever computed from another key; an index often is.
    if (items.length > 1 && isList(term)) this.presumptions += 1;
    return same;
  }

  private all(term: Value, extras: readonly Value[]): readonly Value[] {
    if (!isList(term) && !isMap(term)) return [term];
    this.wholeLists += 1;
    return extras.length > 0 ? [ambiguous(itemsOf(term))] : itemsOf(term);
  }

  private finish(consumer: string, value: Value): Value {
    if (!(value instanceof Reference)) return new Unknown(`${consumer} is computed from ${describe(value)}`);
    if (value.attribute !== '') {
      return fits(consumer, value) ? value : new Unknown(`${consumer} is computed from ${value.toString()}`);
    }
    const type = typeOf(value.resource);
    if (!takes(consumer, type))
      return new Unknown(`${consumer} is an attribute of ${value.resource} that a plan does not show`);
    return attribute(value, idAttribute(consumer), this.blocks);
  }
}

function outputsOf(context: PlanContext): Readonly<Record<string, Json>> {
  const outputs = member(context.configuration, 'outputs');
  return isJsonMap(outputs) ? outputs : {};
}

/** What `slice` may leave of a list that shows as a whole. */
function cutShort(items: readonly Value[]): readonly Value[] {
  return [...items.slice(1).map((_, at) => items.slice(0, at + 1)), items.slice(1)];
}

/**
 * Every list that may be made of these, in their order; of more than a few none. Not the empty one: what is known to be
 * nothing is known while planning.
 */
function subsets(items: readonly Value[]): readonly Value[] {
  if (items.length === 0 || 2 ** items.length > MOST_CHOICES) return [];
  return Array.from({ length: 2 ** items.length - 1 }, (_, code) =>
    items.filter((_item, at) => Math.floor(code / 2 ** at) % 2 === 0),
  );
}

function isIndexed(expression: Json): boolean {
  const references = referencesOf(expression);
  return references.some((each) => each === 'count.index' || each === 'each.key');
}

function itemsOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  return isMap(value) ? sortedEntries(value).map(([, item]) => item) : [value];
}

function isEmpty(value: Value): boolean {
  return (
    value === null ||
    value === '' ||
    (isList(value) && value.length === 0) ||
    (isMap(value) && Object.keys(value).length === 0)
  );
}

/** A block without instances: a choice that cannot have been taken. */
function isEmptyChoice(value: Value): boolean {
  return (isList(value) || isMap(value)) && isEmpty(value);
}

function ambiguous(items: readonly Value[]): Unknown {
  return new Unknown(`one of ${items.slice(0, 4).map(describe).join(', ')}: a plan does not say which`);
}

function describe(value: Value): string {
  return value instanceof Reference ? value.toString().replace(/\.$/, '') : JSON.stringify(value);
}
