import type { WorldTransaction, WorldView } from '../contract';
import { LandbridgeError } from '@landbridge/terraform-model';
import { diskError, realDisk, systemCode, type Disk } from './disk';
import { WorldFiles } from './files';
import { ProcessLock } from './lock';
import { encodeRecord } from './record';
import { Transaction } from './transaction';

interface Job {
  readonly run: (transaction: WorldTransaction) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface StoreOptions {
  /** @default the machine's own file system */
  readonly disk?: Disk;
  /** How long to wait for another process, in milliseconds. @default 60 000 */
  readonly lockLimit?: number;
  /** Lines from which a journal is folded into the image. @default 4,000 */
  readonly compactFrom?: number;
}

/**
 * The store of simulated accounts in one folder, which several processes may use at once.
 *
 * A transaction is on disk when its promise resolves: `kill -9` afterwards loses nothing, before that it is there whole
 * or not at all. Transactions asked for at the same time share one taking of the lock and one write. Power loss is
 * covered by a flush when the store is closed and when it is compacted, not for each transaction.
 */
export class WorldStore {
  private readonly disk: Disk;
  private readonly files: WorldFiles;
  private readonly lock: ProcessLock;
  private queue: Job[] = [];
  private working: Promise<void> | undefined;
  private closed = false;
  private wrote = false;

  private constructor(
    private readonly folder: string,
    options: StoreOptions,
  ) {
    this.disk = options.disk ?? realDisk;
    this.files = new WorldFiles(folder, this.disk, options.compactFrom);
    this.lock = new ProcessLock(folder, this.disk, options.lockLimit);
  }

  /** Opens the world in `folder`, which is made when missing. Throws SBX101 to SBX106. */
  static async open(folder: string, options: StoreOptions = {}): Promise<WorldStore> {
    const store = new WorldStore(folder, options);
    await store.guarded(async () => {
      store.disk.makeFolder(folder);
      if (!store.files.isPrepared()) await store.locked(() => store.files.prepare());
    });
    return store;
  }

  /** Runs `work` alone among all processes; what it writes is kept whole, or not at all when it throws. */
  transact<T>(work: (transaction: WorldTransaction) => T): Promise<T> {
    if (this.closed) return Promise.reject(closedError(this.folder));
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ run: work, resolve: (result) => resolve(result as T), reject });
      this.working ??= this.workOff();
    });
  }

  /** Runs `work` on the world as it is, without waiting for writers. */
  async read<T>(work: (view: WorldView) => T): Promise<T> {
    return this.guarded(() => {
      this.files.catchUp();
      this.files.refuseDamage();
      return work(this.files.image);
    });
  }

  /** The records that cannot be read; everything else can be, with {@link readWhole}. */
  async readWhole<T>(work: (view: WorldView, files: WorldFiles) => T): Promise<T> {
    return this.guarded(() => {
      this.files.catchUp();
      return work(this.files.image, this.files);
    });
  }

  /** Runs `work` while no process can write; for what copies the files themselves. */
  async exclusively(work: () => Promise<void>): Promise<void> {
    await this.guarded(async () => {
      await this.lock.acquire();
      try {
        this.files.catchUpToWrite();
        await work();
      } finally {
        this.lock.release();
      }
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.working;
    await this.guarded(() => {
      if (this.wrote) this.files.flush();
      this.lock.dispose();
    });
  }

  private async workOff(): Promise<void> {
    // Let requests that arrive in the same turn join the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      try {
        await this.guarded(() => this.locked(() => this.runBatch(batch)));
      } catch (error) {
        for (const job of batch) job.reject(error);
      }
    }
    this.working = undefined;
  }

  private runBatch(batch: readonly Job[]): void {
    this.files.catchUpToWrite();
    this.files.refuseDamage();
    const records: Buffer[] = [];
    const settle: (() => void)[] = [];
    for (const job of batch) {
      const transaction = new Transaction(this.files.image);
      try {
        const result = job.run(transaction);
        const change = transaction.change();
        if (change !== undefined) {
          records.push(encodeRecord(change));
          this.files.image.apply(change);
        }
        settle.push(() => job.resolve(result));
      } catch (error) {
        settle.push(() => job.reject(error));
      }
    }
    if (records.length > 0) {
      this.files.append(records);
      this.wrote = true;
      if (this.files.needsCompaction()) this.files.compact();
    }
    for (const done of settle) done();
  }

  private async locked<T>(work: () => T): Promise<T> {
    await this.lock.acquire();
    try {
      return work();
    } finally {
      this.lock.release();
    }
  }

  private async guarded<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw systemCode(error) === undefined ? error : diskError(error, this.folder);
    }
  }
}

function closedError(folder: string): LandbridgeError {
  return new LandbridgeError({
    code: 'SBX107',
    place: folder,
    message: 'the world was closed already',
    fix: 'start the command again',
  });
}
