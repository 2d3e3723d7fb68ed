/**
 * The protobuf wire format, as far as the plugin protocol needs it: varints and length-delimited fields.
 * Own code rather than protobufjs because messages are few, the schema is served pre-encoded, and start-up time counts.
 */
export class WireWriter {
  private readonly parts: Uint8Array[] = [];

  varint(field: number, value: number): this {
    this.parts.push(varintBytes(field * 8), varintBytes(value));
    return this;
  }

  bytes(field: number, value: Uint8Array): this {
    this.parts.push(varintBytes(field * 8 + 2), varintBytes(value.length), value);
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, Buffer.from(value, 'utf8'));
  }

  finish(): Buffer {
    return Buffer.concat(this.parts);
  }
}

const SMALL = Array.from({ length: 128 }, (_, value) => Uint8Array.of(value));

function varintBytes(value: number): Uint8Array {
  const small = SMALL[value];
  if (small !== undefined) return small;
  if (value >= 0 && value < 0x4000) return Uint8Array.of((value & 0x7f) | 0x80, value >>> 7);
  const out: number[] = [];
  let rest = value < 0 ? BigInt.asUintN(64, BigInt(value)) : BigInt(value);
  while (rest > 0x7fn) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
  return Uint8Array.from(out);
}

/** Calls `visit` for each field of a message; varints come as numbers, everything else as bytes. */
export function readFields(
  message: Uint8Array,
  visit: (field: number, value: number | Uint8Array) => void,
): void {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('protobuf message ends inside a varint');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  };
  const slice = (length: number): Uint8Array => {
    if (at + length > message.length) throw new RangeError('protobuf message ends inside a field');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const field = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        visit(field, varint());
        break;
      case 1:
        visit(field, slice(8));
        break;
      case 2:
        visit(field, slice(varint()));
        break;
      case 5:
        visit(field, slice(4));
        break;
      default:
        throw new RangeError(`protobuf wire type ${key % 8} is not known`);
    }
  }
}
