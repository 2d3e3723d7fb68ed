import facts from './facts/load-balancers.json';

type ByRegion = Readonly<Record<string, string>>;

const { applicationLoadBalancer, networkLoadBalancer, classicLoadBalancer, s3Website } = facts.hostedZones;

/** Hosted zone ids by kind of load balancer and Region, for alias records. */
export const HOSTED_ZONES: Readonly<Record<'application' | 'network' | 'classic' | 's3Website', ByRegion>> = {
  application: applicationLoadBalancer,
  network: networkLoadBalancer,
  classic: classicLoadBalancer,
  s3Website,
};

/** Accounts from which load balancers write logs, in the Regions that have one. */
export const LOG_ACCOUNTS: ByRegion = facts.loadBalancerLogAccounts;
