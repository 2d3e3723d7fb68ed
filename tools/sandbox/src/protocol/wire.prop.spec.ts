import fc from 'fast-check';
import { UNKNOWN, type TfValue } from '../contract';
import { decodeDynamicValue, encodeDynamicValue } from './dynamic-value';
import { readFields, WireWriter } from './wire';

const value = fc.letrec<{ value: TfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.constant(UNKNOWN),
    fc.boolean(),
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('the wire', () => {
  it('gives back every value that is written, what is unknown included', () => {
    fc.assert(
      fc.property(value, (given) => expect(decodeDynamicValue(encodeDynamicValue(given))).toEqual(given)),
    );
  });

  it('gives back fields in their order', () => {
    const field = fc.record({
      field: fc.integer({ min: 1, max: 5000 }),
      value: fc.oneof(fc.maxSafeNat(), fc.uint8Array()),
    });
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const writer = new WireWriter();
        for (const one of fields)
          if (typeof one.value === 'number') writer.varint(one.field, one.value);
          else writer.bytes(one.field, one.value);
        const read: typeof fields = [];
        readFields(writer.finish(), (number, content) =>
          read.push({
            field: number,
            value: typeof content === 'number' ? content : Uint8Array.from(content),
          }),
        );
        expect(read).toEqual(fields);
      }),
    );
  });

  it('takes a refined unknown value for an unknown one', () => {
    // cty writes "unknown, but not null" as extension 12 with a map of refinements.
    const refined = Buffer.from([0xc7, 0x03, 0x0c, 0x81, 0x01, 0xc2]);
    expect(decodeDynamicValue(new WireWriter().bytes(1, refined).finish())).toBe(UNKNOWN);
  });

  it('refuses a message that is cut off', () => {
    const whole = new WireWriter().text(1, 'some text').finish();
    expect(() => readFields(whole.subarray(0, whole.length - 2), () => undefined)).toThrow(RangeError);
  });
});
