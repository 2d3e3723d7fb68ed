import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LocalBackend, TerraformBackend, TerraformStack } from 'cdktf';
import { landbridge } from './landbridge';
import { readTemplates } from './synthesize';
import type { Template } from './template';

/** What Terraform said of one stack; counts are of its own plan. */
export interface StackRun {
  readonly stack: string;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Actions and addresses of the plan after the apply, or of `planAfter`: empty when nothing would change. */
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
    const example = new Example(folder, workspace, join(workspace, 'cdktf.out'));
    example.synthesize(build);
    return example;
  }

  templates(): Map<string, Template> {
    return readTemplates(this.outdir);
  }

  /** Plans, applies and plans again every stack, upstream first, by the real Terraform in a sandbox of its own. */
  deploy(): StackRun[] {
    return this.terraform('deploy');
  }

  /** What Terraform would do to what was deployed, if the application were this one. */
  planAfter(build: (app: App) => void): StackRun[] {
    this.synthesize(build);
    return this.terraform('plan');
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

  private synthesize(build: (app: App) => void): void {
    const app = new App({ outdir: this.outdir });
    build(app);
    for (const stack of app.node.children.filter((child) => TerraformStack.isStack(child))) {
      // Without a backend of its own, cdktf would put the state into the folder from which the tests were started.
      if (stack.node.children.some((child) => TerraformBackend.isBackend(child))) continue;
      new LocalBackend(stack, { path: join(this.workspace, `${stack.node.id}.tfstate`) });
    }
    app.synth();
  }

  private terraform(until: 'plan' | 'deploy'): StackRun[] {
    const cycle = join(__dirname, '..', 'bin', 'terraform-cycle.cjs');
    const world = join(this.workspace, 'world');
    const command = [process.execPath, cycle, this.outdir, until];
    return JSON.parse(
      landbridge(['sandbox', 'run', '--world', world, '--', ...command]).stdout,
    ) as StackRun[];
  }
}
