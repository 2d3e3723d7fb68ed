import type { Command } from 'commander';
import { commandWithExample, projectOption, type CommandContext } from './command';

interface CarryOptions {
  readonly project?: string;
}

const KEY = 'LANDBRIDGE_PACK_KEY';

export function packCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'pack',
    `put the saved plans and their proof into one file, encrypted by ${KEY}, for another job to apply`,
    'landbridge pack plans.pack',
  )
    .argument('<file>', 'file to write')
    .addOption(projectOption())
    .action(async (file: string, { project }: CarryOptions) => {
      const { writeFileSync } = await import('node:fs');
      const { resolve } = await import('node:path');
      const { pack } = await import('../carry/pack.js');
      const { findProject } = await import('../workspace/project.js');
      const { chooseWorld } = await import('../world/choose-world.js');
      const { cwd, env } = console.host;
      const bytes = pack(findProject(cwd, project).root, chooseWorld(undefined, env), env[KEY]);
      writeFileSync(resolve(cwd, file), bytes, { mode: 0o600 });
      console.print(`${file}  ${bytes.length} bytes`);
    });
}

export function unpackCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'unpack',
    'put saved plans that another job packed where deploy finds them',
    'landbridge unpack plans.pack',
  )
    .argument('<file>', 'file that pack wrote')
    .addOption(projectOption())
    .action(async (file: string, { project }: CarryOptions) => {
      const { resolve } = await import('node:path');
      const { unpack } = await import('../carry/pack.js');
      const { readBytes } = await import('../workspace/json-file.js');
      const { findProject } = await import('../workspace/project.js');
      const { chooseWorld } = await import('../world/choose-world.js');
      const { cwd, env } = console.host;
      const bytes = readBytes(resolve(cwd, file));
      const names = unpack(bytes, findProject(cwd, project).root, chooseWorld(undefined, env), env[KEY]);
      console.print(`${names.length} files`);
    });
}
