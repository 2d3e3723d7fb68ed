import { parseAddress, parsePrefix, type Prefix } from '@landbridge/terraform-model';
import type { VpcBlocks } from './vpc-blocks';

/** Blocks that the semantics tell apart whoever mentions them: special-purpose ranges and stand-ins. */
const SPECIAL = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4', '::/8', '64:ff9b::/96'],
  ...['2000::/3', '4000::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
];
const EMBEDDED = /\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*(?:\/\d{1,3})?/gi;
/** From one address to another: what lies between is not said. */
const SPAN = /\d{1,3}(?:\.\d{1,3}){3}\s*-\s*\d|:[0-9a-f]*\s*-\s*[0-9a-f]+:/i;

/** Numbers for texts, and what addresses they speak of. */
export class Texts {
  private readonly numbers = new Map<string, number>();
  private readonly homes: number[] = [];
  private readonly relatives: number[] = [];
  /** Blocks that lie inside no VPC. */
  readonly wide = new Map<string, Prefix>();
  /** VPCs with addresses that a longer text speaks of, which nobody takes apart here. */
  readonly pinned = new Set<number>();
  /** A text speaks of addresses in a form that nobody takes apart here. */
  isUnclear = false;

  constructor(private readonly blocks: VpcBlocks) {
    for (const text of SPECIAL) this.of(text);
  }

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    this.homes.push(-1);
    this.relatives.push(-1);
    if (/[.:]/.test(text)) this.place(text, number);
    return number;
  }

  has(text: string): boolean {
    return this.numbers.has(text);
  }

  /** The VPC in whose blocks the text's addresses lie, -1 where in none. */
  homeOf(number: number): number {
    return this.homes[number]!;
  }

  /** The same place in words that do not say in which VPC. */
  relativeOf(number: number): number {
    return this.relatives[number]!;
  }

  private place(text: string, number: number): void {
    const whole = blockOf(text);
    if (whole === undefined) return this.searchWithin(text);
    const held = this.blocks.around(whole);
    if (held === undefined) {
      this.wide.set(whole.text, whole);
      return;
    }
    this.homes[number] = held.vpc;
    const isAddress = !text.includes('/');
    this.relatives[number] = this.of(
      `${isAddress ? 'address' : 'block'} ${held.ordinal} plus ${whole.first - held.block.first} of ${whole.length}`,
    );
  }

  private searchWithin(text: string): void {
    const found = text.match(EMBEDDED);
    if (found === null) return;
    if (SPAN.test(text)) this.isUnclear = true;
    for (const each of found) {
      const block = blockOf(each);
      if (block === undefined) continue;
      const held = this.blocks.around(block);
      if (held === undefined) this.wide.set(block.text, block);
      else this.pinned.add(held.vpc);
    }
  }
}

function blockOf(text: string): Prefix | undefined {
  if (text.includes('/')) return parsePrefix(text);
  const address = parseAddress(text);
  return address && parsePrefix(`${text}/${address.family === 4 ? 32 : 128}`);
}
