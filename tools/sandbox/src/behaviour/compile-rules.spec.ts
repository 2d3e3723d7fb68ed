import { rulesFromDump, rulesFromWords } from './compile-rules';
import { complaintOf } from './validate/check-rule';
import type { Rule } from './validate/rule';

const refuses = (rules: Rule[], value: string | number): boolean =>
  rules.some((rule) => complaintOf(rule, value) !== undefined);

describe('validation as a reader noted it', () => {
  test.each<[words: string, good: (string | number)[], bad: (string | number)[]]>([
    [
      'IPv4 CIDR, prefix length 16..28',
      ['10.0.0.0/16', '10.0.0.0/28'],
      ['10.0.0.0/8', '10.0.0.0/29', 'x', '2001:db8::/64'],
    ],
    [
      'IPv4 CIDR whose address is the network address (no host bits set)',
      ['10.0.0.0/8'],
      ['10.0.0.1/8', '10.0.0.0', '10.0.0.0/33'],
    ],
    [
      'IPv6 CIDR whose address is the network address (no host bits set)',
      ['2001:db8::/56'],
      ['2001:db8::1/56', '10.0.0.0/8'],
    ],
    [
      'each: IPv4 CIDR whose address is the network address (no host bits set)',
      ['10.0.0.0/8'],
      ['10.0.0.1/8'],
    ],
    ['one of enable|disable', ['enable'], ['on']],
    ['one of HTTP|HTTPS|SSL|TCP (case-insensitive)', ['http'], ['udp']],
    ['integer 16..28', [16, 28], [15, 29]],
    ['integer >= 30', [30], [29]],
    ['integer -1..65535', [-1, 65535], [-2, 65536]],
    ['length 0..255, must not begin with sg-', ['web'], ['sg-web', 'x'.repeat(256)]],
    ['≤ 30 chars', ['x'.repeat(30)], ['x'.repeat(31)]],
    ['<= 64 chars, [0-9A-Za-z_.-]', ['a.b-c_d'], ['a b', 'x'.repeat(65)]],
    ['exactly 12 digits', ['123456789012'], ['12345678901', 'x']],
    ['valid IAM policy JSON', ['{"Statement":[]}'], ['{', '[]']],
    ['ARN', ['arn:aws:s3:::bucket'], ['bucket']],
    ['each an ARN', ['arn:aws:s3:::bucket'], ['bucket']],
    ['IPv4 address', ['10.0.0.1'], ['10.0.0', '2001:db8::1']],
    ['RFC 3339', ['2030-01-01T00:00:00Z'], ['tomorrow']],
    ['items one of SHA1|SHA2-256', ['SHA1'], ['MD5']],
  ])('%s', (words, good, bad) => {
    const rules = rulesFromWords(words);
    expect(good.filter((value) => refuses(rules, value))).toEqual([]);
    expect(bad.filter((value) => !refuses(rules, value))).toEqual([]);
  });

  test.each([
    '5, 10, 30 or a multiple of 60',
    '1..100 or off',
    '0 or integer 30..900',
    'at least 1 block when given',
    'value list not read',
  ])('gives no rule for words that it may misread: %s', (words) => expect(rulesFromWords(words)).toEqual([]));
});

describe('validation as the provider complained', () => {
  it('warns only about values that a list of 2023 lacks', () => {
    expect(rulesFromDump({ oneOf: ['a', 'b'] })).toEqual([
      { kind: 'one-of', values: ['a', 'b'], open: true },
    ]);
  });

  it('takes complaints of two forms for a choice between them', () => {
    const words = [
      '(…) is an invalid ARN: arn: invalid prefix',
      'doesn\'t look like AWS Account ID (exactly 12 digits): ""',
    ];
    expect(rulesFromDump({ words })).toEqual([]);
    expect(rulesFromDump({ words: words.slice(0, 1) })).toEqual([{ kind: 'arn' }]);
  });

  it('keeps ranges and lengths', () => {
    expect(rulesFromDump({ range: [16, 28], words: ['length 1..255'] })).toEqual([
      { kind: 'range', min: 16, max: 28 },
      { kind: 'length', min: 1, max: 255 },
    ]);
  });
});
