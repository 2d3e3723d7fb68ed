import { Reference, type Unknown, type Value } from '../value';

/** Whether an unknown reference may be to that resource. */
export function mayMean({ choices }: Unknown, key: string): boolean {
  return choices === undefined || choices.some((choice) => names(choice, key));
}

function names(value: Value, key: string): boolean {
  if (Array.isArray(value)) return value.some((item: Value) => names(item, key));
  return value instanceof Reference && value.resource === key;
}
