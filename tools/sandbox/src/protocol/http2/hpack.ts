import { decodeHuffman } from './huffman';

/** @see https://www.rfc-editor.org/rfc/rfc7541#appendix-A */
const STATIC: readonly Header[] =
  `:authority|:method=GET|:method=POST|:path=/|:path=/index.html|:scheme=http|:scheme=https|:status=200|:status=204|
:status=206|:status=304|:status=400|:status=404|:status=500|accept-charset|accept-encoding=gzip, deflate|accept-language|
accept-ranges|accept|access-control-allow-origin|age|allow|authorization|cache-control|content-disposition|
content-encoding|content-language|content-length|content-location|content-range|content-type|cookie|date|etag|expect|
expires|from|host|if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|last-modified|link|location|
max-forwards|proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|server|set-cookie|
strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate`
    .replace(/\n/g, '')
    .split('|')
    .map((entry) => {
      const [name = '', value = ''] = entry.split('=');
      return { name, value };
    });

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Bytes that an entry counts for beyond its texts. */
const OVERHEAD = 32;
const TABLE_SIZE = 4096;

/** Decodes the header blocks of one connection, in their order: each may add to the table that the next ones use. */
export class HeaderDecoder {
  private readonly table: Header[] = [];
  private size = 0;
  private limit = TABLE_SIZE;
  private bytes: Uint8Array = new Uint8Array();
  private at = 0;

  /** Throws RangeError for what is no header block. */
  decode(block: Uint8Array): Map<string, string> {
    this.bytes = block;
    this.at = 0;
    const headers = new Map<string, string>();
    while (this.at < block.length) {
      const first = block[this.at] ?? 0;
      if (first & 0x80) this.set(headers, this.entry(this.integer(7)));
      else if (first & 0x40) this.set(headers, this.add(this.literal(6)));
      else if (first & 0x20) this.resize(this.integer(5));
      else this.set(headers, this.literal(4));
    }
    return headers;
  }

  private set(headers: Map<string, string>, { name, value }: Header): void {
    headers.set(name, value);
  }

  private literal(prefix: number): Header {
    const index = this.integer(prefix);
    const name = index === 0 ? this.text() : this.entry(index).name;
    return { name, value: this.text() };
  }

  private entry(index: number): Header {
    const found = index <= STATIC.length ? STATIC[index - 1] : this.table[index - STATIC.length - 1];
    if (found === undefined) throw new RangeError(`header ${index} is not in the table`);
    return found;
  }

  private add(header: Header): Header {
    this.table.unshift(header);
    this.size += sizeOf(header);
    this.evict();
    return header;
  }

  private resize(limit: number): void {
    if (limit > TABLE_SIZE) throw new RangeError('the header table is made larger than allowed');
    this.limit = limit;
    this.evict();
  }

  private evict(): void {
    while (this.size > this.limit) {
      const last = this.table.pop();
      if (last === undefined) return;
      this.size -= sizeOf(last);
    }
  }

  private integer(prefix: number): number {
    const full = (1 << prefix) - 1;
    let value = this.byte() & full;
    if (value < full) return value;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  private text(): string {
    const coded = ((this.bytes[this.at] ?? 0) & 0x80) !== 0;
    const length = this.integer(7);
    if (this.at + length > this.bytes.length) throw new RangeError('a header ends in the middle');
    const raw = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return coded ? decodeHuffman(raw) : Buffer.from(raw).toString('latin1');
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('a header block ends in the middle');
    return byte;
  }
}

const sizeOf = ({ name, value }: Header): number => name.length + value.length + OVERHEAD;

/** Headers as a block that touches no table, so that it can be made once for all answers. */
export function encodeHeaders(headers: readonly Header[]): Buffer {
  return Buffer.concat(headers.flatMap(({ name, value }) => [Buffer.of(0), ...plain(name), ...plain(value)]));
}

function plain(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const length: number[] = [];
  if (bytes.length < 0x7f) length.push(bytes.length);
  else {
    length.push(0x7f);
    let rest = bytes.length - 0x7f;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) length.push((rest & 0x7f) | 0x80);
    length.push(rest);
  }
  return [Buffer.from(length), bytes];
}
