import { refusalOf } from '@landbridge/testing';
import { Cidr } from './cidr';

const parse = (text: string) => Cidr.parse(text, 'test');

describe('Cidr', () => {
  it.each(['0.0.0.0/0', '10.0.0.0/8', '10.1.2.3/32', '::/0', '2001:db8::/56', '2001:db8::1/128'])(
    'reads and writes %s',
    (text) => {
      expect(parse(text).toString()).toBe(text);
    },
  );

  it('knows what contains and overlaps what', () => {
    expect(parse('10.0.0.0/8').contains(parse('10.0.0.0/8'))).toBe(true);
    expect(parse('10.0.0.0/16').contains(parse('10.0.0.0/8'))).toBe(false);
    expect(parse('10.0.0.0/16').overlaps(parse('10.0.0.0/8'))).toBe(true);
    expect(parse('10.0.0.0/16').overlaps(parse('10.1.0.0/16'))).toBe(false);
    expect(parse('0.0.0.0/0').overlaps(parse('::/0'))).toBe(false);
  });

  it.each([
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.256/32',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '::/129',
    'ten',
    '',
    '10.0.0.0/8/8',
    '010.0.0.0/8',
  ])('refuses %p as no block', (text) => {
    expect(refusalOf(() => parse(text))).toMatchObject({
      code: 'NET001',
      path: 'test',
      got: JSON.stringify(text),
    });
  });

  it('refuses host bits, naming the network', () => {
    expect(refusalOf(() => parse('10.0.4.1/22'))).toMatchObject({
      code: 'NET002',
      got: '10.0.4.1/22',
      allowed: '10.0.4.0/22',
    });
    expect(refusalOf(() => parse('2001:db8::1/64'))).toMatchObject({
      code: 'NET002',
      allowed: '2001:db8::/64',
    });
  });
});
