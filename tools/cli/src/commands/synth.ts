import { relative } from 'node:path';
import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';

export function synthCommand({ console }: CommandContext): Command {
  return commandWithExample('synth', 'synthesize all stacks to Terraform JSON', 'landbridge synth')
    .addOption(projectOption())
    .addOption(formatOption())
    .action(async (options: { readonly project?: string; readonly format: string }) => {
      const { findProject } = await import('../workspace/project.js');
      const { synthesize } = await import('../synth/synth.js');
      const { cwd, env } = console.host;
      const project = findProject(cwd, options.project);
      const { stacks, outdir } = await synthesize(project, env);
      if (options.format === 'json')
        console.printJson({ outdir, stacks: stacks.map(({ name, file }) => ({ name, file })) });
      else for (const { name, file } of stacks) console.print(`${name.padEnd(24)} ${relative(cwd, file)}`);
    });
}
