import { TIERS, type Environment } from './environment';

/** Test: like dev, apart from it. */
export const test: Environment = {
  name: 'test',
  account: '333333333333',
  region: 'eu-west-1',
  cidr: '10.32.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euw1-az1', 'euw1-az2'],
    tiers: TIERS,
  },
  connection: { mode: 'own', nat: { mode: 'single', zone: 'euw1-az1' } },
};
