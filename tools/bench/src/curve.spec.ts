import { curve, middle } from './curve';

describe('a curve', () => {
  it('tells what an item takes, and how that grows from the first point', () => {
    const [small, large] = curve([
      { size: 100, userMs: 50 },
      { size: 1000, userMs: 750 },
    ]);
    expect(small).toEqual({ size: 100, userMs: 50, msPerItem: 0.5, growth: 1 });
    expect(large).toEqual({ size: 1000, userMs: 750, msPerItem: 0.75, growth: 1.5 });
  });

  it('is below 1 where an item gets cheaper', () => {
    const points = curve([
      { size: 10, userMs: 10 },
      { size: 100, userMs: 25 },
    ]);
    expect(points.map(({ growth }) => growth)).toEqual([1, 0.25]);
  });

  it('keeps what else is known of a point, and has none without points', () => {
    expect(curve([{ size: 2, userMs: 1, peakRssMb: 80 }])).toMatchObject([{ peakRssMb: 80, msPerItem: 0.5 }]);
    expect(curve([])).toEqual([]);
  });

  it('refuses a point without items, which would be an infinite time per item', () => {
    expect(() => curve([{ size: 0, userMs: 1 }])).toThrow('a point of 0 items');
  });

  it('takes the middle of the runs', () => {
    expect(middle([9, 1, 5])).toBe(5);
    expect(middle([4, 1, 3, 2])).toBe(2);
  });
});
