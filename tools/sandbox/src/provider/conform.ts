import type { BlockSchema, CtyType, TfObject, TfValue } from '../contract';
import { isAbsent, isObject, isUnknown } from '../behaviour/values';

/**
 * Makes a value fit the plan, as Terraform demands: what was planned as known stays as planned, what was unknown is
 * taken from `actual`, and nothing stays unknown.
 */
export function conformBlock(block: BlockSchema, planned: TfObject | undefined, actual: TfObject): TfObject {
  const out: TfObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {}))
    out[name] = conformValue(attribute.type, planned?.[name], actual[name]);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const [mine, theirs] = [planned?.[name], actual[name]];
    const open = planned === undefined || isUnknown(mine);
    const shape = open && !isUnknown(theirs) ? theirs : mine;
    if (Array.isArray(shape))
      out[name] = shape.map((item, index) => {
        const other = Array.isArray(theirs) ? theirs[index] : undefined;
        const plannedItem = !open && isObject(item) ? item : undefined;
        return conformBlock(nested.block, plannedItem, isObject(other) ? other : {});
      });
    else if (isObject(shape) && nested.nesting_mode !== 'map')
      out[name] = conformBlock(
        nested.block,
        isObject(mine) ? mine : undefined,
        isObject(theirs) ? theirs : {},
      );
    else
      out[name] = shape ?? (nested.nesting_mode === 'single' || nested.nesting_mode === 'group' ? null : []);
  }
  return out;
}

function conformValue(type: CtyType, planned: TfValue | undefined, actual: TfValue | undefined): TfValue {
  if (planned === undefined || isUnknown(planned)) return known(type, actual);
  if (Array.isArray(planned)) {
    const inner = Array.isArray(type) && (type[0] === 'list' || type[0] === 'set') ? type[1] : 'dynamic';
    const other = Array.isArray(actual) ? actual : [];
    return planned.map((item, index) => conformValue(inner, item, other[index]));
  }
  if (isObject(planned)) {
    const other = isObject(actual) ? actual : {};
    const entries = Object.entries(planned).map(([key, value]): [string, TfValue] => [
      key,
      conformValue(innerType(type, key), value, other[key]),
    ]);
    return Object.fromEntries(entries);
  }
  return planned;
}

function innerType(type: CtyType, key: string): CtyType {
  if (!Array.isArray(type)) return 'dynamic';
  if (type[0] === 'object') return type[1][key] ?? 'dynamic';
  return type[0] === 'map' ? type[1] : 'dynamic';
}

/** Objects get every field of their type, so that a value made elsewhere has the form Terraform expects. */
function known(type: CtyType, value: TfValue | undefined): TfValue {
  if (isAbsent(value) || isUnknown(value)) return null;
  if (!Array.isArray(type)) return primitive(type, value);
  if (type[0] === 'object') {
    if (!isObject(value)) return null;
    const fields = Object.entries(type[1]).map(([key, inner]): [string, TfValue] => [
      key,
      known(inner, value[key]),
    ]);
    return Object.fromEntries(fields);
  }
  const inner = type[0] === 'tuple' ? 'dynamic' : type[1];
  if (type[0] === 'map') {
    if (!isObject(value)) return null;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, known(inner, item)]));
  }
  if (!Array.isArray(value)) return null;
  return value.map((item) => known(inner, item));
}

function primitive(type: CtyType, value: TfValue): TfValue {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (type === 'number' && typeof value === 'string')
    return Number.isNaN(Number(value)) ? null : Number(value);
  if (type === 'bool' && typeof value === 'string') return value === 'true';
  if (type === 'string' && typeof value === 'object') return null;
  return value;
}
