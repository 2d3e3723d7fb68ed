/**
 * A set of whole numbers as sorted, disjoint, non-adjacent closed ranges: `[low, high, low, high, …]`.
 *
 * Laws (property-tested): intersection, union and difference behave as on plain sets, and equal sets have equal
 * representations. Ports and protocols are numbers, addresses are bigints; one set never mixes the two.
 */
export type Ranges<T extends number | bigint> = readonly T[];

export const none: readonly never[] = [];

export function range<T extends number | bigint>(low: T, high: T): Ranges<T> {
  return [low, high];
}

export function intersect<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): Ranges<T> {
  if (a === b) return a;
  const result: T[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const low = a[i]! > b[j]! ? a[i]! : b[j]!;
    const aEnds = a[i + 1]! < b[j + 1]!;
    const high = aEnds ? a[i + 1]! : b[j + 1]!;
    if (low <= high) result.push(low, high);
    if (aEnds) i += 2;
    else j += 2;
  }
  return result;
}

export function subtract<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): Ranges<T> {
  const result: T[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let low = a[i]!;
    const high = a[i + 1]!;
    while (j < b.length && b[j + 1]! < low) j += 2;
    let swallowed = false;
    for (let k = j; k < b.length && b[k]! <= high; k += 2) {
      if (b[k]! > low) result.push(low, before(b[k]!));
      if (b[k + 1]! >= high) {
        swallowed = true;
        break;
      }
      low = after(b[k + 1]!);
    }
    if (!swallowed) result.push(low, high);
  }
  return result;
}

export function union<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): Ranges<T> {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return normalise([...pairs(a), ...pairs(b)]);
}

/** The set of all numbers of the given pairs, which may overlap and come in any order. */
export function normalise<T extends number | bigint>(given: readonly (readonly [T, T])[]): Ranges<T> {
  const sorted = [...given].sort((x, y) => (x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : 0));
  const result: T[] = [];
  for (const [low, high] of sorted) {
    const end = result.length - 1;
    if (end > 0 && low <= after(result[end]!)) {
      if (high > result[end]!) result[end] = high;
    } else {
      result.push(low, high);
    }
  }
  return result;
}

export function contains<T extends number | bigint>(a: Ranges<T>, value: T): boolean {
  for (let i = 0; i < a.length; i += 2) if (a[i]! <= value && value <= a[i + 1]!) return true;
  return false;
}

export function covers<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): boolean {
  return subtract(b, a).length === 0;
}

export function overlap<T extends number | bigint>(a: Ranges<T>, b: Ranges<T>): boolean {
  return intersect(a, b).length > 0;
}

export function isSingle<T extends number | bigint>(a: Ranges<T>): boolean {
  return a.length === 2 && a[0] === a[1];
}

export function pairs<T extends number | bigint>(a: Ranges<T>): (readonly [T, T])[] {
  const result: (readonly [T, T])[] = [];
  for (let i = 0; i < a.length; i += 2) result.push([a[i]!, a[i + 1]!]);
  return result;
}

function after<T extends number | bigint>(value: T): T {
  return (typeof value === 'bigint' ? value + 1n : (value as number) + 1) as T;
}

function before<T extends number | bigint>(value: T): T {
  return (typeof value === 'bigint' ? value - 1n : (value as number) - 1) as T;
}
