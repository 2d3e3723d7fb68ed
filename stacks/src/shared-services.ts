import { Port, type VpcShape } from '@landbridge/network-core';

/** One service of the hub: servers in a tier of their own, guarded by a group of their own. */
export interface SharedService {
  /** Construct id. */
  readonly id: string;
  /** In the names of intents. */
  readonly title: string;
  /** Ports that servers of every environment may ask. */
  readonly serves: readonly Port[];
  /** Ports of every environment's servers that the service may ask. */
  readonly asks: readonly Port[];
  /** Ports of sites on-premises that it may ask. */
  readonly asksSites: readonly Port[];
}

/** By tier of the hub's VPC. */
export const SHARED_SERVICES: Readonly<Record<string, SharedService>> = {
  /** LDAP and LDAPS. */
  directory: {
    id: 'Directory',
    title: 'the directory',
    serves: [Port.tcp(389), Port.tcp(636)],
    asks: [],
    asksSites: [],
  },
  /** Syslog over TLS. */
  monitoring: { id: 'Monitoring', title: 'monitoring', serves: [Port.tcp(6514)], asks: [], asksSites: [] },
  /** Forward proxy, the way of servers to sites on-premises. */
  proxy: { id: 'Proxy', title: 'the proxy', serves: [Port.tcp(3128)], asks: [], asksSites: [Port.allTcp()] },
  /** Looks for open and vulnerable ports. */
  scanning: { id: 'Scanning', title: 'scanning', serves: [], asks: [Port.allTcp()], asksSites: [] },
};

/** Tier of the central endpoints. */
export const ENDPOINTS = 'endpoints';

/** Tier of the resolver endpoints, by which sites ask for names and are asked. */
export const RESOLVER = 'resolver';

/** AWS services that the hub's VPC has an interface endpoint for, which environments of its Region use. */
export const CENTRAL_ENDPOINTS = ['ssm', 'ssmmessages', 'ec2messages'] as const;

/** Tier of the proxies by which sites reach S3. */
export const FARM = 'farm';

/** Tiers of the hub's VPC that environments have ways to. */
export const MET_TIERS: readonly string[] = [...Object.keys(SHARED_SERVICES), ENDPOINTS];

/** Purpose of the hub's tiers: services leave through NAT, endpoints do not leave. */
export const HUB_TIERS: VpcShape['tiers'] = {
  ...Object.fromEntries(Object.keys(SHARED_SERVICES).map((tier) => [tier, { kind: 'private' }])),
  [ENDPOINTS]: { kind: 'isolated' },
  [RESOLVER]: { kind: 'isolated' },
  [FARM]: { kind: 'isolated' },
};
