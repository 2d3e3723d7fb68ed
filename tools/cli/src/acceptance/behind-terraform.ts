import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CLI = join(__dirname, '../../bin/landbridge.cjs');

/**
 * Changes what a stack made, as somebody does it at AWS's console: the objects change, and neither the stack's state
 * nor its configuration says so. `change` gets the configuration of a copy, which is applied with a copy of the state.
 */
export function changeBehindTerraform(root: string, stack: string, change: (json: string) => string): void {
  const stacks = join(root, 'stacks/cdktf.out/stacks');
  const copy = mkdtempSync(join(stacks, 'elsewhere-'));
  const json = readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8');
  const changed = change(json.replaceAll(`state/${stack}.tfstate`, 'state/elsewhere.tfstate'));
  writeFileSync(join(copy, 'cdk.tf.json'), changed);
  const states = join(root, '.landbridge/sandbox/state');
  cpSync(join(states, `${stack}.tfstate`), join(states, 'elsewhere.tfstate'));
  for (const args of [['init'], ['apply', '-auto-approve']])
    execFileSync(process.execPath, [CLI, 'sandbox', 'run', '--', 'terraform', ...args], {
      cwd: copy,
      stdio: 'pipe',
    });
  rmSync(join(states, 'elsewhere.tfstate'));
  rmSync(copy, { recursive: true });
}
