import type { VpcPlan } from './plan';

/** Few blocks, so that VPCs often have the same. */
const BLOCKS = ['10.0', '10.1', '10.2', '10.3', '172.16'] as const;

export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

const prefix = ({ block }: VpcPlan): string => at(BLOCKS, block);

export const vpcBlock = (vpc: VpcPlan): string => `${prefix(vpc)}.0.0/16`;
export const secondBlock = (index: number): string => `100.${64 + index}.0.0/16`;
export const vpcBlock6 = (index: number): string => `2001:db8:${index + 1}00::/56`;

/** Subnet `n` of VPC `index`; the last one lies in the second block where there is one. */
export function subnetBase(vpc: VpcPlan, index: number, n: number): string {
  const inSecond = vpc.secondBlock && n > 0 && n === vpc.subnets.length - 1;
  return inSecond ? `100.${64 + index}.${n}` : `${prefix(vpc)}.${n}`;
}

export const subnetBlock = (vpc: VpcPlan, index: number, n: number): string =>
  `${subnetBase(vpc, index, n)}.0/24`;
export const subnetBlock6 = (index: number, n: number): string => `2001:db8:${index + 1}00:${n}::/64`;
export const hostAddress = (vpc: VpcPlan, index: number, n: number, host: number): string =>
  `${subnetBase(vpc, index, n)}.${10 + host}`;
export const hostAddress6 = (index: number, n: number, host: number): string =>
  `2001:db8:${index + 1}00:${n}::${10 + host}`;
/** Subnet of the NAT gateway. */
export const natBlock = (vpc: VpcPlan): string => `${prefix(vpc)}.254.0/28`;
/** Subnet only for an attachment, one a zone. */
export const attachmentBlock = (vpc: VpcPlan, zone: number): string => `${prefix(vpc)}.255.${zone * 16}/28`;
export const attachmentBlock6 = (index: number, zone: number): string =>
  `2001:db8:${index + 1}00:f${zone}::/64`;

export const SITE_BLOCKS = ['192.168.0.0/16', '192.168.4.0/24', '10.1.0.0/16'] as const;
export const ODD_BLOCKS = ['0.0.0.0/0', '10.0.0.0/8', '192.168.0.0/16', '52.216.0.0/15', '::/0'] as const;
