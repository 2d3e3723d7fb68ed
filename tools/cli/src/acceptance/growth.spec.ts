import { Workspace } from './workspace';

interface PlanJson {
  readonly stacks: readonly {
    readonly stack: string;
    readonly replace?: number;
    readonly destroy?: number;
    readonly add?: number;
  }[];
}

describe('a zone more for dev', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  it('is refused until the ledger holds its blocks, and then replaces, destroys and renumbers nothing', async () => {
    expect(await workspace.run('deploy', 'dev')).toMatchObject({ status: 0 });
    workspace.edit(
      'stacks/src/environments/dev.ts',
      "zones: ['euw1-az1', 'euw1-az2']",
      "zones: ['euw1-az1', 'euw1-az2', 'euw1-az3']",
    );
    const before = workspace.read('stacks/address-ledger.json');
    expect((await workspace.run('plan', 'dev')).stderr).toMatch(/^STK003 .*landbridge allocate/);

    const allocated = await workspace.run('allocate', '--format', 'json');
    const { added } = JSON.parse(allocated.stdout) as { added: { key: string }[] };
    expect(added.length).toBeGreaterThan(0);
    expect(added.every(({ key }) => key.startsWith('dev/vpc/') && key.endsWith('/euw1-az3'))).toBe(true);
    const entries = (text: string): unknown[] => (JSON.parse(text) as { entries: unknown[] }).entries;
    const after = entries(workspace.read('stacks/address-ledger.json'));
    expect(after.slice(0, entries(before).length)).toEqual(entries(before));

    const planned = await workspace.run('plan', 'dev', '--format', 'json');
    expect(planned.status).toBe(0);
    const { stacks } = JSON.parse(planned.stdout) as PlanJson;
    expect(stacks.map(({ stack, replace, destroy }) => [stack, replace, destroy])).toEqual([
      ['dev-network', 0, 0],
      ['dev-dns', 0, 0],
      ['dev-link', 0, 0],
      ['dev-web', 0, 0],
      ['dev-names', 0, 0],
    ]);
    // The web tier takes the new subnets in place.
    expect(stacks.filter(({ add = 0 }) => add > 0).map(({ stack }) => stack)).toEqual([
      'dev-network',
      'dev-dns',
      'dev-link',
    ]);
  });
});
