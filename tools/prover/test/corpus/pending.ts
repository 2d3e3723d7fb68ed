/** A documented answer that the prover does not give yet. */
export interface Pending {
  /** `<case id>: <what the question says>`. */
  readonly question: string;
  readonly because: string;
  /** From this day on it fails again. */
  readonly expires: string;
}

const NOT_AN_END =
  'the packet arrives, but an address of this kind is not yet taken for the place where it arrives';

export const PENDING: readonly Pending[] = [
  { question: 'nat/nat64: 203.0.113.5 on the internet', because: NOT_AN_END, expires: '2026-12-06' },
  { question: 'sg/not-for-amazon-services: Amazon DNS', because: NOT_AN_END, expires: '2026-12-06' },
  {
    question: 'sg/not-for-amazon-services: Amazon DNS at the base of the VPC’s range plus two',
    because: NOT_AN_END,
    expires: '2026-12-06',
  },
  { question: 'sg/not-for-amazon-services: instance metadata', because: NOT_AN_END, expires: '2026-12-06' },
  { question: 'sg/not-for-amazon-services: time service', because: NOT_AN_END, expires: '2026-12-06' },
  {
    question: 'sg/reference-over-inter-region-peering: not across Regions',
    because: 'check has no finding for a rule that names a group of another Region',
    expires: '2026-12-06',
  },
  {
    question: 'endpoint/private-dns-needs-attributes: enable_dns_hostnames is off',
    because: 'check has no finding for private DNS without both DNS attributes of the VPC',
    expires: '2026-12-06',
  },
];
