import { TIERS, type Environment } from './environment';

/** Test: like dev, in another Region. */
export const test: Environment = {
  name: 'test',
  account: '333333333333',
  region: 'eu-central-1',
  cidr: '10.32.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euc1-az1', 'euc1-az2'],
    tiers: TIERS,
  },
  connection: { mode: 'own', nat: { mode: 'single', zone: 'euc1-az1' } },
  web: {
    instanceType: 't3.small',
    size: { min: 2, max: 3 },
    requestsPerServer: 600,
    draining: 30,
    slow: 2,
    logDays: 30,
    deletionProtection: false,
  },
};
