import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildModel, type Model } from '@landbridge/prover';
import {
  inventory,
  inventoryCsv,
  inventoryJson,
  inventoryText,
  parseLedger,
  type LedgerEntry,
} from '@landbridge/reports';
import type { InventoryOptions } from '../commands/inventory';
import type { CliHost, Console } from '../console/console';
import { ASSUMPTIONS_FILE } from '../judge/judge-landscape';
import { readModel } from '../model/read-model';
import { synthesize } from '../synth/synth';
import { findProject } from '../workspace/project';
import { assumed } from './prover-answers';
import { readReportFile } from './report-file';

/** Where a stacks project keeps its ledger, unless told otherwise. */
const LEDGER_FILE = 'address-ledger.json';

/** `landbridge inventory`: of what `--model` names, else of the stacks project as it is now. */
export async function answerInventory(options: InventoryOptions, console: Console): Promise<void> {
  const { host } = console;
  const { model, ledger } =
    options.model === undefined
      ? await ofProject(options, host)
      : await ofModel(options, options.model, host);
  const found = inventory(model, ledger);
  if (options.format === 'json') console.printJson(inventoryJson(found));
  else if (options.format === 'csv') console.print(inventoryCsv(found));
  else console.print(inventoryText(found));
}

interface Asked {
  readonly model: Model;
  readonly ledger: readonly LedgerEntry[];
}

async function ofModel(
  { ledger, assume }: Pick<InventoryOptions, 'ledger' | 'assume'>,
  paths: readonly string[],
  host: CliHost,
): Promise<Asked> {
  const model = buildModel(await readModel(paths, host), assumed(assume, host));
  return { model, ledger: ledger === undefined ? [] : readReportFile(ledger, host, 'RPT005', parseLedger) };
}

async function ofProject(options: InventoryOptions, host: CliHost): Promise<Asked> {
  const project = findProject(host.cwd, options.project);
  const { outdir } = await synthesize(project, host.env);
  const existing = (file: string): string | undefined => (existsSync(file) ? file : undefined);
  const ledger = options.ledger ?? existing(join(project.dir, LEDGER_FILE));
  const assume = options.assume ?? existing(join(outdir, ASSUMPTIONS_FILE));
  return ofModel({ ledger, assume }, [outdir], host);
}
