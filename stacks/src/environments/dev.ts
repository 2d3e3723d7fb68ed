import { TIERS, type Environment } from './environment';

/** Development: the cheapest form that still has two zones. */
export const dev: Environment = {
  name: 'dev',
  account: '222222222222',
  region: 'eu-west-1',
  cidr: '10.16.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euw1-az1', 'euw1-az2'],
    tiers: TIERS,
  },
  connection: { mode: 'own', nat: { mode: 'single', zone: 'euw1-az1' } },
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
