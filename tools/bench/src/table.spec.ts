import { median } from './measure';
import { tableRows } from './table';

const sample = (user: number) => ({ user, system: 0, wall: user * 2 });

describe('figures', () => {
  it('are medians, each time for itself', () => {
    expect(median([sample(30), sample(10), sample(20)])).toEqual({ user: 20, system: 0, wall: 40 });
    expect(median([sample(4), sample(1), sample(3), sample(2)]).user).toBe(2);
  });

  it('are compared with the first of their group', () => {
    const row = (group: string, name: string, user: number) => ({ group, name, runs: 3, ...sample(user) });
    const rows = tableRows([row('a', 'x', 100), row('a', 'y', 250), row('b', 'z', 7)]);
    expect(rows[1]).toEqual(['a', 'y', '250', '500', '2.50', '3']);
    expect(rows[2]).toEqual(['b', 'z', '7', '14', '1.00', '3']);
  });
});
