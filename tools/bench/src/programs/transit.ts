// The bench measures the packages as a program that uses them; nothing depends on the bench.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { deriveRoutes, segmentMatrix, type SegmentMember } from '@landbridge/transit';
import { plainCopy } from './plain-copy';
import { peakRssMb, tell, timed } from './stopwatch';

/** Arguments: how many attachments. Derives the routes of that many VPCs in three segments, half of them isolated. */
const [count = 0] = process.argv.slice(2).map(Number);

const matrix = segmentMatrix({
  segments: ['dev', 'prod', 'hybrid'],
  allow: [
    ['dev', 'hybrid'],
    ['prod', 'hybrid'],
  ],
});
const members = Array.from({ length: count }, (_, at): SegmentMember => ({
  key: `vpc-${at}`,
  segment: at % 2 === 0 ? 'dev' : 'prod',
  kind: 'vpc',
  cidrs: [`10.${at >> 8}.${at & 255}.0/24`],
}));

const { result, userMs } = timed(() => deriveRoutes({ matrix, members, forbidden: 'blackhole' }));
const routes = result.associations.length + result.propagations.length + result.blackholes.length;
// The floor: the same records put together as plain objects, and written.
const floor = timed(() => JSON.stringify(plainCopy(result)));
tell({ size: count, userMs, routes, floorMs: floor.userMs, peakRssMb: peakRssMb() });
