import { Reference, Unknown, type Value } from '@landbridge/terraform-model';
import * as fc from 'fast-check';
import { decodeValue, encodeValue } from './encode-value';

const key = fc.oneof(fc.string(), fc.constantFrom('$r', '$u', '$m', '__proto__', 'constructor', ''));
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.tuple(fc.string(), fc.string()).map(([resource, attribute]) => new Reference(resource, attribute)),
    fc
      .tuple(
        fc.string(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.option(fc.array(tie('value'), { maxLength: 3 })),
      )
      .map(([because, parts, choices]) => new Unknown(because, parts, choices ?? undefined)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

describe('a value in the page', () => {
  it('comes out of JSON as it went in', () => {
    fc.assert(
      fc.property(value, (each) => {
        const text = JSON.stringify(encodeValue(each));
        expect(decodeValue(JSON.parse(text))).toEqual(each);
      }),
    );
  });

  it('keeps classes apart from maps that look like them', () => {
    const map: Value = { $r: ['aws_vpc.a', 'id'] };
    expect(decodeValue(encodeValue(map))).toEqual(map);
    expect(decodeValue(encodeValue(new Reference('aws_vpc.a', 'id')))).toBeInstanceOf(Reference);
  });
});
