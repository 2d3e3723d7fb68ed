import { isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';
import { text } from './shown-module';

/** Where an expression of a plan stands: which module instance, and within which block instance. */
export interface PlanContext {
  /** Address of the module instance; empty for the root. */
  readonly module: string;
  /** The module's part of `configuration`. */
  readonly configuration: JsonMap;
  readonly caller: { readonly context: PlanContext; readonly call: JsonMap } | undefined;
  /** Key of the instance in which the expression stands, and the expression that made the keys. */
  readonly key: string | number | undefined;
  readonly forEach: Json | undefined;
  /** Several attributes of this block look at one `count`/`for_each` resource: their indexes cannot all be plain. */
  readonly computedIndexes: boolean;
  /** How many instances the block or module call has in which the expression stands. */
  readonly siblings: number;
}

/** One step of a module address: `module.a["x"]`. */
interface ModuleStep {
  readonly name: string;
  readonly key: string | number | undefined;
}

const STEP = /module\.([^.[]+)(?:\[("(?:[^"\\]|\\.)*"|\d+)\])?\.?/y;

function stepsOf(address: string): ModuleStep[] {
  const steps: ModuleStep[] = [];
  STEP.lastIndex = 0;
  for (let found = STEP.exec(address); found !== null; found = STEP.exec(address)) {
    steps.push({
      name: found[1] ?? '',
      key: found[2] === undefined ? undefined : (JSON.parse(found[2]) as string | number),
    });
  }
  return steps;
}

const REFERENCE_STEP = /\.?([^.[\]]+)|\[("(?:[^"\\]|\\.)*"|\d+)\]/g;

/** `aws_vpc.main[0].id` → `aws_vpc`, `main`, 0, `id`. */
export function stepsIn(reference: string): (string | number)[] {
  return [...reference.matchAll(REFERENCE_STEP)].map(([, name, key]) =>
    key === undefined ? (name ?? '') : (JSON.parse(key) as string | number),
  );
}

/** Every call on the way to a module instance: `module.a` with key `x` for `module.a["x"]`. */
export function moduleCalls(address: string): { bare: string; key: string | number | undefined }[] {
  let at = '';
  return stepsOf(address).map(({ name, key }) => {
    const bare = `${at === '' ? '' : `${at}.`}module.${name}`;
    at = `${bare}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`;
    return { bare, key };
  });
}

/** Finds and keeps the context of every module instance of a plan. */
export class PlanContexts {
  private readonly known = new Map<string, PlanContext | undefined>();
  private readonly arithmetic = new Map<JsonMap, boolean>();

  constructor(
    private readonly root: JsonMap,
    private readonly moduleKeys: (call: string) => readonly (string | number)[] | undefined,
  ) {}

  of(address: string): PlanContext | undefined {
    if (!this.known.has(address)) this.known.set(address, this.make(address));
    return this.known.get(address);
  }

  /** The configuration of a block: `aws_vpc.main`, `data.aws_vpc.x`. */
  block(context: PlanContext, address: string): JsonMap | undefined {
    return blocksOf(context.configuration).get(address);
  }

  /** The context within one instance of a block or module call. */
  within(
    context: PlanContext,
    block: JsonMap,
    key: string | number | undefined,
    siblings: number,
  ): PlanContext {
    return {
      ...context,
      key,
      siblings,
      forEach: member(block, 'for_each_expression'),
      computedIndexes: this.hasArithmetic(context),
    };
  }

  private make(address: string): PlanContext | undefined {
    let context: PlanContext = {
      module: '',
      configuration: this.root,
      caller: undefined,
      key: undefined,
      forEach: undefined,
      computedIndexes: false,
      siblings: 1,
    };
    let at = '';
    for (const { name, key } of stepsOf(address)) {
      const calls = member(context.configuration, 'module_calls');
      const call = isJsonMap(calls) ? member(calls, name) : undefined;
      const inner = isJsonMap(call) ? member(call, 'module') : undefined;
      if (!isJsonMap(call) || !isJsonMap(inner)) return undefined;
      const bare = `${at === '' ? '' : `${at}.`}module.${name}`;
      at = `${bare}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`;
      const siblings = this.moduleKeys(bare)?.length ?? 1;
      const caller = { context: this.within(context, call, key, siblings), call };
      context = {
        module: at,
        configuration: inner,
        caller,
        key: undefined,
        forEach: undefined,
        computedIndexes: false,
        siblings: 1,
      };
    }
    return context;
  }

  /**
   * A plan shows `x[count.index]` and `x[(count.index + 1) % 3]` alike. Where two attributes of one block show the
   * same indexed resource, at least one index is computed; then no index of that module is taken as plain.
   */
  private hasArithmetic({ configuration }: PlanContext): boolean {
    let known = this.arithmetic.get(configuration);
    if (known === undefined) {
      known = [...blocksOf(configuration).values()].some(repeatsIndexedReference);
      this.arithmetic.set(configuration, known);
    }
    return known;
  }
}

const blocksByConfiguration = new WeakMap<JsonMap, ReadonlyMap<string, JsonMap>>();

function blocksOf(configuration: JsonMap): ReadonlyMap<string, JsonMap> {
  let blocks = blocksByConfiguration.get(configuration);
  if (blocks === undefined) {
    blocks = new Map(
      mapsIn(member(configuration, 'resources')).map((block) => [
        text(member(block, 'address')) ?? '',
        block,
      ]),
    );
    blocksByConfiguration.set(configuration, blocks);
  }
  return blocks;
}

function repeatsIndexedReference(block: JsonMap): boolean {
  const expressions = member(block, 'expressions');
  const seen = new Set<string>();
  for (const [name, expression] of isJsonMap(expressions) ? Object.entries(expressions) : []) {
    if (!/_id$|_ids$|_arn$/.test(name)) continue;
    const references = referencesOf(expression);
    if (!references.includes('count.index') && !references.includes('each.key')) continue;
    const key = [...references].sort().join(' ');
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** The references of an expression, without those that only lead to a longer one. */
export function referencesOf(expression: Json | undefined): string[] {
  const listed = isJsonMap(expression) ? member(expression, 'references') : undefined;
  const all = Array.isArray(listed)
    ? [...new Set(listed.filter((item): item is string => typeof item === 'string'))]
    : [];
  return all.filter(
    (short) =>
      !all.some(
        (long) =>
          long.length > short.length && long.startsWith(short) && /[.[]/.test(long.charAt(short.length)),
      ),
  );
}
