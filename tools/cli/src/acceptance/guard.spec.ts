import { join } from 'node:path';
import { Workspace, type Ran } from './workspace';

/** The calls that cdktf deploy makes of its Terraform binary, in the folder of a stack. */
describe('cdktf deploy through the guard', () => {
  const workspace = new Workspace();
  const guard = join(__dirname, '../../bin/landbridge-terraform.cjs');
  afterAll(() => workspace.remove());

  const terraform = (stack: string, ...args: string[]): Promise<Ran> => {
    const world = join(workspace.root, '.landbridge/sandbox/world');
    const command = [process.execPath, guard, ...args];
    const folder = join(workspace.root, 'stacks/cdktf.out/stacks', stack);
    return workspace.runIn(folder, ['sandbox', 'run', '--world', world, '--', ...command]);
  };
  const deploy = async (stack: string): Promise<Ran> => {
    expect(await terraform(stack, 'init', '-input=false')).toMatchObject({ status: 0 });
    return terraform(stack, 'apply', '-auto-approve');
  };

  it('applies nothing without a plan', async () => {
    await workspace.run('synth');
    const refused = await deploy('shared-network');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /CLI013 \[shared-network\] nothing was applied: shared-network has no saved plan/,
    );
  });

  it('applies what was planned and proved, downstream stacks on their applied upstream', async () => {
    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
    for (const stack of ['shared-network', 'dev-network', 'dev-link']) {
      expect(await deploy(stack)).toMatchObject({ status: 0 });
    }
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });
  });

  it('refuses what changed after it was planned, and every other way to change a world', async () => {
    const described = (text: string): void =>
      workspace.editStack('dev-network', ({ resource }) => {
        for (const vpc of Object.values(resource['aws_vpc'] ?? {})) vpc['tags'] = { Name: text };
      });
    described('planned');
    expect(await workspace.run('plan', 'dev', '--skip-synth')).toMatchObject({ status: 0 });
    described('something else');
    const refused = await deploy('dev-network');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('the synthesized JSON changed after dev-network was planned');
    expect((await terraform('dev-network', 'destroy', '-auto-approve')).stderr).toMatch(
      /CLI013 .*terraform destroy/,
    );
    described('planned');
    expect(await deploy('dev-network')).toMatchObject({ status: 0 });
    const stale = await deploy('dev-network');
    expect(stale.status).toBe(1);
    expect(stale.stderr).toContain('Saved plan is stale');
  });
});
