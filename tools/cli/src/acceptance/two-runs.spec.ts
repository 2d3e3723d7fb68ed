import { guarded } from './guarded-terraform';
import { SMALL, Workspace } from './workspace';

describe('two runs at once', () => {
  const workspace = new Workspace(SMALL);
  afterAll(() => workspace.remove());

  it('take turns in one world', async () => {
    const [first, second] = await Promise.all([
      workspace.run('deploy', 'dev'),
      workspace.run('deploy', 'dev'),
    ]);
    expect([first.status, second.status]).toEqual([0, 0]);
    const [waited, worked] = first.stderr === '' ? [second, first] : [first, second];
    expect(waited.stderr).toContain('waiting for another run');
    expect(worked.stdout).toMatch(/shared-network +\d+ added/);
    expect(waited.stdout).toMatch(/dev-network +no changes/);
  });

  it('take turns where cdktf is one of them, and what the other did is seen', async () => {
    workspace.edit(
      'stacks/environments.json',
      '"zone": "eu-west-1a" },\n  "test"',
      '"zone": "eu-west-1a", "tags": { "Name": "x" } },\n  "test"',
    );
    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
    const [own, other] = await Promise.all([
      guarded(workspace, 'dev-network', 'apply', '-auto-approve'),
      workspace.run('deploy', 'dev', '--planned'),
    ]);
    expect([own.status, other.status].sort()).toEqual([0, 1]);
    expect(own.status === 0 ? other.stderr : own.stderr).toMatch(/CLI013 .*nothing was applied/);
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });
  });

  it('do not wait longer than they are told to', async () => {
    const { ended } = workspace.start(['plan']);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const refused = await workspace.run('plan', '--lock-timeout', '1');
    expect((await ended).status).toBe(0);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/CLI008 \[.*run\.lock\]/);
  });
});
