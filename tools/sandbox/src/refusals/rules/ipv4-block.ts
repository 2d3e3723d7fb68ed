import type { TfObject } from '../../contract';
import { parseBlock } from '../../types/address';
import { text, type Complaint } from '../rule';

/** VPCs and subnets alike take IPv4 blocks of /16 to /28. */
export function wrongSize(values: TfObject, holder: 'VPC' | 'subnet'): Complaint | undefined {
  const block = parseBlock(values['cidr_block']);
  if (block === undefined || (block.length >= 16 && block.length <= 28)) return undefined;
  return {
    message: `The CIDR '${text(values, 'cidr_block')}' is invalid: a ${holder} takes /16 to /28`,
    attribute: 'cidr_block',
  };
}

/** A text that is no CIDR, or one with host bits set. */
export function noBlock(values: TfObject): Complaint | undefined {
  const cidr = text(values, 'cidr_block');
  if (cidr === undefined || parseBlock(cidr)?.exact === true) return undefined;
  return {
    message: `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    attribute: 'cidr_block',
  };
}
