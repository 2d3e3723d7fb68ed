import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '@landbridge/network-core';
import { landbridge, readTemplates, type StackRun } from '@landbridge/testing';
import { App, type TerraformStack } from 'cdktf';
import type { LandscapeData } from '../src/environments';
import { intents } from '../src/intent';
import { assumptions } from '../src/assumptions';
import { buildLandscape } from '../src/landscape';

/** What the prover said of one intent. */
export interface Verdict {
  readonly name: string;
  readonly verdict: 'holds' | 'fails' | 'unknown';
  readonly pairs: number;
}

/** What the prover said of one packet. */
export interface Trace {
  readonly outcome: 'reachable' | 'blocked' | 'unknown';
  readonly forward: readonly { readonly component: string }[];
  readonly return: readonly { readonly component: string }[];
}

/** A landscape in a folder of its own, with a simulated AWS of its own; states lie where the stacks put them. */
export class LandscapeFolder {
  private readonly root = mkdtempSync(join(tmpdir(), 'landbridge-landscape-'));
  private readonly outdir = join(this.root, 'stacks', 'cdktf.out');

  constructor(data: LandscapeData, ledger: Ledger) {
    this.synthesize(data, ledger);
  }

  /** @param meddle changes stacks by hand before they are written */
  synthesize(data: LandscapeData, ledger: Ledger, meddle: (app: App) => void = () => undefined): void {
    rmSync(this.outdir, { recursive: true, force: true });
    mkdirSync(this.outdir, { recursive: true });
    const app = new App({ outdir: this.outdir });
    const links = buildLandscape(app, data, ledger);
    meddle(app);
    app.synth();
    writeFileSync(join(this.outdir, 'intent.json'), JSON.stringify(intents(data)));
    writeFileSync(join(this.outdir, 'assumptions.json'), JSON.stringify(assumptions(data, links)));
  }

  /** Plans, applies and plans again every stack, upstream first. Counts are those of the first plan. */
  deploy(): StackRun[] {
    const cycle = join(__dirname, '..', '..', 'packages', 'testing', 'bin', 'terraform-cycle.cjs');
    const world = join(this.root, '.landbridge', 'sandbox', 'world');
    const command = [process.execPath, cycle, this.outdir, 'deploy'];
    return JSON.parse(
      landbridge(['sandbox', 'run', '--world', world, '--', ...command]).stdout,
    ) as StackRun[];
  }

  /** Verdicts of all intents, whatever they are. */
  prove(): Map<string, Verdict> {
    const file = (name: string): string => join(this.outdir, name);
    const args = [
      '--model',
      this.outdir,
      '--intent',
      file('intent.json'),
      '--assume',
      file('assumptions.json'),
    ];
    const { stdout } = landbridge(['prove', ...args, '--format', 'json'], [0, 1]);
    const report = JSON.parse(stdout) as { readonly intents: readonly Verdict[] };
    return new Map(report.intents.map((verdict) => [verdict.name, verdict]));
  }

  /** The way of a packet, and of its reply. */
  trace(from: string, to: string, port: string, down: readonly string[] = []): Trace {
    const models = ['--model', this.outdir, '--assume', join(this.outdir, 'assumptions.json')];
    const question = [
      '--from',
      from,
      '--to',
      to,
      '--port',
      port,
      ...down.flatMap((each) => ['--down', each]),
    ];
    return JSON.parse(landbridge(['trace', ...models, ...question, '--format', 'json']).stdout) as Trace;
  }

  /** The map of the landscape, as SVG. */
  picture(): string {
    const file = join(this.root, 'landscape.svg');
    const models = ['--model', this.outdir, '--assume', join(this.outdir, 'assumptions.json')];
    landbridge(['diagram', ...models, '--format', 'svg', '--out', file]);
    return readFileSync(file, 'utf8');
  }

  /** Addresses that begin so, of a stack. */
  addresses(stack: string, prefix: string): string[] {
    const { addresses = [] } = readTemplates(this.outdir).get(stack) ?? {};
    return addresses.filter((address) => address.startsWith(prefix));
  }

  /** What synthesis warned of in a stack, with the place. */
  warnings(stack: string): readonly string[] {
    return readTemplates(this.outdir).get(stack)?.warnings ?? [];
  }

  /** What a command says of the landscape, which is given to it as the model. */
  ask(command: 'resolve' | 'trace' | 'advertised', ...args: readonly string[]): unknown {
    const assume = command !== 'resolve' ? ['--assume', join(this.outdir, 'assumptions.json')] : [];
    const all = [command, '--model', this.outdir, ...assume, ...args, '--format', 'json'];
    return JSON.parse(landbridge(all).stdout);
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** The stack of that name. */
export function stackOf(app: App, name: string): TerraformStack {
  return app.node.findChild(name) as TerraformStack;
}
