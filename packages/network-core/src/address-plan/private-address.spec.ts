import { isPrivateAddress } from './private-address';

test.each([
  ['10.255.255.255', true],
  ['11.0.0.0', false],
  ['172.15.255.255', false],
  ['172.31.0.1', true],
  ['100.64.0.1', true],
  ['100.128.0.0', false],
  ['169.254.169.254', true],
  ['198.51.100.7', false],
  ['fd12::1', true],
  ['fe80::1', true],
  ['::1', true],
  ['2001:db8::1', false],
  ['router.example.com', false],
])('%s is private: %s', (address, expected) => expect(isPrivateAddress(address)).toBe(expected));
