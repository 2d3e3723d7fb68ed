import { spawn } from 'node:child_process';

/** What one run of a command took, in milliseconds; user and system time count every child process too. */
export interface Sample {
  readonly user: number;
  readonly system: number;
  readonly wall: number;
}

export interface Command {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

// Node tells nothing of the CPU time of children; the shell does.
const TIMED = 'TIMEFORMAT="%U %S %R"; { time "$@" >/dev/null 2>"$LANDBRIDGE_BENCH_STDERR"; } 2>&1';

/** Runs a command once and takes its times. @throws when it fails */
export function runOnce({ argv, cwd, env = {} }: Command): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `${TIMED}; exit $?`, 'bench', ...argv], {
      cwd,
      env: { ...process.env, ...env, LANDBRIDGE_BENCH_STDERR: '/dev/null' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.once('error', reject);
    child.once('close', (status) => {
      const [user, system, wall] = printed
        .trim()
        .split(/\s+/)
        .map((seconds) => Number(seconds) * 1000);
      if (status !== 0 || wall === undefined) reject(new Error(`${argv.join(' ')} ended with ${status}`));
      else resolve({ user: user ?? 0, system: system ?? 0, wall });
    });
  });
}

/** The middle value of each time; with an even number of samples the lower of the two in the middle. */
export function median(samples: readonly Sample[]): Sample {
  const middle = (pick: (sample: Sample) => number): number => {
    const sorted = samples.map(pick).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  };
  return { user: middle((s) => s.user), system: middle((s) => s.system), wall: middle((s) => s.wall) };
}
