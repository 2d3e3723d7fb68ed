import type { Prefix } from '@landbridge/terraform-model';
import { chosenBlocks, prefixOf } from '@landbridge/terraform-model';

/**
 * Addresses that AWS chooses at apply and nobody knows before. Each gets a stand-in from a range that no network
 * uses: 240.0.0.0/4 for public IPv4 addresses, 4000::/16 for IPv6 blocks. A stand-in differs from every address that
 * is written down, except that a rule for a narrower public range may or may not mean it.
 */
export class Synthetic {
  private nextIpv4 = 240n << 24n;
  private readonly labels = new Map<bigint, string>();

  publicIpv4(label: string): bigint {
    const value = this.nextIpv4++;
    this.labels.set(value, label);
    return value;
  }

  /** What a stand-in stands for, as a Terraform expression. */
  label(family: 4 | 6, value: bigint): string | undefined {
    return family === 4 ? this.labels.get(value) : undefined;
  }
}

export const syntheticIpv4 = { first: 240n << 24n, last: (1n << 32n) - 2n } as const;
export const syntheticIpv6 = chosenBlocks;

export function isSynthetic(family: 4 | 6, value: bigint): boolean {
  const range = family === 4 ? syntheticIpv4 : syntheticIpv6;
  return range.first <= value && value <= range.last;
}

/** The stand-ins that a written block may or may not mean: all, unless it holds everything or only private addresses. */
export function mayMean(block: Prefix): boolean {
  if (block.family === 4) return block.length > 0 && !isPrivateIpv4(block);
  return block.length > 3 && block.first >> 121n !== 0xfcn >> 1n && block.first >> 118n !== 0xfe80n >> 6n;
}

function isPrivateIpv4(block: Prefix): boolean {
  return privateIpv4.some((range) => block.first >= range.first && block.last <= range.last);
}

const privateIpv4: readonly Prefix[] = [
  prefixOf(4, 10n << 24n, 8)!,
  prefixOf(4, (172n << 24n) + (16n << 16n), 12)!,
  prefixOf(4, (192n << 24n) + (168n << 16n), 16)!,
  prefixOf(4, (100n << 24n) + (64n << 16n), 10)!,
  prefixOf(4, (169n << 24n) + (254n << 16n), 16)!,
  prefixOf(4, 127n << 24n, 8)!,
];
