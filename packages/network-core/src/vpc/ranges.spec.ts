import { refusalOf } from '@landbridge/testing';
import { Cidr } from '../address-plan/cidr';
import { checkRanges } from './ranges';

const check = (...blocks: readonly string[]) =>
  checkRanges(
    blocks.map((block) => Cidr.parse(block, 'test')),
    'test',
  );

describe('blocks of a VPC', () => {
  it.each([
    [['10.16.0.0/16', '10.17.0.0/16', '100.64.0.0/16', '52.94.0.0/20']],
    [['172.16.0.0/16', '172.20.0.0/16']],
    [['100.64.0.0/16', '100.65.0.0/16', '8.8.0.0/16']],
    [['10.0.0.0/16', '10.1.0.0/16']],
    [['198.19.0.0/20', '100.64.0.0/16']],
  ])('may be %j', (blocks) => {
    expect(() => check(...blocks)).not.toThrow();
  });

  it.each([
    [['169.254.0.0/20']],
    [['127.0.0.0/16']],
    [['240.0.0.0/16']],
    [['10.16.0.0/16', '192.168.0.0/16']],
    [['10.16.0.0/16', '198.19.0.0/20']],
    [['192.168.0.0/20', '172.16.0.0/16']],
    [['100.64.0.0/16', '10.0.0.0/16']],
    [['8.8.0.0/16', '192.168.0.0/16']],
    [['172.16.0.0/16', '172.31.0.0/20']],
    [['10.1.0.0/16', '10.0.0.0/20']],
  ])('may not be %j', (blocks) => {
    expect(refusalOf(() => check(...blocks))).toMatchObject({ code: 'NET027', got: blocks.at(-1) });
  });
});
