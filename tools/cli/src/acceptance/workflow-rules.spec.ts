import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, textOf, workflowFiles, workflowOf, type Step } from './workflow/workflow-file';

const stepsOf = (file: string): readonly Step[] =>
  Object.values(workflowOf(file).jobs).flatMap(({ steps = [] }) => steps);

/** What a job may write, and why. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  'plan.yml plan': ['id-token'],
  'plan.yml comment': ['pull-requests'],
  'deploy.yml shared': ['id-token'],
  'deploy.yml dev': ['id-token'],
  'deploy.yml test': ['id-token'],
  'deploy.yml prod': ['id-token'],
  'deploy-environment.yml plan': ['id-token'],
  'deploy-environment.yml deploy': ['id-token'],
  'drift.yml drift': ['id-token'],
  'drift.yml issue': ['issues'],
  'release.yml publish': ['id-token'],
};
const SETUP = '.github/actions/setup/action.yml';

it('there are the workflows of a pipeline', () => {
  expect([...workflowFiles()].sort()).toEqual([
    'ci.yml',
    'deploy-environment.yml',
    'deploy.yml',
    'drift.yml',
    'plan.yml',
    'release.yml',
  ]);
});

describe.each([...workflowFiles(), SETUP])('%s', (file) => {
  const text = file === SETUP ? readFileSync(join(REPOSITORY, SETUP), 'utf8') : textOf(file);

  it('pins every action to a commit, with its version beside it', () => {
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses.filter((each) => !each.startsWith('uses: ./.github/')))
      expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('pins the same action everywhere to the same commit', () => {
    for (const [, action, commit] of text.matchAll(/uses: ([\w-]+\/[\w-]+)@(\w+)/g))
      for (const other of workflowFiles().map(textOf))
        for (const [, found] of other.matchAll(new RegExp(`uses: ${action}@(\\w+)`, 'g')))
          expect(found).toBe(commit);
  });
});

describe.each(workflowFiles())('%s', (file) => {
  const { on, permissions, jobs } = workflowOf(file);

  it('may do nothing by default, and each job what it needs', () => {
    expect(permissions).toEqual({});
    expect(Object.keys(on)).not.toContain('pull_request_target');
    for (const [name, job] of Object.entries(jobs)) {
      const { contents, ...rest } = job.permissions ?? {};
      expect({ name, contents }).toEqual({ name, contents: 'read' });
      const written = Object.entries(rest).filter(([, access]) => access === 'write');
      expect(written.map(([each]) => each)).toEqual(WRITES[`${file} ${name}`] ?? []);
      expect(Object.keys(rest)).toEqual(written.map(([each]) => each));
    }
  });

  it('puts nothing that others write into a command, prints no secret, and leaves no token behind', () => {
    for (const { run = '' } of stepsOf(file)) {
      expect(run).not.toContain('${{');
      expect(run).not.toMatch(/\becho\b|\bset -x\b|\bprintenv\b|^env$/m);
    }
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  it('has thin steps: one command each', () => {
    for (const { run = '' } of stepsOf(file)) expect(run.trim().split('\n')).toHaveLength(1);
  });

  it('runs nothing of a pull request where it may write', () => {
    if (!('pull_request' in on)) return;
    for (const { permissions: may = {}, steps = [] } of Object.values(jobs)) {
      const writes = Object.entries(may).some(([name, access]) => access === 'write' && name !== 'id-token');
      if (!writes) continue;
      const [checkout, ...others] = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(others).toEqual([]);
      expect(checkout?.with?.['ref']).toBe('${{ github.event.pull_request.base.sha }}');
      for (const { run } of steps) expect(run ?? '').not.toMatch(/\bnp[mx]\b|\bnode\b/);
    }
  });
});

describe('deploy.yml', () => {
  const { jobs } = workflowOf('deploy.yml');

  it('has a line of environments, each with a concurrency group that nothing cancels', () => {
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['shared', undefined],
      ['dev', 'shared'],
      ['test', 'dev'],
      ['prod', 'test'],
    ]);
    for (const [name, { concurrency }] of Object.entries(jobs))
      expect(concurrency).toEqual({ group: `deploy-${name}`, 'cancel-in-progress': false });
  });

  it('asks the reviewers of the environment before anything is applied', () => {
    const { plan, deploy } = workflowOf('deploy-environment.yml').jobs;
    expect(deploy?.environment).toBe('${{ inputs.environment }}');
    expect(deploy?.needs).toBe('plan');
    for (const { run = '' } of plan?.steps ?? []) expect(run).not.toMatch(/landbridge (deploy|approve)/);
    const applying = (deploy?.steps ?? []).filter(({ run = '' }) => run.includes('landbridge deploy'));
    for (const { run = '' } of applying) expect(run).toContain('--planned');
    expect(applying).toHaveLength(1);
  });
});

describe('ci.yml and release.yml', () => {
  it('ask only for checks that there are', () => {
    const known = [...readFileSync(join(REPOSITORY, '.ci/run'), 'utf8').matchAll(/^check (\S+)/gm)].map(
      ([, name]) => name,
    );
    const asked = stepsOf('ci.yml').flatMap(({ run = '' }) =>
      run.startsWith('.ci/run ') ? run.split(' ').slice(1) : [],
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('publish with provenance what was built, after its version was compared with the tag', () => {
    const runs = stepsOf('release.yml').flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(runs).toEqual([
      'npm ci --no-audit --no-fund',
      'npm run typecheck',
      '.github/scripts/stamp-release "$GITHUB_REF_NAME"',
      'npx nx release publish',
    ]);
    expect(stepsOf('release.yml').at(-1)?.env).toMatchObject({ NPM_CONFIG_PROVENANCE: 'true' });
  });
});
