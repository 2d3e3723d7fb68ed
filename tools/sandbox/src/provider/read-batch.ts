import type { Simulation, WorldView } from '../contract';

interface Waiting {
  readonly run: (view: WorldView) => void;
  readonly fail: (error: unknown) => void;
}

/** Reads that Terraform asks for at the same time look at the world together, which saves looking for changes each time. */
export class ReadBatch {
  private waiting: Waiting[] = [];

  constructor(private readonly simulation: Simulation) {}

  read<T>(work: (view: WorldView) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = (view: WorldView): void => {
        try {
          resolve(work(view));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      this.waiting.push({ run, fail: reject });
      if (this.waiting.length === 1) setImmediate(() => void this.workOff());
    });
  }

  private async workOff(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    try {
      await this.simulation.read((view) => {
        for (const { run } of batch) run(view);
      });
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}
