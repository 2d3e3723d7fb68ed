import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { landbridge } from './landbridge';
import { readTemplates } from './synthesize';
import type { Template } from './template';

/** What Terraform said of one stack; counts are of its own plan. */
export interface StackRun {
  readonly stack: string;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Addresses with actions of the plan after the apply; empty when nothing would change. */
  readonly secondPlan: readonly string[];
}

/** What the prover said of one intent. */
export interface IntentVerdict {
  readonly name: string;
  readonly verdict: 'holds' | 'fails' | 'unknown';
  /** Pairs of members that were judged. */
  readonly pairs: number;
}

/** An example of a package, in a folder of its own; see {@link Example.open}. */
export class Example {
  private constructor(
    private readonly folder: string,
    private readonly workspace: string,
    readonly outdir: string,
  ) {}

  /**
   * Synthesizes `<folder>/main.ts`, whose `build(app)` was imported by the test.
   *
   * @param folder holds `main.ts`, `intent.json` and, where needed, `assumptions.json`
   */
  static open(folder: string, build: (app: App) => void): Example {
    const workspace = mkdtempSync(join(tmpdir(), 'landbridge-example-'));
    const outdir = join(workspace, 'cdktf.out');
    const app = new App({ outdir });
    build(app);
    app.synth();
    return new Example(folder, workspace, outdir);
  }

  templates(): Map<string, Template> {
    return readTemplates(this.outdir);
  }

  /** Plans, applies and plans again every stack, upstream first, by the real Terraform in a sandbox of its own. */
  deploy(): StackRun[] {
    const cycle = join(__dirname, '..', 'bin', 'terraform-cycle.cjs');
    const world = join(this.workspace, 'world');
    const out = landbridge(['sandbox', 'run', '--world', world, '--', process.execPath, cycle, this.outdir]);
    return JSON.parse(out.stdout) as StackRun[];
  }

  /**
   * Judges `<folder>/intent.json` on the synthesized stacks.
   *
   * @throws when an intent fails, is unknown or was not judged, with the report
   */
  prove(): readonly IntentVerdict[] {
    const intent = join(this.folder, 'intent.json');
    const assumptions = join(this.folder, 'assumptions.json');
    const assume = existsSync(assumptions) ? ['--assume', assumptions] : [];
    const { stdout } = landbridge([
      'prove',
      '--model',
      this.outdir,
      '--intent',
      intent,
      ...assume,
      '--format',
      'json',
    ]);
    const { intents } = JSON.parse(stdout) as { readonly intents: readonly IntentVerdict[] };
    const asked = JSON.parse(readFileSync(intent, 'utf8')) as { readonly intents: readonly unknown[] };
    const judged = intents.filter(({ verdict, pairs }) => verdict === 'holds' && pairs > 0);
    if (judged.length !== asked.intents.length) throw new Error(`not every intent holds: ${stdout}`);
    return judged;
  }

  /** Removes the synthesis and the sandbox's world. */
  close(): void {
    rmSync(this.workspace, { recursive: true });
  }
}
