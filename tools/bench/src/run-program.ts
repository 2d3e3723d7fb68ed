import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = join(__dirname, '../bin/program.cjs');
const LONGEST = 15 * 60_000;

/**
 * Runs `src/programs/<name>.ts` in a process of its own, so that each figure has its own heap and its own compiled
 * code, and reads the figures that it prints. @throws when the program fails
 */
export async function runProgram<T>(name: string, ...args: readonly (string | number)[]): Promise<T> {
  const argv = [PROGRAM, name, ...args.map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, argv, {
    timeout: LONGEST,
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout) as T;
}

/** The figures of as many runs as wanted, one after the other. */
export async function repeat<T>(runs: number, run: () => Promise<T>): Promise<T[]> {
  const figures: T[] = [];
  for (let at = 0; at < runs; at += 1) figures.push(await run());
  return figures;
}
