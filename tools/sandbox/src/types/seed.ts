import { createHash } from 'node:crypto';
import { UnknownValue, type TfObject, type TfValue } from '../contract';

/** A text that is equal for equal values whatever the order of names; unknown values and nulls are left out. */
export function canonical(value: TfValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || value instanceof UnknownValue) return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names
    .map((name) => [name, canonical(value[name] ?? null)])
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}:${text}`)
    .join(',')}}`;
}

/** A source of the made-up parts of one object: equal seeds give equal parts, and every `purpose` another one. */
export class Seed {
  constructor(private readonly text: string) {}

  static of(type: string, account: string, region: string, values: TfObject, ordinal: number): Seed {
    return new Seed(`${type}/${account}/${region}/${canonical(values)}#${ordinal}`);
  }

  hex(length: number, purpose = ''): string {
    return this.digest(purpose).toString('hex').slice(0, length);
  }

  /** Capital letters and digits, as Route 53 zones and AWS's unique ids have. */
  capitals(length: number, purpose = ''): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    return [...this.digest(`capitals ${purpose}`)]
      .slice(0, length)
      .map((byte) => letters[byte % letters.length])
      .join('');
  }

  digits(length: number, purpose = ''): string {
    return [...this.digest(`digits ${purpose}`)]
      .slice(0, length)
      .map((byte) => byte % 10)
      .join('');
  }

  uuid(purpose = ''): string {
    const hex = this.hex(32, `uuid ${purpose}`);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  number(limit: number, purpose = ''): number {
    return this.digest(`number ${purpose}`).readUIntBE(0, 6) % limit;
  }

  /** A seed for a part of the object that has made-up parts of its own. */
  child(purpose: string): Seed {
    return new Seed(`${this.text}/${purpose}`);
  }

  private digest(purpose: string): Buffer {
    return createHash('sha256').update(`${this.text}!${purpose}`).digest();
  }
}
