import type { Command } from 'commander';
import { commandWithExample, formatOption, projectOption, type CommandContext } from './command';
import { assumeOption } from './model-options';

export interface InventoryOptions {
  readonly model?: readonly string[];
  readonly ledger?: string;
  readonly assume?: string;
  readonly project?: string;
  readonly format: string;
}

export function inventoryCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'inventory',
    'every address block: who has it, how full it is, what is free',
    'landbridge inventory --format csv > addresses.csv',
  )
    .option('--model <path...>', 'as for trace; the stacks project, freshly synthesized, when left out')
    .option('--ledger <file>', 'address ledger (default: address-ledger.json of the stacks project)')
    .addOption(assumeOption())
    .addOption(projectOption())
    .addOption(formatOption(['text', 'json', 'csv']))
    .action(async (options: InventoryOptions) => {
      const { answerInventory } = await import('../answers/inventory-answer.js');
      await answerInventory(options, console);
    });
}
