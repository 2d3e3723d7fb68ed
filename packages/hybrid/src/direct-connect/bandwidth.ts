/** Mbps by the names that AWS gives to bandwidths. */
export const PORT_MBPS = { '1Gbps': 1000, '10Gbps': 10_000, '100Gbps': 100_000, '400Gbps': 400_000 } as const;
export type PortBandwidth = keyof typeof PORT_MBPS;

/** Hosted connections that partners offer, in Mbps. */
export const HOSTED_MBPS = {
  '50Mbps': 50,
  '100Mbps': 100,
  '200Mbps': 200,
  '300Mbps': 300,
  '400Mbps': 400,
  '500Mbps': 500,
  '1Gbps': 1000,
  '2Gbps': 2000,
  '5Gbps': 5000,
  '10Gbps': 10_000,
  '25Gbps': 25_000,
} as const;
export type HostedBandwidth = keyof typeof HOSTED_MBPS;
