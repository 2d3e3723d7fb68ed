/** A documented answer that the prover does not give yet. */
export interface Pending {
  /** `<case id>: <what the question says>`. */
  readonly question: string;
  readonly because: string;
  /** From this day on it fails again. */
  readonly expires: string;
}

export const PENDING: readonly Pending[] = [
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
