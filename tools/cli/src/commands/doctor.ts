import type { Command } from 'commander';
import { ExitStatus } from '../console/exit-status';
import { commandWithExample, formatOption, type CommandContext } from './command';

export function doctorCommand({ console, exitWith }: CommandContext): Command {
  return commandWithExample(
    'doctor',
    'check this machine and this workspace, and say what to mend',
    'landbridge doctor',
  )
    .addOption(formatOption())
    .action(async ({ format }: { readonly format: string }) => {
      const { examine } = await import('../doctor/examine.js');
      const findings = await examine(console.host);
      if (format === 'json') console.printJson({ findings });
      else {
        for (const { what, state, detail, fix } of findings) {
          const mark = state === 'good' ? console.colors.green('ok  ') : console.colors.red('FAIL');
          console.print(`${mark} ${what}: ${detail}${fix === undefined ? '' : `; ${fix}`}`);
        }
      }
      exitWith(findings.every(({ state }) => state === 'good') ? ExitStatus.answered : ExitStatus.failed);
    });
}
