import { Unknown } from '../value';
import { prefixOf, type Prefix } from './prefix';

/** A block that is not known, of a known IP version. */
export class UnknownBlock extends Unknown {
  constructor(
    because: string,
    readonly family: 4 | 6,
  ) {
    super(because);
  }
}

/** Range of the stand-ins for IPv6 blocks that AWS chooses: no network has it. */
export const chosenBlocks = { first: 0x4000n << 112n, last: (0x4001n << 112n) - 1n } as const;

/**
 * Stand-ins for the IPv6 blocks that AWS chooses at apply: a /56 for each VPC, a /64 of it for each subnet. They are
 * called by the expression that will give the block, and differ from every block that is written down.
 */
export class ChosenBlocks {
  private readonly blocks = new Map<string, Prefix>();
  private readonly subnets = new Map<string, number>();

  /** Of a VPC, or of one more block that is associated with it. */
  ofVpc(address: string): Prefix {
    return this.remember(address, () => chosenBlocks.first + (BigInt(this.blocks.size) << 72n), 56);
  }

  ofSubnet(address: string, vpcBlock: Prefix): Prefix {
    return this.remember(
      address,
      () => {
        const index = this.subnets.get(vpcBlock.text) ?? 0;
        this.subnets.set(vpcBlock.text, index + 1);
        return vpcBlock.first + (BigInt(index) << 64n);
      },
      64,
    );
  }

  private remember(address: string, first: () => bigint, length: number): Prefix {
    const known = this.blocks.get(address);
    if (known) return known;
    const block = { ...prefixOf(6, first(), length)!, text: `${address}.ipv6_cidr_block` };
    this.blocks.set(address, block);
    return block;
  }
}
