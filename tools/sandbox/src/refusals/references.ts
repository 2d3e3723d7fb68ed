import {
  UnknownValue,
  type Change,
  type Refusal,
  type TfObject,
  type TfValue,
  type WorldView,
} from '../contract';
import { isVisibleTo } from '../types/account/ram';
import { FORMS } from '../types/forms';
import { isOfDefaultNetwork } from '../types/ec2/default-network';
import { GLOBAL } from '../types/identity';
import { ATTACHMENT_TYPES, attachmentOf } from '../types/transit/attachment';
import { isObject } from '../types/values';
import { REFERENCES, type Reference } from './reference-table';

const byAttribute = new Map<string, Reference[]>();
for (const reference of REFERENCES)
  for (const attribute of reference.attributes)
    byAttribute.set(attribute, [...(byAttribute.get(attribute) ?? []), reference]);

/** What the change names and AWS does not find: by the table, wherever in the plan the attribute stands. */
export function missingReferences(change: Change, world: WorldView): readonly Refusal[] {
  if (change.planned === undefined) return [];
  const refusals = new Map<string, Refusal>();
  walk(change.planned, (attribute, value, path) => {
    if (unchanged(change, path, value)) return;
    for (const reference of byAttribute.get(attribute) ?? []) {
      if (reference.topLevel === true && path.length > 1) continue;
      if (!applies(reference, change.type, value) || exists(reference, value, change, world)) continue;
      const message = reference.message.replace('{}', value);
      refusals.set(`${reference.code} ${value}`, {
        code: reference.code,
        message,
        attribute: path[0] ?? attribute,
      });
    }
  });
  return [...refusals.values()];
}

function walk(
  values: TfObject,
  visit: (attribute: string, value: string, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value instanceof UnknownValue || name === 'tags' || name === 'tags_all') continue;
    const here = [...path, name];
    const one = (element: TfValue): void => {
      if (typeof element === 'string' && element !== '') visit(name, element, here);
      else if (isObject(element)) walk(element, visit, here);
    };
    if (Array.isArray(value)) value.forEach(one);
    else one(value);
  }
}

/** What did not change was found before; it is not asked for again. */
function unchanged({ prior }: Change, path: readonly string[], value: string): boolean {
  const [first] = path;
  return (
    prior !== undefined &&
    first !== undefined &&
    JSON.stringify(prior[first] ?? null).includes(JSON.stringify(value))
  );
}

function applies(reference: Reference, type: string, value: string): boolean {
  if (reference.of !== undefined && !reference.of.includes(type)) return false;
  if (reference.notOf?.includes(type) === true) return false;
  // Of types without facts, the name of an argument alone says little: the value must look like such an id too.
  return reference.form.test(value) || (reference.strict === true && FORMS[type] !== undefined);
}

function exists(reference: Reference, value: string, change: Change, world: WorldView): boolean {
  const { scope } = change;
  if (reference.published?.(value, scope) === true || isOfDefaultNetwork(value, scope)) return true;
  const id = reference.idOf?.(value) ?? value;
  const found = reference.types.flatMap((type) => world.where(type, reference.by ?? '', id));
  const here = found.some((object) => {
    if (reference.anywhere === true) return true;
    const regions = [object.region, reference.alsoIn?.(object)];
    return isIn(regions, scope.region) && isVisibleTo(world, object, scope.account);
  });
  if (here) return true;
  if (
    reference.types.some((type) => ATTACHMENT_TYPES.includes(type)) &&
    attachmentOf(world, id) !== undefined
  )
    return true;
  return reference.madeForOthers === true && isMadeForAnother(id, reference, change, world);
}

function isIn(regions: readonly (TfValue | undefined)[], region: string): boolean {
  return regions.includes(GLOBAL) || regions.includes(region);
}

/** Whether some other object here shows the id among its values: AWS made the thing for it. It looks through everything, so it is asked last. */
function isMadeForAnother(id: string, { types }: Reference, { scope }: Change, world: WorldView): boolean {
  const quoted = JSON.stringify(id);
  const { account, region } = scope;
  return (world.typeNames ?? [])
    .filter((type) => !types.includes(type))
    .some((type) =>
      world.list(type, { account, region }).some(({ values }) => JSON.stringify(values).includes(quoted)),
    );
}
