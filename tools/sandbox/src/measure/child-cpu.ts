import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a child process took. */
export interface ChildRun {
  readonly code: number;
  readonly wallMs: number;
  /** CPU time of the child and its children; undefined where the system does not tell (not Linux). */
  readonly cpuMs: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const TICK_MS = 10;
/** CPU of children that ended, in `/proc/self/stat`: user and system time in ticks of 10 ms (proc(5)). */
const CHILD_TIMES = [15, 16];

/** Runs a program to its end. Runs must not overlap, or their CPU times are added up. */
export function runMeasured(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<ChildRun> {
  const cpu = childCpu();
  const start = performance.now();
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, maxBuffer: 1 << 29 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      const [before, after] = [cpu, childCpu()];
      const cpuMs = before === undefined || after === undefined ? undefined : after - before;
      resolve({ code, wallMs: Math.round(performance.now() - start), cpuMs, stdout, stderr });
    });
  });
}

function childCpu(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  // The fields after the command's name begin with the third.
  return CHILD_TIMES.reduce((sum, field) => sum + Number(fields[field - 2]) * TICK_MS, 0);
}
