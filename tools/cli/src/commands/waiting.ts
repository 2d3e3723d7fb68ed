import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { commandWithExample, type CommandContext } from './command';

const deployed = z.object({ stacks: z.array(z.object({ stack: z.string(), status: z.string() })) });

export function waitingCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'waiting',
    'which stacks a deploy left for the next one, as an output of a step of GitHub Actions',
    'landbridge waiting deployed.json >> "$GITHUB_OUTPUT"',
  )
    .argument('<file>', 'answer of landbridge deploy --format json')
    .action(async (file: string) => {
      const { parseForm } = await import('../workspace/json-file.js');
      const { stacks } = parseForm(resolve(console.host.cwd, file), deployed);
      const waiting = stacks.filter(({ status }) => status === 'waiting').map(({ stack }) => stack);
      console.print(`waiting=${waiting.join(' ')}`);
    });
}
