import { LandbridgeError } from '@landbridge/terraform-model';
import type { Command } from 'commander';
import { commandWithExample, formatOption, type CommandContext } from './command';

export function explainCommand({ console }: CommandContext): Command {
  return commandWithExample('explain', 'say what an error code means', 'landbridge explain CLI003')
    .argument('[code]', 'an error code; all of them when left out')
    .addOption(formatOption())
    .action(async (code: string | undefined, { format }: { readonly format: string }) => {
      const { allCodes } = await import('../console/all-codes.js');
      const codes = allCodes(console.host.cwd);
      const found = code === undefined ? codes : codes.filter((known) => known.code === code.toUpperCase());
      if (found.length === 0) {
        throw new LandbridgeError({
          code: 'CLI001',
          place: 'explain',
          message: `there is no error code "${code}"`,
          fix: 'landbridge explain lists all of them',
        });
      }
      if (format === 'json') console.printJson(code === undefined ? found : found[0]);
      else for (const known of found) console.print(`${console.colors.bold(known.code)}  ${known.meaning}`);
    });
}
