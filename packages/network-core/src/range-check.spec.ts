import { App, TerraformStack, Token } from 'cdktf';
import { ConstructError } from './errors';
import { rangeCheck } from './range-check';

class SomeError extends ConstructError<'XXX001'> {}

describe('a range check', () => {
  const place = new TerraformStack(new App(), 'place');
  const check = (value: number) => rangeCheck(SomeError)('XXX001', 'weight', value, [0, 255], place);

  it.each([0, 255, Token.asNumber('${local.weight}')])('takes %s', (value) =>
    expect(() => check(value)).not.toThrow(),
  );

  it.each([-1, 256, 0.5, NaN, Infinity])('refuses %s with the error of its package', (value) => {
    expect(() => check(value)).toThrow(SomeError);
    expect(() => check(value)).toThrow(
      `XXX001 [place] the weight is out of range: got ${value}, allowed a whole number from 0 to 255; correct it`,
    );
  });
});
