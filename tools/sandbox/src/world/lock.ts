import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { LandbridgeError } from '@landbridge/terraform-model';
import { systemCode, type Disk } from './disk';

/** Who holds a lock: enough to tell, later and from another process, whether that process still lives. */
interface Owner {
  readonly nonce: string;
  readonly pid: number;
  /** Start time of the process as the kernel counts it: process ids are used again. */
  readonly started: string;
  /** Host, boot and process-id namespace, outside of which `pid` means nothing. */
  readonly place: string;
}

const WAIT_LIMIT_MS = 60_000;

/**
 * A lock among processes that survives `kill -9`: a hard link to the owner's file, made atomically. A dead owner's lock is
 * taken over at once (no time-out), under a lock of its own that is named after the dead owner, so that two processes can
 * never take over the same lock, whatever dies in between.
 */
export class ProcessLock {
  private readonly owner: Owner = {
    nonce: randomBytes(8).toString('hex'),
    pid: process.pid,
    started: startTime(process.pid) ?? '',
    place: `${hostname()} ${read('/proc/sys/kernel/random/boot_id')} ${pidNamespace()}`,
  };
  private readonly ownerFile: string;
  private readonly path: string;

  constructor(
    private readonly folder: string,
    private readonly disk: Disk,
    private readonly waitLimit = WAIT_LIMIT_MS,
  ) {
    this.path = join(folder, 'lock');
    this.ownerFile = join(folder, `owner-${this.owner.nonce}`);
  }

  /** Waits for the lock. Throws SBX105 when another process holds it for a minute. */
  async acquire(): Promise<void> {
    const deadline = Date.now() + this.waitLimit;
    for (let round = 0; !this.tryAcquire(this.path); round++) {
      if (Date.now() > deadline) throw this.stuck();
      await new Promise((resolve) => setTimeout(resolve, round < 200 ? 1 : 10));
    }
  }

  release(): void {
    this.disk.remove(this.path);
  }

  /** Forgets this process; the lock cannot be taken with this object any more. */
  dispose(): void {
    this.disk.remove(this.ownerFile);
  }

  private tryAcquire(path: string): boolean {
    if (this.link(path)) return true;
    const holder = this.holder(path);
    if (holder === undefined || holder.nonce === this.owner.nonce || this.lives(holder)) return false;
    const takeover = `${path}.${holder.nonce}`;
    if (!this.tryAcquire(takeover)) return false;
    try {
      if (this.holder(path)?.nonce !== holder.nonce) return false;
      this.disk.remove(path);
      this.disk.remove(join(this.folder, `owner-${holder.nonce}`));
      return this.link(path);
    } finally {
      this.disk.remove(takeover);
    }
  }

  private link(path: string): boolean {
    try {
      this.disk.link(this.ownerFile, path);
      return true;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      if (systemCode(error) !== 'ENOENT') throw error;
      // First use, or somebody emptied the folder: an owner's file appears whole or not at all.
      const draft = `${this.ownerFile}.new`;
      this.disk.writeFile(draft, JSON.stringify(this.owner));
      this.disk.rename(draft, this.ownerFile);
      return this.link(path);
    }
  }

  private holder(path: string): Owner | undefined {
    try {
      return JSON.parse(this.disk.readFile(path).toString()) as Owner;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  private lives(holder: Owner): boolean {
    // A process of another host or container cannot be seen from here: take it for alive and wait.
    if (holder.place !== this.owner.place) return true;
    try {
      process.kill(holder.pid, 0);
    } catch (error) {
      if (systemCode(error) === 'ESRCH') return false;
    }
    return holder.started === '' || startTime(holder.pid) === holder.started;
  }

  private stuck(): LandbridgeError {
    const holder = this.holder(this.path);
    return new LandbridgeError({
      code: 'SBX105',
      place: this.path,
      message: `process ${holder?.pid ?? 'unknown'} on ${holder?.place.split(' ')[0] ?? 'unknown'} has held the world for ${this.waitLimit / 1000} s`,
      fix: 'wait for that process or end it; if it no longer exists, remove the file',
    });
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return ''; // Only Linux has these files; elsewhere host name and process id have to do.
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Field 22 of /proc/<pid>/stat, counted behind the command's name, which may hold spaces. */
function startTime(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const behindName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie no longer runs anything, so its lock is free.
  return behindName[0] === 'Z' ? undefined : behindName[19];
}
