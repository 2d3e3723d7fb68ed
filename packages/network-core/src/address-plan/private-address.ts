import { Address4, Address6 } from 'ip-address';

/** Blocks of RFC 1918, 6598, 3927 and 1122. */
const PRIVATE4 = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
];
/** Blocks of RFC 4193 and 4291. */
const PRIVATE6 = ['fc00::/7', 'fe80::/10', '::1/128'];

/** Whether the internet does not route the address; what is no address is not private either. */
export function isPrivateAddress(address: string): boolean {
  if (Address4.isValid(address))
    return PRIVATE4.some((block) => new Address4(address).isInSubnet(new Address4(block)));
  return (
    Address6.isValid(address) &&
    PRIVATE6.some((block) => new Address6(address).isInSubnet(new Address6(block)))
  );
}
