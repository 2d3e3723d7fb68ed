import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusedError, Scenario } from '../types/testing/scenario';
import { checker } from './check';
import { QUOTAS } from './quota-table';
import { readQuotas } from './quotas';
import { QUOTA_CASES } from './testing/quota-cases';

test('every quota has a case', () => {
  expect(QUOTAS.map(({ name }) => name).filter((name) => QUOTA_CASES[name] === undefined)).toEqual([]);
});

test.each(QUOTAS.map((quota) => [quota.name, quota] as const))(
  '%s: refused beyond, accepted up to it',
  (name, quota) => {
    const make = QUOTA_CASES[name];
    if (make === undefined) throw new Error(`no case for ${name}`);
    const upTo = (limit: number) => {
      const s = new Scenario(checker({ [quota.code]: limit }));
      return make(s);
    };
    expect(() => upTo(2)).not.toThrow();
    let refused: unknown;
    try {
      upTo(1);
    } catch (error) {
      refused = error;
    }
    if (!(refused instanceof RefusedError)) throw refused;
    expect(refused.refusals).toEqual([
      expect.objectContaining({
        code: quota.error,
        message: expect.stringContaining(`'${name}' (${quota.service} ${quota.code})`),
      }),
    ]);
  },
);

test('quotas.json raises them, "*" lifts them, anything else is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quotas-'));
  const write = (text: string) => writeFileSync(join(folder, 'quotas.json'), text);
  expect(readQuotas(folder)).toEqual({});
  write('{"L-F678F1CE": 7}');
  expect(readQuotas(folder)).toEqual({ 'L-F678F1CE': 7 });
  const s = new Scenario(checker({ '*': false }));
  for (let n = 0; n < 7; n++) s.create('aws_vpc', { cidr_block: `10.${n}.0.0/16` });
  write('{"L-F678F1CE": "many"}');
  expect(() => readQuotas(folder)).toThrow(/SBX108 .*quotas\.json/);
  write('{"VPCs per Region": 7}');
  expect(() => readQuotas(folder)).toThrow(/SBX108 .*known quota codes/);
});
