import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, runOnce, type Sample } from '../measure';
import { repeat } from '../run-program';
import type { Context } from '../scenario';

const ONE_VPC = {
  provider: { aws: { region: 'eu-west-1' } },
  resource: { aws_vpc: { one: { cidr_block: '10.0.0.0/16' } } },
};

/** Planning one VPC as a user does it, `landbridge sandbox run -- terraform plan`, all processes together. */
export async function planByCommand({ root, runs }: Context): Promise<Sample> {
  const cwd = mkdtempSync(join(tmpdir(), 'landbridge-bench-plan-'));
  const cli = join(root, 'node_modules/@landbridge/cli/bin/landbridge.cjs');
  const argv = [process.execPath, cli, 'sandbox', 'run', '--', 'terraform', 'plan', '-input=false'];
  try {
    writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(ONE_VPC));
    const plan = () => runOnce({ argv, cwd, env: { CHECKPOINT_DISABLE: '1' } });
    // The first fills caches that every later one has; it is not counted.
    await plan();
    return median(await repeat(runs, plan));
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
