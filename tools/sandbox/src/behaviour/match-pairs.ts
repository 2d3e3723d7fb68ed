/** Whether the elements of two sets can be paired so that each pair fits: sets are small, so every way is tried. */
export function matchPairs<T>(
  left: readonly T[],
  right: readonly T[],
  fits: (one: T, other: T) => boolean,
): boolean {
  if (left.length !== right.length) return false;
  const partner = new Map<number, number>();
  const place = (index: number, tried: Set<number>): boolean => {
    const one = left[index];
    return right.some((other, at) => {
      if (one === undefined || tried.has(at) || !fits(one, other)) return false;
      tried.add(at);
      const holder = partner.get(at);
      if (holder !== undefined && !place(holder, tried)) return false;
      partner.set(at, index);
      return true;
    });
  };
  return left.every((_, index) => place(index, new Set()));
}
