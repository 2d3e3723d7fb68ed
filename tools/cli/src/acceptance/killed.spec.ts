import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace } from './workspace';

describe('a deploy that is killed in the middle', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  it('is completed by the next one, and leaves nothing that no state knows', async () => {
    const { pid, ended } = workspace.start(['deploy', 'dev']);
    const states = join(workspace.root, '.landbridge/sandbox/state');
    await until(() => existsSync(states) && readdirSync(states).some((name) => name.endsWith('.tfstate')));
    process.kill(pid ?? 0, 'SIGKILL');
    await ended;

    const again = await workspace.run('deploy', 'dev');
    expect(again.status).toBe(0);
    expect(again.stderr).toContain('the last run was killed while it applied');
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });
    expect(await workspace.run('drift', 'dev')).toMatchObject({ status: 0 });
    expect(await workspace.run('destroy', '--all')).toMatchObject({ status: 0 });
    expect((await workspace.run('sandbox', 'show')).stdout).toContain('is empty');
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
