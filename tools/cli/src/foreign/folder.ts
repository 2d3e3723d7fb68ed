import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@landbridge/sandbox';
import { runCli } from '../run-cli';
import { findTerraform } from '../terraform/binary';
import { sandboxEnvironment } from '../terraform/environment';
import { runProcess, type Finished } from '../terraform/process';

const FIXTURES = join(__dirname, '../../fixtures/foreign');

/** A copy of a folder of somebody else's Terraform, with a simulated AWS of its own. */
export class ForeignFolder {
  private constructor(
    private readonly root: string,
    private readonly sandbox: Sandbox,
  ) {}

  static async open(fixture: string): Promise<ForeignFolder> {
    const root = mkdtempSync(join(tmpdir(), 'landbridge-foreign-'));
    cpSync(join(FIXTURES, fixture), join(root, fixture), { recursive: true });
    const opened = new ForeignFolder(
      join(root, fixture),
      await startSandbox({ world: join(root, 'world'), stateDir: join(root, 'states') }),
    );
    const backend = { terraform: { backend: { http: { address: opened.sandbox.stateUrl('foreign') } } } };
    writeFileSync(join(opened.root, 'backend_override.tf.json'), JSON.stringify(backend));
    return opened;
  }

  async terraform(...args: string[]): Promise<Finished> {
    const env = sandboxEnvironment(process.env, this.sandbox.env);
    const binary = await findTerraform(process.env, this.root);
    return runProcess(binary, [...args, '-no-color'], { cwd: this.root, env });
  }

  /** What a command printed that has to succeed. */
  async succeed(...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await this.terraform(...args);
    if (status !== 0) throw new Error(`terraform ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  /** Keeps what `terraform show -json` prints, beside the folder. */
  async show(name: string, ...args: string[]): Promise<string> {
    const file = join(this.root, '..', name);
    writeFileSync(file, await this.succeed('show', '-json', ...args));
    return file;
  }

  /** The folder as its author wrote it, for `--model`. */
  get hcl(): string {
    return this.root;
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
    rmSync(join(this.root, '..'), { recursive: true, force: true });
  }
}

/** Asks landbridge for JSON and answers with the one document that it prints. */
export async function ask(...args: string[]): Promise<unknown> {
  const printed: string[] = [];
  const said: string[] = [];
  const status = await runCli([...args, '--format', 'json'], {
    cwd: process.cwd(),
    env: process.env,
    stdout: { write: (text: string) => printed.push(text) > 0 },
    stderr: { write: (text: string) => said.push(text) > 0 },
  });
  if (status !== 0) throw new Error(`landbridge ${args.join(' ')} ended with ${status}: ${said.join('')}`);
  return JSON.parse(printed.join(''));
}
