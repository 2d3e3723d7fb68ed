import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { lock } from 'proper-lockfile';

/** A lock that was not renewed for so long is taken over; a busy run may be late in renewing. */
const STALE_MS = 10_000;
/** The same where the process that held it is known to be gone. */
const STALE_WHEN_DEAD_MS = 2_000;
const RENEW_MS = 1_000;
const POLL_MS = 500;

export interface LockOptions {
  /** How long to wait for another run to end. */
  readonly waitMs: number;
  /** Called once when there is something to wait for. */
  readonly onWait: () => void;
}

/**
 * Runs `work` as the only one that plans or applies in the worlds below `root`.
 *
 * @throws CLI008 when another run has not ended in time.
 */
export async function withWorldLock<T>(
  root: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const folder = join(root, '.landbridge');
  mkdirSync(folder, { recursive: true });
  const release = await acquire(folder, options);
  writeFileSync(holderFile(folder), `${process.pid} ${hostname()}\n`);
  try {
    return await work();
  } finally {
    rmSync(holderFile(folder), { force: true });
    await release();
  }
}

async function acquire(folder: string, { waitMs, onWait }: LockOptions): Promise<() => Promise<void>> {
  const settings = { lockfilePath: join(folder, 'run.lock'), update: RENEW_MS, realpath: false };
  const deadline = Date.now() + waitMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await lock(folder, { ...settings, stale: holderIsGone(folder) ? STALE_WHEN_DEAD_MS : STALE_MS });
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'ELOCKED') throw cause;
      if (attempt === 0) onWait();
      if (Date.now() >= deadline) throw busy(folder, cause);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

function busy(folder: string, cause: unknown): LandbridgeError {
  return new LandbridgeError(
    {
      code: 'CLI008',
      place: join(folder, 'run.lock'),
      message: 'another run is planning or applying in this world',
      fix: 'wait until it ends, or give a longer --lock-timeout',
    },
    { cause },
  );
}

function holderFile(folder: string): string {
  return join(folder, 'run.holder');
}

/** Whether the process that took the lock is known to have ended without giving it back. */
function holderIsGone(folder: string): boolean {
  try {
    const [pid, host] = readFileSync(holderFile(folder), 'utf8').trim().split(' ');
    if (host !== hostname()) return false;
    process.kill(Number(pid), 0);
    return false;
  } catch (cause) {
    return (cause as { code?: string }).code === 'ESRCH';
  }
}
