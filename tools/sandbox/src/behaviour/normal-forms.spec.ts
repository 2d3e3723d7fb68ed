import { normalise, type NormalForm } from './normal-forms';

const policy = (statement: object | object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statement });

const same: [NormalForm, string, string][] = [
  ['json', '{"b":1,"a":[1,2]}', ' { "a": [1, 2],\n "b": 1 } '],
  ['policy', policy({ Effect: 'Allow', Action: 's3:*' }), policy([{ Action: ['s3:*'], Effect: 'Allow' }])],
  ['policy', policy({ Action: ['b', 'a'] }), policy({ Action: ['a', 'b'] })],
  ['policy', policy({ Principal: '*' }), policy({ Principal: { AWS: '*' } })],
  ['policy', policy({ Principal: { AWS: ['y', 'x'] } }), policy({ Principal: { AWS: ['x', 'y'] }, Sid: '' })],
  [
    'policy',
    policy({ Condition: { Bool: { 'aws:SecureTransport': true } } }),
    policy({ Condition: { Bool: { 'aws:SecureTransport': ['true'] } } }),
  ],
  ['cidr', '2001:db8::/56', '2001:0DB8:0:0::/56'],
  ['case', 'Monday', 'monday'],
  ['protocol', 'TCP', '6'],
  ['protocol', 'all', '-1'],
  ['time', '2030-01-01T00:00:00Z', '2030-01-01T01:00:00+01:00'],
  ['domain', 'Example.com.', 'example.com'],
  ['whitespace', 'x\n', 'x'],
];
const different: [NormalForm, string, string][] = [
  ['json', '[1,2]', '[2,1]'],
  ['policy', policy({ Effect: 'Allow' }), policy({ Effect: 'Deny' })],
  ['policy', policy([{ Action: 'a' }, { Action: 'b' }]), policy([{ Action: 'a' }])],
  ['policy', policy({ NotAction: 'a' }), policy({ Action: 'a' })],
  ['cidr', '2001:db8::/56', '2001:db8::/57'],
  ['cidr', '10.0.0.0/16', '10.1.0.0/16'],
  ['protocol', 'tcp', 'udp'],
  ['json', 'not json', '{}'],
];

describe('normal forms', () => {
  test.each(same)('%s: %s is %s', (form, a, b) => expect(normalise(form, a)).toBe(normalise(form, b)));
  test.each(different)('%s: %s is not %s', (form, a, b) =>
    expect(normalise(form, a)).not.toBe(normalise(form, b)),
  );
});
