/** Every error code of this package with its meaning; `landbridge explain WEB004` prints the line. */
export const WEB_ERROR_CODES = {
  WEB001: 'A load balancer has too few subnets, two in one zone, or one of another VPC.',
  WEB002: 'An internet-facing load balancer stands in a subnet without a way to the internet.',
  WEB003: 'A listener takes a port that is taken, or is none.',
  WEB004: 'A TLS listener has no certificate, or too many.',
  WEB005: 'A rule repeats a priority, or has none of its own.',
  WEB006: 'A rule has no condition, or more than a listener takes.',
  WEB007: 'Weights of target groups are out of range, or name none.',
  WEB008: 'A target group does not fit the load balancer.',
  WEB009: 'A secret is written in clear text.',
  WEB010:
    'An address of a network load balancer does not lie in its subnet, or is given to a zone without one.',
  WEB011: 'A setting of a load balancer is out of range.',
  WEB012: 'A bucket for logs is named so that AWS does not take it, or keeps files for no time.',
  WEB020: 'A health check cannot work.',
  WEB021: 'A deregistration delay, slow start or stickiness is out of range.',
  WEB022: 'A target group stands behind two load balancers, or is registered twice.',
  WEB030: 'A scaling group has fewer than two zones, or its sizes contradict one another.',
  WEB031: 'A scaling policy is out of range, or there are two of one kind.',
  WEB032: 'A schedule is none.',
  WEB040: 'An alarm threshold is out of range.',
  WEB050: 'A proxy farm has no destination to allow, or one that no endpoint serves.',
} as const;

export type WebErrorCode = keyof typeof WEB_ERROR_CODES;
