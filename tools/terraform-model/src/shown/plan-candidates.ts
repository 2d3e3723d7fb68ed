import { isList, isMap } from '../expression/access';
import { isJsonMap, member, type Json } from '../json';
import { Reference, type Value } from '../value';
import { fits, idAttribute, takes, typeOf } from './id-attribute';
import { isOwnId } from './known-ids';
import { referencesOf, stepsIn, type PlanContext, type PlanContexts } from './plan-context';
import type { PlannedBlocks } from './plan-references';

/** What an argument is configured with. */
export interface Configured {
  readonly expression: Json;
  readonly context: PlanContext;
}

/** By these every resource is named; which of them a consumer reads, its own name says. */
const OWN_NAMES = new Set(['id', 'arn', 'name', 'tags', 'tags_all']);

/**
 * Everything that a plan's expression can come to, where it is an id that is known after apply: such an id comes from
 * one of the resources that the expression leads to, whatever functions lie between. A local value may lead to all
 * that its module knows.
 */
export class PlanCandidates {
  private readonly answers = new Map<string, readonly Reference[]>();
  private readonly found = new Map<string, ReadonlyMap<string, Reference>>();

  constructor(
    private readonly contexts: PlanContexts,
    private readonly blocks: PlannedBlocks,
  ) {}

  /**
   * The ids of the kind that the consumer takes, in the order of their addresses; none where the expression also leads
   * to something that may pass on any id.
   */
  of(consumer: string, expression: Json, context: PlanContext): readonly Reference[] {
    const key = `${consumer} ${context.module} ${JSON.stringify(context.forEach)} ${JSON.stringify(expression)}`;
    let known = this.answers.get(key);
    if (known === undefined) {
      known = this.search(consumer, expression, context);
      this.answers.set(key, known);
    }
    return known;
  }

  private search(consumer: string, expression: Json, context: PlanContext): readonly Reference[] {
    const ids = new Map<string, Reference>();
    const seen = new Set<string>();
    const open: Configured[] = [{ expression, context }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const lead of this.leads(next.expression, next.context).values()) {
        if (this.isOpaque(lead)) return [];
        for (const id of this.idsOf(consumer, lead)) {
          if (seen.has(id.toString())) continue;
          seen.add(id.toString());
          // An argument passes on what it was given; what AWS decides is an id of its own.
          const given = this.blocks.argument(id);
          if (given !== undefined) open.push(given);
          else if (isOwnId(typeOf(id.resource), id.attribute)) ids.set(id.toString(), id);
          else if (lead.attribute !== '') return [];
        }
      }
    }
    return [...ids.values()].sort((a, b) => byAddress(a.toString(), b.toString()));
  }

  /**
   * The attributes of a lead that fit. Of `x[each.key].y` a plan shows `x` alone, so that a whole resource may give its
   * own id, those of what is born with it, and those that it was given itself.
   */
  private idsOf(consumer: string, lead: Reference): readonly Reference[] {
    if (lead.attribute !== '') return fits(consumer, lead) ? [lead] : [];
    const own = takes(consumer, typeOf(lead.resource)) ? [idAttribute(consumer)] : [];
    const others = this.blocks
      .attributesOf(lead)
      .filter((name) => !OWN_NAMES.has(name) && fits(consumer, new Reference(lead.resource, name)));
    return [...own, ...others].map((name) => new Reference(lead.resource, name));
  }

  /** What may pass on ids of other things: a data source that is read at apply, and what is not AWS's. */
  private isOpaque({ resource }: Reference): boolean {
    const type = typeOf(resource);
    if (/(^|[./])data\./.test(resource)) return this.blocks.isDeferred(resource);
    return !/^(aws|random|tls|archive)_/.test(type) || type.startsWith('aws_cloudformation_');
  }

  private leads(expression: Json, context: PlanContext): Map<string, Reference> {
    const result = new Map<string, Reference>();
    for (const reference of referencesOf(expression))
      for (const [key, value] of this.behind(reference, context)) result.set(key, value);
    return result;
  }

  private behind(reference: string, context: PlanContext): ReadonlyMap<string, Reference> {
    const made = reference.startsWith('each.') ? JSON.stringify(context.forEach) : '';
    const key = `${context.module} ${made} ${reference}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    // A circle leads to nothing more.
    this.found.set(key, new Map());
    const found = this.follow(reference, context);
    this.found.set(key, found);
    return found;
  }

  private follow(reference: string, context: PlanContext): Map<string, Reference> {
    const steps = stepsIn(reference);
    const [root, first, second] = steps.map(String);
    switch (root) {
      case 'count':
      case 'path':
      case 'terraform':
        return new Map();
      case 'each':
        return first === 'key' || context.forEach === undefined
          ? new Map()
          : this.leads(context.forEach, context);
      case 'var':
        return this.variable(first ?? '', context);
      case 'local':
        return this.everything(context);
      case 'module':
        return this.outputs(context, first ?? '', steps.slice(2));
      case 'data':
        return this.instances(context, `data.${first ?? ''}.${second ?? ''}`, steps.slice(3));
      default:
        return this.instances(context, `${root ?? ''}.${first ?? ''}`, steps.slice(2));
    }
  }

  private variable(name: string, context: PlanContext): Map<string, Reference> {
    if (context.caller === undefined) return new Map();
    const expressions = member(context.caller.call, 'expressions');
    const given = isJsonMap(expressions) ? member(expressions, name) : undefined;
    return given === undefined ? new Map() : this.leads(given, context.caller.context);
  }

  /** All that a local value of the module may be made of. */
  private everything(context: PlanContext): Map<string, Reference> {
    const result = new Map<string, Reference>();
    const add = (found: ReadonlyMap<string, Reference>): void => {
      for (const [key, value] of found) result.set(key, value);
    };
    for (const value of this.blocks.inModule(context.module)) result.set(value.toString(), value);
    for (const name of namesIn(context, 'variables')) add(this.behind(`var.${name}`, context));
    for (const name of namesIn(context, 'module_calls')) add(this.behind(`module.${name}`, context));
    return result;
  }

  private outputs(
    context: PlanContext,
    call: string,
    steps: readonly (string | number)[],
  ): Map<string, Reference> {
    const bare = `${context.module === '' ? '' : `${context.module}.`}module.${call}`;
    const keys = this.blocks.moduleKeys(bare);
    const [key, ...further] = steps;
    const isSaid = keys?.some((each) => each === key) === true;
    const meant = keys === undefined ? [undefined] : isSaid ? [key] : keys;
    const name = keys === undefined || !isSaid ? steps[0] : further[0];
    const result = new Map<string, Reference>();
    for (const each of meant) {
      const inner = this.contexts.of(each === undefined ? bare : `${bare}[${JSON.stringify(each)}]`);
      const outputs = inner === undefined ? undefined : member(inner.configuration, 'outputs');
      if (inner === undefined || !isJsonMap(outputs)) continue;
      for (const [output, body] of Object.entries(outputs)) {
        if (typeof name === 'string' && Object.hasOwn(outputs, name) && output !== name) continue;
        const expression = isJsonMap(body) ? member(body, 'expression') : undefined;
        if (expression === undefined) continue;
        for (const [found, value] of this.leads(expression, inner)) result.set(found, value);
      }
    }
    return result;
  }

  private instances(
    context: PlanContext,
    address: string,
    steps: readonly (string | number)[],
  ): Map<string, Reference> {
    const result = new Map<string, Reference>();
    const block = this.blocks.block(context.module, address);
    const [key, ...rest] = steps;
    const add = (value: Value | undefined, path: readonly (string | number)[]): void => {
      if (!(value instanceof Reference)) return;
      const [name] = path;
      const found = typeof name === 'string' ? new Reference(value.resource, name) : value;
      result.set(found.toString(), found);
    };
    if (block instanceof Reference) add(block, steps);
    else if (block !== undefined && (isList(block) || isMap(block))) {
      const items = new Map<string | number, Value>(isList(block) ? block.entries() : Object.entries(block));
      const said = key === undefined ? undefined : items.get(key);
      if (said !== undefined) add(said, rest);
      else for (const item of items.values()) add(item, []);
    }
    return result;
  }
}

function namesIn(context: PlanContext, kind: 'variables' | 'module_calls'): string[] {
  const declared = member(context.configuration, kind);
  return isJsonMap(declared) ? Object.keys(declared) : [];
}

/** `x[2]` before `x[10]`. */
export function byAddress(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
