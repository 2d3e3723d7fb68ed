import * as fc from 'fast-check';
import { narrow, without, type Condition, type Headers } from './headers';
import { contains, normalise } from './ranges';

const small = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 1,
    maxLength: 2,
  })
  .map((pairs) => normalise(pairs.map(([low, length]) => [low, low + length] as const)));
const addresses = small.map((ranges) => ranges.map((value) => BigInt(value)));

const box: fc.Arbitrary<Headers> = fc.record({
  family: fc.constant(4 as const),
  source: addresses,
  destination: addresses,
  protocols: small,
  sourcePorts: small,
  destinationPorts: small,
});
const condition: fc.Arbitrary<Condition> = fc.record(
  { source: addresses, destination: addresses, protocols: small, destinationPorts: small },
  { requiredKeys: [] },
);

/** Every packet of the small world in which the boxes lie. */
function packets(): Record<string, number>[] {
  const values = [0, 1, 2, 3, 4];
  const result: Record<string, number>[] = [];
  for (const source of values)
    for (const destination of values)
      for (const protocols of values)
        for (const destinationPorts of values)
          result.push({ source, destination, protocols, destinationPorts });
  return result;
}

function holds(headers: Condition, packet: Record<string, number>): boolean {
  return Object.entries(packet).every(([field, value]) => {
    const ranges = headers[field as keyof Condition] as readonly (number | bigint)[] | undefined;
    if (ranges === undefined) return true;
    const wanted = typeof ranges[0] === 'bigint' ? BigInt(value) : value;
    return contains(ranges as readonly bigint[], wanted as bigint);
  });
}

describe('boxes of headers', () => {
  it('narrowing and what it leaves out part a box', () => {
    fc.assert(
      fc.property(box, condition, (headers, rule) => {
        const inside = narrow(headers, rule);
        const outside = without(headers, rule);
        for (const packet of packets()) {
          const parts = [inside, ...outside].filter((part) => part !== undefined && holds(part, packet));
          expect(parts).toHaveLength(holds(headers, packet) ? 1 : 0);
          if (inside && holds(inside, packet)) expect(holds(rule, packet)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
