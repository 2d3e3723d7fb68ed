import type { Hub } from './environment';

/** The hub: directory and other shared services, the transit gateway, its route tables. */
export const shared: Hub = {
  name: 'shared',
  account: '111111111111',
  region: 'eu-west-1',
  cidr: '10.0.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euw1-az1', 'euw1-az2'],
    tiers: {
      directory: { prefixLength: 24 },
      endpoints: { prefixLength: 24 },
      farm: { prefixLength: 26 },
      monitoring: { prefixLength: 24 },
      proxy: { prefixLength: 24 },
      resolver: { prefixLength: 28 },
      scanning: { prefixLength: 24 },
      public: { prefixLength: 24 },
      transit: { prefixLength: 28 },
    },
  },
  gateways: { 'eu-west-1': 64512, 'eu-central-1': 64513 },
  inspection: {
    block: { prefixLength: 24 },
    zones: ['euw1-az1', 'euw1-az2', 'euw1-az3'],
    tiers: { public: { prefixLength: 28 }, firewall: { prefixLength: 28 }, transit: { prefixLength: 28 } },
  },
  nat: { mode: 'single', zone: 'euw1-az1' },
};
