import { Address4, Address6 } from 'ip-address';

const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
].map((cidr) => new Address4(cidr));
const PRIVATE6 = ['fc00::/7', 'fe80::/10', '::1/128'].map((cidr) => new Address6(cidr));

/** Addresses that a Route 53 health checker refuses or cannot reach. */
export function isPrivateAddress(address: string): boolean {
  if (Address4.isValid(address)) return PRIVATE.some((range) => new Address4(address).isInSubnet(range));
  if (Address6.isValid(address)) return PRIVATE6.some((range) => new Address6(address).isInSubnet(range));
  return false;
}
