import { crc32 } from 'node:zlib';
import type { WorldObject } from '../contract';

/** What one transaction changed; a line of the journal. */
export interface Change {
  readonly put?: readonly WorldObject[];
  readonly delete?: readonly ObjectKey[];
  readonly ordinals?: Readonly<Record<string, number>>;
}

/** Type, account, Region, id. */
export type ObjectKey = readonly [type: string, account: string, region: string, id: string];

export const keyOf = (object: Pick<WorldObject, 'type' | 'account' | 'region' | 'id'>): ObjectKey => [
  object.type,
  object.account,
  object.region,
  object.id,
];

/** A line that cannot be read any more, with what can still be told about it. */
export interface Damage {
  readonly file: string;
  readonly line: number;
  /** Offset of the line's first byte. */
  readonly offset: number;
  readonly reason: string;
  /** Names of the objects that the line seems to have held, e.g. `aws_vpc vpc-0a…`. */
  readonly objects: readonly string[];
}

export interface Parsed {
  readonly changes: readonly Change[];
  readonly damage: readonly Damage[];
  /** Bytes up to and including the last complete line. */
  readonly complete: number;
}

/** A line: checksum, blank, JSON. */
export function encodeRecord(change: Change): Buffer {
  // Type and id come first, so that a damaged line can still be told what it held.
  const put = change.put?.map(({ type, account, region, id, values }) => ({
    type,
    account,
    region,
    id,
    values,
  }));
  const json = Buffer.from(JSON.stringify({ ...change, ...(put !== undefined && { put }) }));
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, NEWLINE]);
}

const NEWLINE = Buffer.from('\n');
const CHECKSUM_LENGTH = 8;

function checksum(json: Buffer): string {
  return crc32(json).toString(16).padStart(CHECKSUM_LENGTH, '0');
}

/** Reads complete lines. Bytes behind the last line feed are left: a writer may be at work on them. */
export function parseRecords(content: Buffer, file: string, firstLine = 1, firstOffset = 0): Parsed {
  const changes: Change[] = [];
  const damage: Damage[] = [];
  let start = 0;
  for (let line = firstLine; ; line++) {
    const end = content.indexOf(0x0a, start);
    if (end < 0) return { changes, damage, complete: start };
    const text = content.subarray(start, end);
    const change = parseLine(text);
    if (change !== undefined) changes.push(change);
    else if (text.length > 0)
      damage.push({
        file,
        line,
        offset: firstOffset + start,
        reason: 'its checksum differs',
        objects: namesIn(text),
      });
    start = end + 1;
  }
}

function parseLine(text: Buffer): Change | undefined {
  const json = text.subarray(CHECKSUM_LENGTH + 1);
  if (text.subarray(0, CHECKSUM_LENGTH).toString('latin1') !== checksum(json)) return undefined;
  return JSON.parse(json.toString()) as Change;
}

/** Best effort on a damaged text: the objects whose opening `"type":…,"id":…` can still be read. */
export function namesIn(text: Buffer): string[] {
  const pattern = /\{"type":"(\w+)","account":"\d*","region":"[\w-]*","id":"([^"]{1,200})"/g;
  return [...text.toString().matchAll(pattern)].map((found) => `${found[1]} ${found[2]}`);
}
