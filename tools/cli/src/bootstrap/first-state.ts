import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkFailed } from '../console/failure';
import type { Stack } from '../landscape/manifest';
import { holdsAnything } from '../plan/applied';
import { prepareStack, pushState, type Terraform } from '../terraform/stack-runner';

/** How Terraform says that the bucket of a backend is not there. */
const NO_BUCKET = /S3 bucket "[^"]*" does not exist/;

/** A place from which a stack can be planned and applied. */
export interface Place {
  readonly terraform: Terraform;
  readonly workDir: string;
}

/**
 * Where the state of the bootstrap lies: in S3 as every other, and, until the bucket is there, in a file beside. As long
 * as that file is there it is what counts, so that a run which was killed anywhere is gone on with.
 */
export class FirstState {
  readonly file: string;
  private readonly local: Place;

  constructor(
    private readonly stack: Stack,
    /** In S3. */
    private readonly kept: Place,
    folder: string,
  ) {
    this.file = join(folder, `${stack.name}.tfstate`);
    this.local = {
      terraform: {
        ...kept.terraform,
        override: () => ({ terraform: { backend: { local: { path: this.file } } } }),
      },
      workDir: join(folder, 'work'),
    };
  }

  /** Where to plan and apply now; Terraform is initialised there. */
  async open(): Promise<Place> {
    if (holdsAnything(this.file) || !(await this.hasBucket())) return this.openLocal();
    return this.kept;
  }

  /** Moves the state into the bucket, where it is not there yet; answers whether it was moved. */
  async settle(): Promise<boolean> {
    if (!holdsAnything(this.file)) return false;
    await this.prepare(this.kept);
    await pushState(this.kept.terraform, this.stack, this.kept.workDir, this.file);
    renameSync(this.file, `${this.file}.moved`);
    return true;
  }

  private async hasBucket(): Promise<boolean> {
    try {
      await this.prepare(this.kept);
      return true;
    } catch (error) {
      if (error instanceof WorkFailed && NO_BUCKET.test(error.message)) return false;
      throw error;
    }
  }

  private async openLocal(): Promise<Place> {
    mkdirSync(dirname(this.file), { recursive: true });
    await this.prepare(this.local);
    return this.local;
  }

  private prepare({ terraform, workDir }: Place): Promise<void> {
    return prepareStack(terraform, this.stack, workDir);
  }
}
