import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const REPOSITORY = join(__dirname, '../../../..');
const FOLDER = join(REPOSITORY, '.github/workflows');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }
    >
  >;
}

const files = readdirSync(FOLDER);
const workflowOf = (file: string): Workflow => parse(readFileSync(join(FOLDER, file), 'utf8')) as Workflow;
const stepsOf = (file: string): readonly Step[] =>
  Object.values(workflowOf(file).jobs).flatMap(({ steps }) => steps);

describe.each(files)('%s', (file) => {
  const workflow = workflowOf(file);

  it('pins every action to a commit, with its version beside it', () => {
    const uses = readFileSync(join(FOLDER, file), 'utf8').match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read by default, and writes nothing but the comment of a pull request', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.on).not.toHaveProperty('pull_request_target');
    const written = Object.values(workflow.jobs).flatMap(({ permissions = {} }) =>
      Object.entries(permissions).filter(([, access]) => access === 'write'),
    );
    expect(written.filter(([name]) => name !== 'pull-requests')).toEqual([]);
  });

  it('puts nothing that others write into a command, and leaves no token behind', () => {
    for (const { run = '' } of stepsOf(file)) expect(run).not.toContain('${{');
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false]);
  });
});

describe('the steps of plan.yml', () => {
  const clone = mkdtempSync(join(tmpdir(), 'landbridge-workflow-'));
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it('plan what a change touches and end in its comment', () => {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', REPOSITORY, clone]);
    symlinkSync(join(REPOSITORY, 'node_modules'), join(clone, 'node_modules'));
    const dev = join(clone, 'stacks/src/environments/dev.ts');
    const before = readFileSync(dev, 'utf8');
    writeFileSync(dev, before.replace(/nat: \{[^}]*\}/, "nat: { mode: 'none' }"));
    const env = { ...process.env, BASE: 'HEAD', NO_COLOR: '1' };
    for (const { name, run } of stepsOf('plan.yml')) {
      if (run === undefined || ['Install', 'Post it'].includes(name ?? '')) continue;
      const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], {
        cwd: clone,
        env,
        encoding: 'utf8',
      });
      expect({ name, status, said: status === 0 ? '' : stderr }).toEqual({ name, status: 0, said: '' });
    }
    const comment = readFileSync(join(clone, 'comment.md'), 'utf8');
    expect(comment).toContain('`dev-network`');
    expect(comment).not.toContain('`prod-network`');
    expect(comment).toContain('✅ dev never meets prod');
    expect(comment).toMatch(/### Connectivity lost\n\n- `dev-network\/\S+` → `internet`/);
  });
});
