import type { IConstruct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { NetworkError } from '../errors';

const range = (text: string): Cidr => Cidr.parse(text, 'ranges of AWS');

/** A VPC takes none of these. */
const RESERVED = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].map(range);

/** A VPC whose primary block lies in one of these takes no further block of another one; one outside takes none of them. */
const EXCLUSIVE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'].map(range);

const DEFAULT_VPC = range('172.31.0.0/16');
const LOW = range('10.0.0.0/16');
const LOW_PAIR = range('10.0.0.0/15');

/**
 * What AWS refuses of blocks that are well formed.
 *
 * @param blocks the primary block first
 * @throws NET027
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
export function checkRanges(blocks: readonly Cidr[], place: IConstruct | string): void {
  const [primary, ...further] = blocks;
  for (const block of blocks) {
    const reserved = RESERVED.find((other) => other.overlaps(block));
    if (reserved) throw refused(place, block, `outside ${reserved.toString()}, which is reserved`);
  }
  const first = primary && rangeOf(primary);
  for (const block of further) {
    const own = rangeOf(block);
    if (own === undefined || (own === first && !isKept(block, blocks))) continue;
    const likewise = first ? `inside ${first.toString()} as the primary block, ` : '';
    const kept = 'not of 172.31.0.0/16, nor of 10.0.0.0/16 beside a block of 10.0.0.0/15';
    throw refused(place, block, `${likewise}in 100.64.0.0/10, or public; ${kept}`);
  }
}

/** Blocks that AWS keeps from being added, for reasons of its own. */
function isKept(block: Cidr, all: readonly Cidr[]): boolean {
  if (DEFAULT_VPC.contains(block)) return true;
  return LOW.contains(block) && all.some((other) => other !== block && LOW_PAIR.contains(other));
}

function rangeOf(block: Cidr): Cidr | undefined {
  return EXCLUSIVE.find((candidate) => candidate.contains(block));
}

function refused(place: IConstruct | string, block: Cidr, allowed: string): NetworkError {
  return new NetworkError('NET027', place, {
    problem: 'AWS does not give a VPC that block',
    got: block.toString(),
    allowed,
    fix: 'choose another block',
  });
}
