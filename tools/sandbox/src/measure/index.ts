import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { startSandbox } from '../attach';
import { runMeasured, type ChildRun } from './child-cpu';
import { thousandResources } from './thousand';

/** One Terraform command against the sandbox. Times in milliseconds. */
export interface SandboxFigure {
  readonly step: 'small plan' | 'apply' | 'plan' | 'destroy';
  readonly resources: number;
  readonly wallMs: number;
  readonly terraformCpuMs: number | undefined;
  /** CPU of the process that holds the simulator. */
  readonly simulatorCpuMs: number;
}

/**
 * Measures the sandbox with real Terraform: the plan of one VPC, then apply, empty plan and destroy of a thousand
 * resources, with the sandbox's state server. `terraform` is the program to run.
 */
export async function measureSandbox(terraform = 'terraform'): Promise<SandboxFigure[]> {
  const vpc = {
    provider: { aws: { region: 'eu-west-1' } },
    resource: { aws_vpc: { one: { cidr_block: '10.0.0.0/16' } } },
  };
  const small = await measure(terraform, vpc, 1, [['small plan', ['plan', '-input=false', '-no-color']]]);
  const large = await measure(terraform, thousandResources(), 1000, [
    ['apply', ['apply', '-auto-approve', '-input=false', '-no-color']],
    ['plan', ['plan', '-detailed-exitcode', '-input=false', '-no-color']],
    ['destroy', ['destroy', '-auto-approve', '-no-color']],
  ]);
  return [...small, ...large];
}

async function measure(
  terraform: string,
  configuration: object,
  resources: number,
  steps: readonly (readonly [SandboxFigure['step'], readonly string[]])[],
): Promise<SandboxFigure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'landbridge-measure-'));
  const sandbox = await startSandbox({ world: join(dir, 'world'), stateDir: join(dir, 'state') });
  try {
    const url = sandbox.stateUrl('measure');
    const backend = { http: { address: url, lock_address: url, unlock_address: url } };
    const terraformBlock = steps.length > 1 ? { terraform: { backend } } : {};
    writeFileSync(join(dir, 'main.tf.json'), JSON.stringify({ ...configuration, ...terraformBlock }));
    writeFileSync(join(dir, 'terraformrc'), '');
    const env = {
      ...process.env,
      ...sandbox.env,
      TF_CLI_CONFIG_FILE: join(dir, 'terraformrc'),
      TF_IN_AUTOMATION: '1',
    };
    if (steps.length > 1) succeed('init', await runMeasured(terraform, ['init', '-input=false'], dir, env));
    const figures: SandboxFigure[] = [];
    for (const [step, args] of steps) {
      const own = process.cpuUsage();
      const run = succeed(step, await runMeasured(terraform, args, dir, env));
      const used = process.cpuUsage(own);
      const simulatorCpuMs = Math.round((used.user + used.system) / 1000);
      figures.push({ step, resources, wallMs: run.wallMs, terraformCpuMs: run.cpuMs, simulatorCpuMs });
    }
    return figures;
  } finally {
    await sandbox.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function succeed(step: string, run: ChildRun): ChildRun {
  if (run.code === 0) return run;
  throw new LandbridgeError({
    code: 'SBX007',
    place: step,
    message: `terraform failed while it was measured: ${run.stderr.slice(-2000)}`,
    fix: 'run the configuration by hand to see why',
  });
}
