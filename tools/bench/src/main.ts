import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases } from './cases';
import { median, runOnce, type Sample } from './measure';
import { table, type Result } from './table';

const REPOSITORY = join(__dirname, '../../..');
const RUNS = 5;

/** `npm run bench [-- --stock] [-- --runs=3]`: measures, prints the table, and writes it beside its JSON. */
async function main(args: readonly string[]): Promise<void> {
  const runs = Number(args.find((arg) => arg.startsWith('--runs='))?.slice('--runs='.length) ?? RUNS);
  const root = copyOfWorkspace();
  try {
    const results: Result[] = [];
    for (const { group, name, command, prepare } of cases({ root, stock: args.includes('--stock') })) {
      const samples: Sample[] = [];
      // The first run fills caches that every later one has; it is not counted.
      for (let run = 0; run <= runs; run += 1) {
        prepare?.();
        const sample = await runOnce(command);
        if (run > 0) samples.push(sample);
      }
      results.push({ group, name, runs, ...median(samples) });
      process.stderr.write(`${name}\n`);
    }
    write(results);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function copyOfWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-bench-'));
  mkdirSync(join(root, '.git'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  const left = /\/(cdktf\.out|dist|out-tsc|node_modules)$/;
  cpSync(join(REPOSITORY, 'stacks'), join(root, 'stacks'), {
    recursive: true,
    filter: (file) => !left.test(file),
  });
  cpSync(join(REPOSITORY, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  return root;
}

function write(results: readonly Result[]): void {
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' };
  const text = `${table(results)}\n\nMedians on ${machine.cores} cores (${machine.cpu}), Node ${machine.node}. Compare user CPU: wall time depends on what else the machine does.\n`;
  const folder = join(REPOSITORY, 'tools/bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'landscape.json'), `${JSON.stringify({ machine, results }, undefined, 2)}\n`);
  writeFileSync(join(folder, 'landscape.md'), `# Figures of the landscape in stacks/\n\n${text}`);
  process.stdout.write(text);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
