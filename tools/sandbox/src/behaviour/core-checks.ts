import type { AttributeSchema, BlockSchema, TfObject, TfValue } from '../contract';
import type { TypeFacts } from './facts';
import { isLeftToAws } from './left-blocks';
import { matchPairs } from './match-pairs';
import { canonical, elementsOf, isAbsent, isUnknown } from './values';

/** One resource's configuration, prior state and plan. */
export interface Planned {
  readonly config: TfObject;
  readonly prior: TfObject | undefined;
  readonly planned: TfObject;
}

/**
 * What Terraform core holds against a plan: with the legacy type system it only writes that to its log, so a plan that
 * is marked with it is checked here. The same rules, but for the blocks that the configuration leaves to AWS.
 * @see https://github.com/hashicorp/terraform/blob/v1.11.4/internal/plans/objchange/plan_valid.go
 */
export function planComplaints(block: BlockSchema, facts: TypeFacts, versions: Planned, at = ''): string[] {
  const { config, prior, planned } = versions;
  const attributes = Object.entries(block.attributes ?? {}).flatMap(([name, attribute]) =>
    attributeComplaints(attribute, at + name, config[name], prior?.[name], planned[name]),
  );
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, nested]): string[] => {
    const path = at + name;
    const [configured, value] = [config[name], planned[name]];
    if (isUnknown(configured))
      return isUnknown(value) ? [] : [`${path}: planned although its number is not known`];
    if (isLeftToAws(facts, plain(path), configured)) return leftComplaints(path, prior, prior?.[name], value);
    if (isUnknown(value)) return [`${path}: a block is planned as not known`];
    const [wanted, found, before] = [configured, value, prior?.[name]].map(elementsOf);
    if (wanted === undefined || found === undefined || before === undefined) return [];
    if (wanted.length !== found.length)
      return [`${path}: ${found.length} blocks are planned, ${wanted.length} are configured`];
    const inner = (index: number, element: TfObject, own: TfObject, old: TfObject | undefined): string[] =>
      planComplaints(
        nested.block,
        facts,
        { config: own, prior: old, planned: element },
        `${path}[${index}].`,
      );
    if (nested.nesting_mode !== 'set')
      return found.flatMap((element, index) => inner(index, element, wanted[index] ?? {}, before[index]));
    const fits = (element: TfObject, own: TfObject): boolean =>
      inner(0, element, own, undefined).length === 0;
    return matchPairs(found, wanted, fits)
      ? []
      : [`${path}: the planned elements are not those that are configured`];
  });
  return [...attributes, ...blocks];
}

function attributeComplaints(
  attribute: AttributeSchema,
  path: string,
  config: TfValue | undefined,
  prior: TfValue | undefined,
  planned: TfValue | undefined,
): string[] {
  if (attribute.write_only)
    return isAbsent(planned) ? [] : [`${path}: a write-only attribute is planned as ${shown(planned)}`];
  const same = (a: TfValue | undefined, b: TfValue | undefined): boolean =>
    canonical(a, attribute.type) === canonical(b, attribute.type);
  if (same(planned, config)) return [];
  if (!isAbsent(prior) && !isAbsent(config) && same(planned, prior)) return [];
  if (isAbsent(config) && attribute.computed) return [];
  return [`${path}: planned as ${shown(planned)}, configured as ${shown(config)}, was ${shown(prior)}`];
}

/** A block that is left to AWS is not known while it is new, and stays what it is afterwards. */
function leftComplaints(
  path: string,
  owner: TfObject | undefined,
  prior: TfValue | undefined,
  planned: TfValue | undefined,
): string[] {
  if (isUnknown(planned) || elementsOf(planned).length === 0) return [];
  if (owner !== undefined && canonical(prior) === canonical(planned)) return [];
  return [`${path}: a block that is left to AWS is planned as something new`];
}

const plain = (path: string): string => path.replace(/\[\d+\]/g, '');

/** Secrets must not get into messages, so only the kind of a value is told. */
function shown(value: TfValue | undefined): string {
  if (isAbsent(value)) return 'null';
  if (isUnknown(value)) return 'not known';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
