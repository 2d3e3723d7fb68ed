import { isDeepStrictEqual } from 'node:util';

/** What `JSON.parse` gives. */
type Json = string | number | boolean | null | readonly Json[] | JsonMap;
interface JsonMap {
  readonly [name: string]: Json;
}

/**
 * A plan shows what an expression refers to, not which instance it means: `aws_subnet.a["${each.key}-1"].id` and local
 * values stay open in it. An apply of the same plan in an empty simulated AWS says which. This fills the ids of objects
 * of the plan in from that state, and nothing else: what AWS alone decides, an address for one, stays unknown.
 */
export function settleIds(plan: JsonMap, state: JsonMap): JsonMap {
  const actual = new Map(resourcesOf(state['values']).map((resource) => [resource['address'], resource]));
  const written = new Set<string>();
  for (const resource of resourcesOf(plan['planned_values'])) collectTexts(resource['values'], written);
  const configured = configuredArguments(plan);
  const settled = new Map<Json | undefined, Settled>();
  const changes = mapsOf(plan['resource_changes']).map((entry) => {
    const change = asMap(entry['change']);
    const found = asMap(actual.get(entry['address'] ?? null)?.['values']);
    if (change === undefined || found === undefined) return entry;
    const marks = asMap(change['after_unknown']) ?? {};
    const own = configured.get(blockOf(entry));
    const names = Object.keys(marks).filter((name) => own?.has(name) === true || BORN_WITH.test(name));
    const allowed = Object.fromEntries(names.map((name) => [name, marks[name] ?? null]));
    const result = settleMap(asMap(change['after']) ?? {}, allowed, found, written);
    settled.set(entry['address'], result);
    return { ...entry, change: { ...change, after_unknown: { ...marks, ...result.unknown } } };
  });
  const fill = (resource: JsonMap): JsonMap => {
    const values = settled.get(resource['address'])?.values;
    return values === undefined
      ? resource
      : { ...resource, values: { ...asMap(resource['values']), ...values } };
  };
  return { ...plan, resource_changes: changes, planned_values: mapResources(plan['planned_values'], fill) };
}

/**
 * True when an apply in the sandbox can do nothing outside of it: only resources of the simulated provider, and no
 * provisioner, which would run programs of the configuration's author.
 */
export function staysInSandbox(plan: JsonMap): boolean {
  const providers = mapsOf(plan['resource_changes']).map((change) => change['provider_name']);
  const harmless = /(\/hashicorp\/aws|^terraform\.io\/builtin\/terraform)$/;
  return (
    providers.every((provider) => typeof provider === 'string' && harmless.test(provider)) &&
    configuredBlocks(plan).every(({ block }) => block['provisioners'] === undefined)
  );
}

interface Settled {
  readonly values: JsonMap;
  readonly unknown: JsonMap;
}

/** Ids that AWS gives an object, and those of the objects that are born with it. */
const BORN_WITH =
  /^(id|arn|(default|main)_route_table_id|default_(security_group|network_acl)_id|(association|propagation)_default_route_table_id|transit_gateway_attachment_id|primary_network_interface_id|network_interface_id|prefix_list_id)$/;

const ID = /^(arn:|[a-z][a-z0-9-]*-[0-9a-f]{8,}$|[0-9a-f]{8}-[0-9a-f]{4}-|Z[0-9A-Z]{9,}$)/;

function settleMap(planned: JsonMap, marks: JsonMap, actual: JsonMap, written: ReadonlySet<string>): Settled {
  const values: Record<string, Json> = {};
  const unknown: Record<string, Json> = {};
  for (const [name, mark] of Object.entries(marks)) {
    const found = actual[name];
    if (found === undefined || !isOpen(mark)) continue;
    const result = settle(planned[name], mark, found, written);
    if (result === undefined) continue;
    values[name] = result.value;
    unknown[name] = result.mark;
  }
  return { values, unknown };
}

function settle(
  planned: Json | undefined,
  mark: Json,
  actual: Json,
  written: ReadonlySet<string>,
): { value: Json; mark: Json } | undefined {
  if (isSettled(actual, written)) return { value: actual, mark: false };
  if (!Array.isArray(mark) || !Array.isArray(planned) || !Array.isArray(actual)) return undefined;
  // Elements of sets stand in another order after apply: each is told by what the plan knows of it.
  const elements = planned.map((element: Json, at) => {
    const known = asMap(element);
    const open = asMap((mark as readonly Json[])[at]);
    if (known === undefined || open === undefined)
      return { value: element, mark: (mark as Json[])[at] ?? false };
    const alike = mapsOf(actual as Json).filter((candidate) => agrees(known, open, candidate));
    const [only] = alike;
    if (only === undefined || alike.length > 1) return { value: element, mark: open };
    const inner = settleMap(known, open, only, written);
    return { value: { ...known, ...inner.values }, mark: { ...open, ...inner.unknown } };
  });
  return { value: elements.map(({ value }) => value), mark: elements.map((element) => element.mark) };
}

/** An id, or a text that the plan itself knows elsewhere; a list or a set of those. */
function isSettled(actual: Json, written: ReadonlySet<string>): boolean {
  if (typeof actual === 'string') return ID.test(actual) || (/[./]/.test(actual) && written.has(actual));
  return Array.isArray(actual) && actual.length > 0 && actual.every((item: Json) => isSettled(item, written));
}

function agrees(planned: JsonMap, open: JsonMap, actual: JsonMap): boolean {
  return Object.entries(planned).every(
    ([name, value]) => isOpen(open[name] ?? false) || isDeepStrictEqual(value, actual[name]),
  );
}

function isOpen(mark: Json): boolean {
  if (Array.isArray(mark)) return mark.some(isOpen);
  const map = asMap(mark);
  return map === undefined ? mark === true : Object.values(map).some(isOpen);
}

/** The arguments that each block writes down, by {@link blockOf}. */
function configuredArguments(plan: JsonMap): Map<string, ReadonlySet<string>> {
  return new Map(
    configuredBlocks(plan).map(({ module, block }) => {
      const expressions = Object.entries(asMap(block['expressions']) ?? {});
      const given = expressions.filter(([, expression]) => asMap(expression)?.['constant_value'] !== null);
      return [`${module} ${String(block['address'])}`, new Set(given.map(([name]) => name))];
    }),
  );
}

/** A block's module path without keys and its address in there. */
function blockOf(change: JsonMap): string {
  const module = String(change['module_address'] ?? '').replace(/\[("(\\.|[^"\\])*"|\d+)\]/g, '');
  const data = change['mode'] === 'data' ? 'data.' : '';
  return `${module} ${data}${String(change['type'])}.${String(change['name'])}`;
}

function configuredBlocks(plan: JsonMap): { module: string; block: JsonMap }[] {
  const visit = (module: JsonMap | undefined, path: string): { module: string; block: JsonMap }[] => [
    ...mapsOf(module?.['resources']).map((block) => ({ module: path, block })),
    ...Object.entries(asMap(module?.['module_calls']) ?? {}).flatMap(([name, call]) =>
      visit(asMap(asMap(call)?.['module']), `${path === '' ? '' : `${path}.`}module.${name}`),
    ),
  ];
  return visit(asMap(asMap(plan['configuration'])?.['root_module']), '');
}

function resourcesOf(values: Json | undefined): JsonMap[] {
  const found: JsonMap[] = [];
  mapResources(values, (resource) => {
    found.push(resource);
    return resource;
  });
  return found;
}

function mapResources(values: Json | undefined, change: (resource: JsonMap) => JsonMap): Json {
  const visit = (module: JsonMap): JsonMap => ({
    ...module,
    resources: mapsOf(module['resources']).map(change),
    child_modules: mapsOf(module['child_modules']).map(visit),
  });
  const root = asMap(asMap(values)?.['root_module']);
  return root === undefined ? (values ?? null) : { ...asMap(values), root_module: visit(root) };
}

function collectTexts(value: Json | undefined, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (Array.isArray(value)) for (const item of value as readonly Json[]) collectTexts(item, into);
  else for (const item of Object.values(asMap(value) ?? {})) collectTexts(item, into);
}

function asMap(value: Json | undefined): JsonMap | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonMap)
    : undefined;
}

function mapsOf(value: Json | undefined): readonly JsonMap[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(asMap).filter((map) => map !== undefined) : [];
}
