import { SMALL, Workspace } from './workspace';

describe('a deploy of which one wave fails', () => {
  const workspace = new Workspace(SMALL);
  afterAll(() => workspace.remove());

  it('begins no later one, says what stands, and goes on from there when the cause is mended', async () => {
    expect(await workspace.run('synth')).toMatchObject({ status: 0 });
    workspace.editStack('dev-network', ({ resource }) => {
      for (const subnet of Object.values(resource['aws_subnet'] ?? {}))
        subnet['cidr_block'] = '192.168.0.0/24';
    });
    const stopped = await workspace.run('deploy', 'dev', '--skip-synth');
    expect(stopped.status).toBe(1);
    expect(stopped.stdout).toMatch(/shared-network +4 added/);
    expect(stopped.stdout).toMatch(/dev-link +not applied: dev-network failed/);
    expect(stopped.stderr).toMatch(
      /stopped; deployed: shared-network; deployed in part at most: dev-network; not begun: dev-link; mend the cause/,
    );
    const { stdout: world } = await workspace.run('sandbox', 'show', '--format', 'json');
    expect(world).toContain('10.0.0.0/16');
    expect(world).not.toContain('/link/dev');
    expect(await workspace.run('deploy', 'dev')).toMatchObject({ status: 0 });
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });
  });
});
