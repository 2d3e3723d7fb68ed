import type { BlockSchema, TfObject, TfValue } from '../../contract';
import type { Diagnostic, Step } from '../../protocol/messages';
import type { TypeFacts } from '../facts';
import { elementsOf, isAbsent, isObject } from '../values';
import { eachPlace, isKnownAt, isSetAt } from './arguments';
import { complaintOf } from './check-rule';

/** What the provider refuses about a configuration before it is planned. */
export function validateResource(block: BlockSchema, facts: TypeFacts, config: TfObject): Diagnostic[] {
  return [...groupComplaints(facts, config), ...valueComplaints(block, facts, config, '', [])];
}

function groupComplaints(facts: TypeFacts, config: TfObject): Diagnostic[] {
  const found: Diagnostic[] = [];
  const complain = (summary: string, detail: string, attribute: string): void => {
    const top = attribute.split('.')[0];
    found.push({ severity: 'error', summary, detail, ...(top === undefined ? {} : { attribute: [top] }) });
  };
  const places = (
    paths: readonly string[],
    check: (set: string[], names: readonly string[], known: string[]) => void,
  ): void =>
    eachPlace(config, paths, (at, names) =>
      check(
        names.filter((name) => isSetAt(at, name)),
        names,
        names.filter((name) => isKnownAt(at, name)),
      ),
    );

  for (const pair of facts.conflictsWith ?? [])
    places(pair, (_set, _names, [one, other]) => {
      if (one !== undefined && other !== undefined)
        complain('Conflicting configuration arguments', `"${one}": conflicts with ${other}`, pair[0] ?? one);
    });
  found.push(...oneOfComplaints(facts.exactlyOneOf ?? [], config));
  for (const group of facts.atLeastOneOf ?? [])
    places(group, (set, names) => {
      if (set.length === 0)
        complain(
          'Missing required argument',
          `"${names[0]}": one of \`${names.join(',')}\` must be specified`,
          group[0] ?? '',
        );
    });
  for (const [path, others] of Object.entries(facts.requiredWith ?? {}))
    for (const other of others)
      places([path, other], (set, names) => {
        if (set.length === 1 && set[0] === names[0])
          complain(
            'Missing required argument',
            `"${path}": all of \`${names.join(',')}\` must be specified`,
            path,
          );
      });
  return found;
}

/** Complaints about groups of which exactly one argument has to be set. */
export function oneOfComplaints(groups: readonly (readonly string[])[], config: TfObject): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const group of groups)
    eachPlace(config, group, (at, names) => {
      const set = names.filter((name) => isKnownAt(at, name));
      if (set.length === 1 || (set.length === 0 && names.some((name) => isSetAt(at, name)))) return;
      const detail =
        set.length === 0
          ? `"${names[0]}": one of \`${names.join(',')}\` must be specified`
          : `"${names[0]}": only one of \`${names.join(',')}\` can be specified, but \`${set.join(',')}\` were specified.`;
      const attribute = (group[0] ?? '').split('.').slice(0, 1);
      found.push({ severity: 'error', summary: 'Invalid combination of arguments', detail, attribute });
    });
  return found;
}

function valueComplaints(
  block: BlockSchema,
  facts: TypeFacts,
  config: TfObject,
  prefix: string,
  at: readonly Step[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (facts.validation === undefined) return found;
  for (const name in block.attributes)
    if (!isAbsent(config[name])) found.push(...checkValue(facts, prefix + name, config[name], [...at, name]));
  for (const [name, nested] of Object.entries(block.block_types ?? {}))
    elementsOf(config[name]).forEach((element, index) => {
      const step = nested.nesting_mode === 'list' ? [...at, name, index] : [...at, name];
      found.push(...valueComplaints(nested.block, facts, element, `${prefix}${name}.`, step));
    });
  return found;
}

/** Elements of collections are checked one by one, and objects in them field by field. */
function checkValue(
  facts: TypeFacts,
  path: string,
  value: TfValue | undefined,
  at: readonly Step[],
): Diagnostic[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item) => checkValue(facts, path, item, at));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, item]) => checkValue(facts, `${path}.${key}`, item, at));
  return (facts.validation?.[path] ?? []).flatMap((rule): Diagnostic[] => {
    const complaint = complaintOf(rule, value);
    if (complaint === undefined) return [];
    // Lists of 2023 lack what AWS added since: a value that is not in them may well be right.
    const severity = rule.kind === 'one-of' && rule.open ? 'warning' : 'error';
    const summary = severity === 'error' ? `expected ${path}: ${complaint}` : `${path} ${complaint}`;
    return [{ severity, summary, attribute: at }];
  });
}
