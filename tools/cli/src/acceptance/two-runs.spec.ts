import { Workspace } from './workspace';

describe('two runs at once', () => {
  const workspace = new Workspace();
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

  it('do not wait longer than they are told to', async () => {
    const { ended } = workspace.start(['plan']);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const refused = await workspace.run('plan', '--lock-timeout', '1');
    expect((await ended).status).toBe(0);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/CLI008 \[.*run\.lock\]/);
  });
});
