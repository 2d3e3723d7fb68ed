import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';

const PROGRAM = 'src/allocate.ts';

export function allocateCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'allocate',
    'append to the address ledger what the landscape asks for and the ledger does not hold',
    'landbridge allocate',
  )
    .addOption(projectOption())
    .addOption(formatOption())
    .action(async (options: { readonly project?: string; readonly format: string }) => {
      const { findProject } = await import('../workspace/project.js');
      const { runProgram } = await import('../synth/synth.js');
      const project = findProject(console.host.cwd, options.project);
      if (!existsSync(join(project.dir, PROGRAM))) {
        throw new LandbridgeError({
          code: 'CLI011',
          place: join(project.dir, PROGRAM),
          message: 'the project has no program that writes its address ledger',
        });
      }
      const printed = await runProgram(project, PROGRAM, console.host.env);
      const added = printed.split('\n').filter(Boolean).map(blockOf);
      if (options.format === 'json') console.printJson({ added });
      else if (added.length === 0) console.print('the ledger holds everything already');
      else for (const { key, cidr } of added) console.print(`${key} ${cidr}`);
    });
}

/** The program prints one line for each new block: its key and its CIDR. */
function blockOf(line: string): { readonly key: string; readonly cidr: string } {
  const at = line.lastIndexOf(' ');
  return { key: line.slice(0, at), cidr: line.slice(at + 1) };
}
