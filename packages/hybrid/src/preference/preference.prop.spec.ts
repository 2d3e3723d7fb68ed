import fc from 'fast-check';
import { failoverOrder, shadowedByStatic, type Candidate, type GatewayKind } from './preference';
import { vpnThroughput } from './throughput';

const candidate: fc.Arbitrary<Candidate> = fc.record({
  name: fc.string(),
  prefix: fc.constant('10.200.0.0/16'),
  origin: fc.constantFrom('static', 'direct-connect', 'connect', 'vpn-private', 'vpn'),
  asPathLength: fc.integer({ min: 1, max: 5 }),
  med: fc.integer({ min: 0, max: 200 }),
  localPreference: fc.constantFrom('low', 'medium', 'high'),
});
const kind: fc.Arbitrary<GatewayKind> = fc.constantFrom('transit-gateway', 'virtual-private-gateway');
const origins = (gateway: GatewayKind, list: Candidate['origin'][]) =>
  failoverOrder(
    gateway,
    list.map((origin): Candidate => ({ name: origin, prefix: '10.0.0.0/8', origin })),
  ).map(({ name }) => name);

describe('the order of links', () => {
  it('is the documented one of each gateway', () => {
    expect(origins('transit-gateway', ['vpn', 'vpn-private', 'connect', 'direct-connect', 'static'])).toEqual(
      ['static', 'direct-connect', 'connect', 'vpn-private', 'vpn'],
    );
    expect(origins('virtual-private-gateway', ['vpn', 'static', 'direct-connect'])).toEqual([
      'direct-connect',
      'static',
      'vpn',
    ]);
  });

  it('prefers by local preference, then the shorter AS path, then the smaller MED', () => {
    const one = (name: string, more: Partial<Candidate>): Candidate => ({
      name,
      prefix: '10.0.0.0/8',
      origin: 'direct-connect',
      ...more,
    });
    const list = [
      one('med', { med: 50 }),
      one('best', {}),
      one('long', { asPathLength: 3 }),
      one('low', { localPreference: 'low' }),
      one('high', { localPreference: 'high', asPathLength: 9 }),
    ];
    expect(failoverOrder('transit-gateway', list).map(({ name }) => name)).toEqual([
      'high',
      'best',
      'med',
      'long',
      'low',
    ]);
  });

  it('loses nobody, and does not depend on repetition', () => {
    fc.assert(
      fc.property(kind, fc.array(candidate), (gateway, list) => {
        const once = failoverOrder(gateway, list);
        expect([...once].sort(byName)).toEqual([...list].sort(byName));
        expect(failoverOrder(gateway, once)).toEqual(once);
      }),
    );
  });

  it('without its first is the order of the others', () => {
    fc.assert(
      fc.property(kind, fc.array(candidate, { minLength: 1 }), (gateway, list) => {
        const [first, ...rest] = failoverOrder(gateway, list);
        expect(
          failoverOrder(
            gateway,
            list.filter((one) => one !== first),
          ),
        ).toEqual(rest);
      }),
    );
  });
});

it('a static VPN route hides Direct Connect on a transit gateway, not on a virtual private gateway', () => {
  const prefixes = ['10.200.0.0/16', '10.201.0.0/16'];
  expect(shadowedByStatic('transit-gateway', ['10.200.0.0/16'], prefixes)).toEqual(['10.200.0.0/16']);
  expect(shadowedByStatic('virtual-private-gateway', ['10.200.0.0/16'], prefixes)).toEqual([]);
});

it('VPNs add up on a transit gateway only', () => {
  expect([vpnThroughput(2, true), vpnThroughput(2, false), vpnThroughput(0, true)]).toEqual([5000, 1250, 0]);
});

const byName = (a: Candidate, b: Candidate): number => JSON.stringify(a).localeCompare(JSON.stringify(b));
