import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARD } from './guarded-terraform';
import { SMALL, Workspace, type Ran } from './workspace';

const CDKTF = ['npx', '--yes', 'cdktf-cli@0.21.0', 'deploy'];
const FLAGS = ['--skip-synth', '--skip-provider-lock', '--auto-approve'];

/** cdktf-cli comes from the registry, so that this runs with LANDBRIDGE_LONG only, and as a check of .ci/run. */
describe('cdktf-cli', () => {
  const workspace = new Workspace(SMALL);
  afterAll(() => workspace.remove());

  const deploy = (...stacks: readonly string[]): Promise<Ran> =>
    workspace.start(['sandbox', 'run', '--', ...CDKTF, ...FLAGS, ...stacks], join(workspace.root, 'stacks'), {
      TERRAFORM_BINARY_NAME: GUARD,
    }).ended;

  it('applies what was planned and proved, and nothing else', async () => {
    const stacks = ['shared-network', 'dev-network', 'dev-link'];
    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
    const plan = join(workspace.root, '.landbridge/plans/shared-network/work/plan.tfplan');
    appendFileSync(plan, ' ');
    const refused = await deploy(...stacks);
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toMatch(
      /CLI013 \[shared-network\] nothing was applied: the saved plan changed/,
    );
    expect((await workspace.run('sandbox', 'show')).stdout).toContain('is empty');

    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
    expect(await deploy(...stacks)).toMatchObject({ status: 0 });
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });
  });

  it('is run by landbridge deploy, which holds the lock for it and judges what stands', async () => {
    expect(await workspace.run('plan')).toMatchObject({ status: 0 });
    const ran = await workspace.run('deploy', '--all', '--through', 'cdktf', '--format', 'json');
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ proof: { verdict: 'holds' } });
    const second = await workspace.run('plan', '--detailed-exitcode');
    expect(second).toMatchObject({ status: 0 });
  });
});
