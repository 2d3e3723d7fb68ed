import type { SandboxFigure } from '@landbridge/sandbox';
import { middle } from '../curve';
import { figure } from '../markdown';
import { repeat, runProgram } from '../run-program';
import type { Context, Report, Scenario } from '../scenario';
import { planByCommand } from './sandbox-command';

export const sandbox: Scenario = {
  name: 'sandbox',
  title: 'Real Terraform against the sandbox',
  async measure(context: Context): Promise<Report> {
    const command = await planByCommand(context);
    const steps = context.full ? await measuredSteps(context.runs) : [];
    const rows = steps.map((f) => [
      f.step,
      ...[f.resources, f.terraformCpuMs, f.simulatorCpuMs].map(figure),
      `${Math.round(f.share * 100)} %`,
      figure(f.wallMs),
    ]);
    const byCommand = [
      'small plan by `landbridge sandbox run`, all processes',
      '1',
      figure(command.user),
      '',
      '',
      figure(command.wall),
    ];
    return { header: HEADER, rows: [byCommand, ...rows], figures: { command, steps } };
  },
};

const HEADER = ['step', 'resources', 'CPU ms', 'simulator CPU ms', 'simulator / terraform', 'wall ms'];

/** What the sandbox measures of itself, user and system time: one VPC, and a thousand resources there and back. */
async function measuredSteps(runs: number) {
  const samples = await repeat(runs, () => runProgram<SandboxFigure[]>('sandbox'));
  return (samples[0] ?? []).map(({ step, resources }, at) => {
    const median = (pick: (sample: SandboxFigure) => number | undefined) =>
      middle(samples.map((steps) => steps[at]).map((sample) => (sample && pick(sample)) ?? Number.NaN));
    const terraformCpuMs = median((sample) => sample.terraformCpuMs);
    const simulatorCpuMs = median((sample) => sample.simulatorCpuMs);
    const share = simulatorCpuMs / terraformCpuMs;
    return { step, resources, wallMs: median((s) => s.wallMs), terraformCpuMs, simulatorCpuMs, share };
  });
}
