import { Decoder, Encoder, ExtensionCodec } from '@msgpack/msgpack';
import { UNKNOWN, UnknownValue, type TfValue } from '../contract';
import { readFields, WireWriter } from './wire';

const UNKNOWN_EXTENSION = 0;
/** An unknown value with refinements ("not null", a prefix): what is known about it is dropped. */
const REFINED_UNKNOWN_EXTENSION = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: UNKNOWN_EXTENSION,
  encode: (value) => (value instanceof UnknownValue ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({
  type: REFINED_UNKNOWN_EXTENSION,
  encode: () => null,
  decode: () => UNKNOWN,
});
const encoder = new Encoder({ extensionCodec });
const decoder = new Decoder({ extensionCodec });

/** Protobuf `DynamicValue` (msgpack = 1, json = 2) to a value. */
export function decodeDynamicValue(message: Uint8Array | undefined): TfValue {
  let value: TfValue = null;
  if (message === undefined) return value;
  readFields(message, (field, bytes) => {
    if (typeof bytes === 'number' || bytes.length === 0) return;
    if (field === 1) value = decoder.decode(bytes) as TfValue;
    if (field === 2) value = JSON.parse(Buffer.from(bytes).toString('utf8')) as TfValue;
  });
  return value;
}

/** A value as protobuf `DynamicValue` in msgpack. */
export function encodeDynamicValue(value: TfValue): Buffer {
  return new WireWriter().bytes(1, encoder.encodeSharedRef(value)).finish();
}
