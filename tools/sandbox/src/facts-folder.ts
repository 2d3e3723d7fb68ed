import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let folder: string | undefined;

/** The package's `facts` folder, wherever the code runs: sources, `dist`, or a bundle inside the workspace. */
export function factsFolder(): string {
  folder ??= find();
  return folder;
}

function find(): string {
  const beside = [join(__dirname, '..', 'facts'), join(__dirname, '..', '..', 'facts')];
  const found = beside.find((candidate) => existsSync(join(candidate, 'compiled', 'schema.pb.gz')));
  if (found !== undefined) return found;
  const require = createRequire(join(process.cwd(), 'package.json'));
  for (const base of [__dirname, process.argv[1] === undefined ? process.cwd() : dirname(process.argv[1])]) {
    try {
      return join(dirname(require.resolve('@landbridge/sandbox/package.json', { paths: [base] })), 'facts');
    } catch {
      // Not reachable from this place: the next one is tried.
    }
  }
  return join(dirname(require.resolve('@landbridge/sandbox/package.json')), 'facts');
}
