import { buildModel } from '@landbridge/prover';
import { ASSUMPTIONS, configurationOf } from '../../test/small-landscape';
import { graphOf } from './graph-of';
import { layOut } from './lay-out';
import type { LaidOutBox, Rectangle } from './laid-out';
import { placeOwnMarks, placeZones } from './measure';

const model = buildModel(configurationOf(), ASSUMPTIONS);
const graph = graphOf(model);

const apart = (one: Rectangle, other: Rectangle): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;
const within = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, n) => list.slice(n + 1).map((other): [T, T] => [one, other]));

describe('what the map shows', () => {
  it('is what packets pass', () => {
    expect(graph.boxes.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'internet internet',
      'region eu-west-1',
      'vpc app',
      'vpc </script><b>data',
      'transit-gateway hub',
      'site hq',
    ]);
    expect(graph.links.map(({ kind, from, to }) => `${kind}: ${from} – ${to}`)).toEqual([
      'internet: internet – aws_vpc.app',
      'attachment: aws_vpc.app – aws_ec2_transit_gateway.hub',
      'attachment: aws_vpc.data – aws_ec2_transit_gateway.hub',
      'vpn: aws_ec2_transit_gateway.hub – on-premises:hq',
    ]);
  });

  it('puts what stands in a subnet into it, in order of addresses', () => {
    const app = graph.boxes.find(({ id }) => id === 'aws_vpc.app');
    expect(
      app?.zones.map(({ failure, subnets }) => [
        failure,
        subnets.map(({ key, marks }) => [key, marks.map(({ kind }) => kind)]),
      ]),
    ).toEqual([
      [
        'az:eu-west-1a',
        [
          ['aws_subnet.public', ['nat-gateway']],
          ['aws_subnet.app', ['instance']],
        ],
      ],
    ]);
  });
});

describe('where it is', () => {
  const check = (boxes: readonly LaidOutBox[]): void => {
    const [regions, others] = [
      boxes.filter(({ kind }) => kind === 'region'),
      boxes.filter(({ kind }) => kind !== 'region'),
    ];
    for (const [one, other] of [...pairs(others), ...pairs(regions)])
      expect(apart(one.at, other.at)).toBe(true);
    for (const box of others) {
      for (const region of regions)
        expect(box.within === region.id ? within(box.at, region.at) : apart(box.at, region.at)).toBe(true);
    }
  };

  it.each([false, true])('nothing lies over anything else; folded: %p', async (folded) => {
    const map = await layOut(graph, folded);
    check(map.boxes);
    expect(map.links.every(({ points }) => points.length >= 2)).toBe(true);
    for (const { at } of map.boxes)
      expect(within(at, { x: 0, y: 0, width: map.width, height: map.height })).toBe(true);
  });

  it('the same map lies the same way each time', async () => {
    expect(await layOut(graph, false)).toEqual(await layOut(graph, false));
  });

  it('a VPC holds its zones, a zone its subnets, a subnet its marks', async () => {
    const { boxes } = await layOut(graph, false);
    for (const box of boxes.filter(({ kind }) => kind === 'vpc')) {
      const own = { x: 0, y: 0, width: box.at.width, height: box.at.height };
      for (const { at: zone, subnets } of placeZones(box)) {
        expect(within(zone, own)).toBe(true);
        for (const [one, other] of pairs(subnets)) expect(apart(one.at, other.at)).toBe(true);
        for (const { at, marks } of subnets) {
          expect(within(at, zone)).toBe(true);
          for (const mark of marks) expect(within(mark.at, at)).toBe(true);
        }
      }
      for (const { at } of placeOwnMarks(box, box.at.width)) expect(within(at, own)).toBe(true);
    }
  });
});
