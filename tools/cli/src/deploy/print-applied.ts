import type { Run } from '../plan/open-run';
import { printWorld, type Outcomes } from '../plan/print-plan';
import { disruptionLines, failureLines, stackLines } from '../plan/report';

/** What was applied, what was not and why, and what stands. */
export function printApplied(outcomes: Outcomes, run: Run, done: 'deployed' | 'destroyed'): void {
  const { console } = run;
  const { colors } = console;
  printWorld(run);
  if (outcomes.size === 0) {
    console.print(
      done === 'destroyed' ? 'nothing is applied, so nothing was destroyed' : 'there is no stack to deploy',
    );
    return;
  }
  console.print([`\n${colors.bold(done)}`, ...stackLines(outcomes, colors, 'applied')].join('\n'));
  const disruption = done === 'deployed' ? disruptionLines(outcomes, colors) : [];
  if (disruption.length > 0)
    console.print([`\n${colors.bold('replaced and destroyed')}`, ...disruption].join('\n'));
  for (const line of failureLines(outcomes)) console.warn(line);
  const standing = [...outcomes].filter(([, { kind }]) => kind !== 'done').map(([name]) => name);
  if (standing.length > 0)
    console.warn(`not ${done}: ${standing.join(', ')}; run again when the cause is mended`);
}
