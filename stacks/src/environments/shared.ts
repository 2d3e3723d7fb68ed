import { TIERS, type Environment } from './environment';

/** The hub: directory and other shared services, the transit gateway, its route tables. */
export const shared: Environment = {
  name: 'shared',
  account: '111111111111',
  region: 'eu-west-1',
  cidr: '10.0.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euw1-az1', 'euw1-az2'],
    tiers: TIERS,
  },
  nat: { mode: 'single', zone: 'euw1-az1' },
};
