/**
 * Ports from which clients open connections: replies go there, and a network ACL forgets connections.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
export const EPHEMERAL_PORTS = {
  /** Linux kernels, Amazon Linux among them. */
  linux: { from: 32768, to: 61000 },
  /** Windows Server 2008 and later. */
  windows: { from: 49152, to: 65535 },
  /** NAT gateways, Elastic Load Balancing, Lambda, and clients of which nothing is known. */
  any: { from: 1024, to: 65535 },
} as const;

export type EphemeralPorts = keyof typeof EPHEMERAL_PORTS;
