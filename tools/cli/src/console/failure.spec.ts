import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf } from './failure';

const thrown = (code: string, path?: string): Error => Object.assign(new Error(`${code}: x`), { code, path });

describe('failureOf', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'nobody may write there'],
    ['EROFS', 'the disk is read-only'],
    ['EDQUOT', 'the quota'],
  ])('says of %s what it means and where', (code, said) => {
    const failure = failureOf(thrown(code, '/w/.landbridge/plans'));
    expect(failure).toMatchObject({ code: 'CLI036', status: 1 });
    expect(failure?.line).toContain(`CLI036 [/w/.landbridge/plans] ${said}`);
    expect(failure?.line).toContain(`(${code}); mend that and run again`);
  });

  it('takes it as the file system throws it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'landbridge-failure-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    let error: unknown;
    try {
      mkdirSync(join(file, 'below'), { recursive: true });
    } catch (caught) {
      error = caught;
    }
    rmSync(folder, { recursive: true });
    expect(failureOf(error)?.line).toBe(
      `CLI036 [${join(file, 'below')}] there is a file where a folder should be (ENOTDIR); mend that and run again`,
    );
  });

  it('takes a folder that cannot be made for what it is', () => {
    const error = Object.assign(thrown('ENOENT', '/w/.landbridge'), { syscall: 'mkdir' });
    expect(failureOf(error)?.line).toContain('CLI036 [/w/.landbridge] the folder cannot be made');
  });

  it('calls everything else a defect', () => {
    expect(failureOf(thrown('ENOENT'))).toMatchObject({ code: 'CLI099' });
    expect(failureOf('odd')).toMatchObject({ code: 'CLI099' });
  });
});
