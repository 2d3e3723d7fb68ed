import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack, unpack } from './pack';

describe('packed plans', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-pack-'));
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  const put = (root: string, file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeEach(() => {
    for (const root of [from, to]) {
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root, { recursive: true });
    }
    put(from, '.landbridge/plans/dev/work/plan.tfplan', 'plan');
    put(from, '.landbridge/plans/dev/work/.terraform/providers/x', 'large');
    put(from, '.landbridge/proof.json', '{}');
    put(from, '.landbridge/cache/x', 'cache');
    put(from, '.landbridge/aws/plans/dev/plan.tfplan', 'secret of the state');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are what deploy needs, and replace what was there', () => {
    put(to, '.landbridge/plans/old/plan.tfplan', 'old');
    put(to, '.landbridge/cache/own', 'own');
    const names = unpack(pack(from, 'sandbox', undefined), to, 'sandbox', undefined);
    expect([...names].sort()).toEqual(['.landbridge/plans/dev/work/plan.tfplan', '.landbridge/proof.json']);
    expect(readFileSync(join(to, '.landbridge/plans/dev/work/plan.tfplan'), 'utf8')).toBe('plan');
    expect(existsSync(join(to, '.landbridge/plans/old'))).toBe(false);
    expect(existsSync(join(to, '.landbridge/cache/own'))).toBe(true);
  });

  it('are encrypted for AWS, or not packed', () => {
    expect(() => pack(from, 'aws', undefined)).toThrow(/^CLI019 .*LANDBRIDGE_PACK_KEY/);
    expect(() => unpack(Buffer.from(''), to, 'aws', '')).toThrow(/^CLI019 .*LANDBRIDGE_PACK_KEY/);
    const bytes = pack(from, 'aws', 'key');
    expect(bytes.includes('secret of the state')).toBe(false);
    unpack(bytes, to, 'aws', 'key');
    expect(readFileSync(join(to, '.landbridge/aws/plans/dev/plan.tfplan'), 'utf8')).toBe(
      'secret of the state',
    );
  });

  it('are refused with another key, with one byte changed, of another world, or where they name another place', () => {
    const bytes = pack(from, 'aws', 'key');
    expect(() => unpack(bytes, to, 'aws', 'other')).toThrow(/^CLI019 .*another key/);
    for (const at of [0, 20, 40, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unpack(changed, to, 'aws', 'key')).toThrow(/^CLI019/);
    }
    expect(() => unpack(pack(from, 'sandbox', 'key'), to, 'aws', 'key')).toThrow(/^CLI019 .*world sandbox/);
    expect(() => unpack(Buffer.from('x'), to, 'sandbox', undefined)).toThrow(
      /^CLI019 .*not packed by landbridge/,
    );
    for (const name of [
      '../x',
      '.landbridge/plans/../../x',
      '/etc/x',
      '.landbridge/cache/x',
      'package.json',
    ]) {
      const evil = gzipSync(JSON.stringify({ world: 'sandbox', files: { [name]: '' } }));
      expect(() => unpack(evil, to, 'sandbox', undefined)).toThrow(/^CLI019 .*it names/);
    }
    expect(existsSync(join(to, '.landbridge'))).toBe(false);
  });
});
