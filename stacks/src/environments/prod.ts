import { TIERS, type Environment } from './environment';

/** Production: three zones, and no zone needs another. */
export const prod: Environment = {
  name: 'prod',
  account: '444444444444',
  region: 'eu-west-1',
  cidr: '10.48.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euw1-az1', 'euw1-az2', 'euw1-az3'],
    tiers: TIERS,
  },
  connection: { mode: 'own', nat: { mode: 'per-zone' } },
};
