import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { markdown } from './markdown';
import type { Report, Scenario } from './scenario';
import { REPOSITORY } from './workspace-copy';

/** Prints a report and writes it, as a table and as JSON, to `results/<scenario>`. */
export function writeResults(
  { name, title }: Scenario,
  { header, rows, figures }: Report,
  runs: number,
): void {
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' };
  const date = new Date().toISOString().slice(0, 10);
  const where = `${date}: medians of ${runs} on ${machine.cores} cores (${machine.cpu}), Node ${machine.node}.`;
  const compare = 'Compare user CPU: wall time depends on what else the machine does.';
  const text = `# ${title}\n\n${markdown(header, rows)}\n\n${where} ${compare}\n`;
  const folder = join(REPOSITORY, 'tools/bench/results');
  mkdirSync(folder, { recursive: true });
  const data = { date, machine, runs, results: figures };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(data, undefined, 2)}\n`);
  writeFileSync(join(folder, `${name}.md`), text);
  process.stdout.write(`${text}\n`);
}
