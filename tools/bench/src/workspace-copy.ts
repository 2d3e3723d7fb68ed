import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const REPOSITORY = join(__dirname, '../../..');

/** A copy of the landscape that may be changed, in a workspace with the same packages. */
export function copyOfWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-bench-'));
  mkdirSync(join(root, '.git'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  const left = /\/(cdktf\.out|dist|out-tsc|node_modules)$/;
  cpSync(join(REPOSITORY, 'stacks'), join(root, 'stacks'), {
    recursive: true,
    filter: (file) => !left.test(file),
  });
  cpSync(join(REPOSITORY, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  return root;
}
