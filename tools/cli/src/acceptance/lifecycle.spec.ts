import { Workspace } from './workspace';

interface PlanJson {
  readonly stacks: readonly { readonly status: string; readonly drift: readonly unknown[] }[];
  readonly connectivity: unknown;
}

describe('the life of a landscape', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  it('is deployed, and then nothing is left to plan', async () => {
    expect(await workspace.run('deploy', '--all')).toMatchObject({ status: 0 });
    const second = await workspace.run('plan', '--detailed-exitcode', '--format', 'json');
    expect(second).toMatchObject({ status: 0, stderr: '' });
    const { stacks, connectivity } = JSON.parse(second.stdout) as PlanJson;
    expect(new Set(stacks.map(({ status }) => status))).toEqual(new Set(['no changes']));
    expect(stacks.flatMap(({ drift }) => drift)).toEqual([]);
    expect(connectivity).toMatchObject({ gained: [], lost: [], unknown: [] });
  });

  it('updates what only got another tag', async () => {
    workspace.editStack('dev-network', ({ resource }) => {
      for (const vpc of Object.values(resource['aws_vpc'] ?? {})) vpc['tags'] = { Name: 'renamed' };
    });
    const tagged = await workspace.run('plan', 'dev', '--skip-synth', '--detailed-exitcode');
    expect(tagged.status).toBe(2);
    expect(tagged.stdout).toMatch(/dev-network +0 to add, 1 to change, 0 to replace, 0 to destroy/);
  });

  it('replaces a VPC whose block moves, and names it', async () => {
    const stacksOfAll = [
      'shared-network',
      'dev-network',
      'dev-link',
      'test-link',
      'prod-link',
      'prod-eu-central-1-link',
    ];
    for (const stack of stacksOfAll) workspace.renumber(stack, '10.16.', '10.96.');
    const moved = await workspace.run('plan', 'dev', '--skip-synth');
    expect(moved.stdout).toMatch(/replace dev-network\/aws_vpc\./);
    expect(moved.stdout).toMatch(/dev-network +\d+ to add, \d+ to change, [1-9]\d* to replace, 0 to destroy/);
  });

  it('is destroyed, and the world is empty', async () => {
    expect(await workspace.run('destroy', '--all', '--skip-synth')).toMatchObject({ status: 0 });
    expect((await workspace.run('sandbox', 'show')).stdout).toContain('is empty');
  });
});
