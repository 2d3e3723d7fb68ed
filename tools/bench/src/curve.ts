/** One point of a scaling run: how much there was, and what it took in user CPU. */
export interface Point {
  readonly size: number;
  readonly userMs: number;
}

export interface CurvePoint extends Point {
  readonly msPerItem: number;
  /** What one item takes here over what it takes at the first point: 1 is linear growth, less is better. */
  readonly growth: number;
}

/** What each item takes, and how that grows from the first point. @throws RangeError on a size that is not positive */
export function curve<P extends Point>(points: readonly P[]): (P & CurvePoint)[] {
  const [first] = points;
  return points.map((point) => {
    const msPerItem = perItem(point);
    return { ...point, msPerItem, growth: msPerItem / perItem(first ?? point) };
  });
}

function perItem({ size, userMs }: Point): number {
  if (!(size > 0)) throw new RangeError(`a point of ${size} items has no time per item`);
  return userMs / size;
}

/** The middle of some numbers; of an even number the lower of the two in the middle. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
