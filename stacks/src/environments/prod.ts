import { TIERS, type Environment, type WebTier } from './environment';

const web: WebTier = {
  instanceType: 'm7i.large',
  size: { min: 3, max: 12 },
  requestsPerServer: 1000,
  draining: 120,
  slow: 1,
  logDays: 365,
  // On before the first user comes; until then, destroying prod is one step.
  deletionProtection: false,
};

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
  web,
  names: { signed: true, queryLogDays: 90, staticAddresses: true },
};

/** Production's second Region: it takes over when the first is lost, and shares nothing with it. */
export const prodFrankfurt: Environment = {
  name: 'prod-eu-central-1',
  partOf: prod.name,
  account: prod.account,
  region: 'eu-central-1',
  cidr: '10.64.0.0/12',
  vpc: {
    block: { prefixLength: 16 },
    zones: ['euc1-az1', 'euc1-az2', 'euc1-az3'],
    tiers: TIERS,
  },
  connection: { mode: 'own', nat: { mode: 'per-zone' } },
  web,
};
