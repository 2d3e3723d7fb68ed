/** Every error code of this package with its meaning; `landbridge explain HYB004` prints the line. */
export const HYBRID_ERROR_CODES = {
  HYB001: 'An AS number is out of range, reserved by AWS, or the same on both sides.',
  HYB002: 'A router has no public address, or one that the internet does not route.',
  HYB003: 'An inside block of a tunnel is not one that AWS takes, or is taken.',
  HYB004: 'A tunnel option is out of range.',
  HYB005: 'A static VPN route would win over Direct Connect for the same prefix.',
  HYB006: 'A VPN has no static prefix, or one that cannot be read.',
  HYB007: 'A preference of a link is out of range, or names a block that lies in none of the site.',
  HYB008: 'Two routers of a stack have one name.',
  HYB009: 'A VPN over Direct Connect lacks the addresses or prefixes that carry it.',
  HYB010: 'A Direct Connect port cannot have that bandwidth or MACsec.',
  HYB011: 'A VLAN of a virtual interface is out of range, or taken on its port.',
  HYB012: 'The addresses of a BGP session do not belong together.',
  HYB013: 'More prefixes than AWS advertises or takes.',
  HYB014: 'A secret is written in clear text.',
  HYB015: 'A gateway is associated twice, or with prefixes that overlap another association.',
  HYB016: 'An association across accounts does not name two of them.',
  HYB017: 'A Direct Connect gateway serves virtual private gateways and transit gateways at once.',
  HYB020: 'A resilience model lacks locations, or names one twice.',
  HYB021: 'A site has no router, no prefix or no link.',
  HYB022: 'Prefixes of a site overlap what it connects to.',
  HYB023: 'Something is said of a link that the site does not have.',
  HYB030: 'A pair of appliances does not stand in two zones.',
} as const;

export type HybridErrorCode = keyof typeof HYBRID_ERROR_CODES;
