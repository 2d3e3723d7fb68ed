import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { TransitError } from '../errors';
import { checkQuota } from '../quotas/check-quota';

/** Link-local addresses serve the tunnels of Connect peers themselves. */
const REFUSED = '169.254.0.0/16';

/**
 * Refuses blocks that AWS does not take as a gateway's own.
 *
 * @throws TRN021, TRN060, NET001, NET002
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
 */
export function checkCidrBlocks(place: IConstruct, blocks: readonly string[]): void {
  checkQuota(place, 'cidrBlocksPerGateway', blocks.length);
  const refused = Cidr.parse(REFUSED, place);
  for (const text of blocks) {
    const block = Cidr.parse(text, place);
    const longest = block.family === 4 ? 24 : 64;
    if (block.prefixLength <= longest && !refused.overlaps(block)) continue;
    throw new TransitError('TRN021', place, {
      problem: 'AWS does not take this as a CIDR block of a transit gateway',
      got: text,
      allowed: `IPv4 of /24 or larger outside ${REFUSED}, IPv6 of /64 or larger`,
      fix: 'choose another block',
    });
  }
}
