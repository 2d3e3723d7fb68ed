import { rmSync } from 'node:fs';
import { readOptions } from './options';
import { SCENARIOS } from './scenarios';
import { copyOfWorkspace } from './workspace-copy';
import { writeResults } from './write-results';

/** `npm run bench`: measures one scenario after the other, prints each table, and writes it beside its JSON. */
async function main(args: readonly string[]): Promise<void> {
  const names = SCENARIOS.map(({ name }) => name);
  const { only = names, full, stock, runs } = readOptions(args, names);
  const root = copyOfWorkspace();
  try {
    for (const scenario of SCENARIOS.filter(({ name }) => only.includes(name))) {
      process.stderr.write(`${scenario.name} …\n`);
      writeResults(scenario, await scenario.measure({ root, full, stock, runs }), runs);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
