const ZONES = ['use1-az1', 'use1-az2', 'use1-az4'];
/** /21 blocks in 10.0.0.0/8: 32 in each second octet. */
const VPCS_PER_OCTET = 32;
const THIRD_OCTETS = 8;

/** Blocks of VPC number `at`: a /21 with a private /24 and a transit /28 in each of three zones. */
export function vpcAddresses(at: number) {
  const second = Math.floor(at / VPCS_PER_OCTET);
  const third = (at % VPCS_PER_OCTET) * THIRD_OCTETS;
  const tier = (block: (zone: number) => string) =>
    Object.fromEntries(ZONES.map((zone, index) => [zone, { ipv4: block(index) }]));
  return {
    cidr: `10.${second}.${third}.0/21`,
    tiers: {
      private: tier((zone) => `10.${second}.${third + zone}.0/24`),
      transit: tier((zone) => `10.${second}.${third + 3}.${zone * 16}/28`),
    },
  };
}
