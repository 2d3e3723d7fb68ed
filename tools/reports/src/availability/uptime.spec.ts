import { downtime, duration, percent, rowOf, UPTIME_TABLE } from './uptime';

describe('the uptime table', () => {
  it('says what the usual tables say', () => {
    const year = Object.fromEntries(UPTIME_TABLE.map((row) => [row, duration(downtime(row / 100).year)]));
    expect(year).toEqual({
      90: '36 d 12 h',
      95: '18 d 6 h',
      97: '10 d 23 h',
      98: '7 d 7 h',
      99: '3 d 16 h',
      99.5: '1 d 20 h',
      99.8: '17 h 31 min',
      99.9: '8 h 46 min',
      99.95: '4 h 23 min',
      99.99: '52 min 34 s',
      99.999: '5 min 15 s',
    });
  });

  it('gives a day and a month too', () => {
    const { day, month } = downtime(0.999);
    expect([duration(day), duration(month)]).toEqual(['1 min 26 s', '43 min 48 s']);
  });

  it('finds the row that is reached, though products are rounded', () => {
    expect([1, 0.99999, 0.9995, 0.99949, 0.9, 0.89].map(rowOf)).toEqual([
      99.999,
      99.999,
      99.95,
      99.9,
      90,
      undefined,
    ]);
    expect(rowOf(1 - 0.0005)).toBe(99.95);
  });
});

describe('words for figures', () => {
  it('never says sixty of anything', () => {
    expect([0, 0.86, 9.96, 59.7, 119.8, 3599, 86_399].map(duration)).toEqual([
      '0 s',
      '0.86 s',
      '10 s',
      '1 min',
      '2 min',
      '1 h',
      '1 d',
    ]);
  });

  it('has the digits that tell neighbours apart', () => {
    expect([1, 0.995, 0.99497, 0.9999, 0.9999975].map(percent)).toEqual([
      '100 %',
      '99.500 %',
      '99.497 %',
      '99.9900 %',
      '99.999750 %',
    ]);
  });
});
