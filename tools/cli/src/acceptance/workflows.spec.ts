import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { changeBehindTerraform } from './behind-terraform';
import { Clones } from './workflow/clones';
import { runWorkflow, type RanJob } from './workflow/run-workflow';

const CLI = join(__dirname, '../../bin/landbridge.cjs');
const clones = new Clones();
afterAll(() => clones.remove());

/** Each job with its result, and with all that it said where it failed. */
const resultsOf = (jobs: readonly RanJob[]): Readonly<Record<string, string>> =>
  Object.fromEntries(jobs.map(({ job, result, said }) => [job, result === 'failure' ? said : result]));

const github = { repository: 'o/r', token: 'x' };

describe('plan.yml', () => {
  const pullRequest = (base: string, head = 'o/r'): Record<string, unknown> => ({
    github: {
      ...github,
      event: { pull_request: { number: 7, base: { sha: base }, head: { repo: { full_name: head } } } },
    },
  });
  let base: string;
  beforeAll(() => {
    base = clones.commit();
    clones.edit('stacks/environments.json', '10.16.0.0/16', '10.96.0.0/16');
    clones.commit();
  });

  it('plans what a change touches, judges it, and leaves one comment', () => {
    const jobs = runWorkflow('plan.yml', clones.runner(pullRequest(base)));
    expect(resultsOf(jobs)).toEqual({
      affected: 'success',
      'plan dev': 'success',
      judge: 'success',
      comment: 'success',
    });
    expect(clones.recorded('gh')).toMatch(
      /--method POST repos\/o\/r\/issues\/7\/comments --field body=@review\/comment\.md/,
    );
    const comment = clones.recorded('body');
    expect(comment).toContain('| `dev-network` | changes | 4 |');
    expect(comment).not.toContain('prod-network');
    expect(comment).toContain('✅ dev never meets prod');
    expect(comment).toMatch(/connectivity/i);
    expect(comment).toContain('dollars a month');
  });

  it('edits the comment that is there, and plans nothing where nothing is touched', () => {
    clones.edit('stacks/app.cjs', "'use strict';", "'use strict'; // nothing that shows");
    clones.answer('42\n');
    const jobs = runWorkflow('plan.yml', clones.runner(pullRequest(clones.commit())));
    expect(resultsOf(jobs)).toEqual({
      affected: 'success',
      plan: 'skipped',
      judge: 'success',
      comment: 'success',
    });
    expect(clones.recorded('gh')).toMatch(/--method PATCH repos\/o\/r\/issues\/comments\/42 /);
    expect(clones.recorded('body')).toContain('No environment is touched.');
    clones.answer('');
  });
});

describe('deploy.yml and drift.yml', () => {
  let deployed: string;
  const merged = { github };

  it('deploys one environment after the other, each after its reviewers, and only what was planned', () => {
    const jobs = runWorkflow('deploy.yml', clones.runner(merged));
    const order = ['shared', 'dev', 'test', 'prod'];
    expect(resultsOf(jobs)).toEqual(
      Object.fromEntries(
        order.flatMap((name) => [`${name}/plan`, `${name}/deploy`].map((job) => [job, 'success'])),
      ),
    );
    expect(jobs.map(({ job, environment }) => `${job} ${environment ?? ''}`.trim())).toEqual(
      order.flatMap((name) => [`${name}/plan`, `${name}/deploy ${name}`]),
    );
    const applied = clones.recorded('cdktf').trim().split('\n');
    expect(applied.map((line) => /--parallelism \d+ (.*)/.exec(line)?.[1])).toEqual([
      'shared-network',
      ...['dev', 'test', 'prod'].map((name) => `${name}-network ${name}-link`),
    ]);
    const last = jobs.at(-1)?.folder ?? '';
    const plan = [CLI, 'plan', '--detailed-exitcode'];
    expect(execFileSync(process.execPath, plan, { cwd: last, encoding: 'utf8' })).toContain('no changes');
    deployed = last;
  });

  it('replaces nothing that the run does not allow by name, and stops there', () => {
    clones.edit('stacks/environments.json', '10.32.0.0/16', '10.112.0.0/16');
    clones.commit();
    const deployTest = (allow: string): Readonly<Record<string, string>> =>
      resultsOf(
        runWorkflow('deploy-environment.yml', clones.runner(merged, deployed), {
          environment: 'test',
          after: '',
          allow,
        }),
      );
    const { plan, deploy = '' } = deployTest('');
    expect(plan).toBe('success');
    const refused = /CLI013 \[test-network\] nobody allowed .*approve with --allow (.*)/.exec(deploy);
    const names = refused?.[1] ?? '';
    expect(names).toContain('test-network/aws_vpc.Vpc');
    expect(deployTest(`${names} prod-network/aws_vpc.Vpc`)).toEqual({ plan: 'success', deploy: 'success' });
  });

  it('finds at night what was changed behind Terraform, and names it in an issue', () => {
    clones.edit('stacks/environments.json', '10.112.0.0/16', '10.32.0.0/16');
    clones.commit();
    changeBehindTerraform(deployed, 'prod-network', (json) =>
      json.replace(
        '"cidr_block": "10.48.0.0/16"',
        '"cidr_block": "10.48.0.0/16", "enable_dns_hostnames": true',
      ),
    );
    const jobs = runWorkflow('drift.yml', clones.runner(merged, deployed));
    const { 'drift prod': prod, ...others } = resultsOf(jobs);
    expect(others).toEqual({
      'drift shared': 'success',
      'drift dev': 'success',
      'drift test': 'success',
      issue: 'success',
    });
    expect(prod).not.toBe('success');
    expect(clones.recorded('gh')).toMatch(/issue create --title \S/);
    const issue = clones.recorded('body');
    expect(issue).toContain('- update `prod-network/aws_vpc.Vpc`');
    expect(issue).not.toContain('test-network');
  });
});

describe('drift-issue', () => {
  const run = (text: string, found: string): string => {
    clones.answer(found);
    clones.issue(text);
    return clones.recorded('gh');
  };

  it('opens one issue, brings it up to date, and closes it when the drift is gone', () => {
    expect(run('drift\n', '')).toMatch(/issue create --title \S+/);
    expect(run('drift\n', '12')).toMatch(/issue edit 12 --body-file/);
    expect(run('', '12')).toMatch(/issue close 12 /);
    expect(run('', '')).not.toMatch(/issue (create|edit|close)/);
  });
});
