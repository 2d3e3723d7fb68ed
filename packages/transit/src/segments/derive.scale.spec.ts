import { deriveRoutes } from './derive';
import { segmentMatrix } from './matrix';
import type { SegmentMember } from './topology';

const matrix = segmentMatrix({
  segments: ['dev', 'prod', 'hybrid'],
  allow: [
    ['dev', 'hybrid'],
    ['prod', 'hybrid'],
  ],
});
const members = (count: number): SegmentMember[] =>
  Array.from({ length: count }, (_, n) => ({
    key: `vpc-${n}`,
    segment: n % 2 === 0 ? 'dev' : 'prod',
    kind: 'vpc',
    cidrs: [`10.${n >> 8}.${n & 255}.0/24`],
  }));

/** CPU time in ms; the least of several runs, so that neighbours on the machine count little. */
function cost(count: number): number {
  const attached = members(count);
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = process.cpuUsage();
      deriveRoutes({ matrix, members: attached, forbidden: 'blackhole' });
      return process.cpuUsage(start).user / 1000;
    }),
  );
}

describe('deriveRoutes at scale', () => {
  it('writes one association, one propagation and two blackholes for each of 5,000 VPCs', () => {
    const { associations, propagations, blackholes } = deriveRoutes({
      matrix,
      members: members(5000),
      forbidden: 'blackhole',
    });
    expect([associations.length, propagations.length, blackholes.length]).toEqual([5000, 5000, 10_000]);
  });

  it('takes time in proportion: sixteen times the members cost far less than 16² as much', () => {
    cost(1000);
    expect(cost(32_000) / cost(2000)).toBeLessThan(16 * 5);
  });
});
