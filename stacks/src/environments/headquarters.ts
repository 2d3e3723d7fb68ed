import type { SitePlan } from './site';

/** Two routers; Direct Connect in two locations carries the traffic, the VPNs take over. */
export const headquarters: SitePlan = {
  asn: 65010,
  vpn: { routers: { a: '203.0.113.10', b: '203.0.113.20' } },
  directConnect: {
    model: 'high',
    locations: ['EqDB2', 'EqLD5'],
    bandwidth: '1Gbps',
    gatewayAsn: 64520,
    committedMbps: 1000,
    routers: { 'EqDB2-a': 'a', 'EqLD5-a': 'b' },
  },
  names: { domain: 'headquarters.internal', servers: ['10.200.0.53', '10.200.1.53'] },
};
