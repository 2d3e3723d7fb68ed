import { Workspace } from './workspace';

interface PlanJson {
  readonly stacks: readonly { readonly status: string; readonly drift: readonly unknown[] }[];
  readonly connectivity: unknown;
}

interface RouterJson {
  readonly router: string;
  readonly complete: boolean;
  readonly model: {
    readonly asn: number;
    readonly tunnels: readonly { readonly inside: Ends; readonly outside: Ends; readonly awsAsn: number }[];
    readonly interfaces: readonly { readonly addresses: Ends; readonly awsAsn: number }[];
  };
}
interface Ends {
  readonly router: string;
  readonly aws: string;
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

  it('has complete configurations of its routers, which agree with what stands', async () => {
    const { stdout } = await workspace.run('routers', '--format', 'json');
    const { routers } = JSON.parse(stdout) as { readonly routers: readonly RouterJson[] };
    const state = workspace.read('.landbridge/sandbox/state/hybrid-site.tfstate');
    expect(routers.map(({ router, complete }) => [router, complete])).toEqual([
      ['headquarters-a', true],
      ['headquarters-b', true],
    ]);
    for (const { model } of routers) {
      expect(state).toContain(`"bgp_asn": "${model.asn}"`);
      for (const { inside, outside, awsAsn } of model.tunnels) {
        for (const address of [inside.aws, inside.router, outside.aws, outside.router, awsAsn])
          expect(state).toContain(`"${address}"`);
      }
      for (const { addresses, awsAsn } of model.interfaces) {
        for (const address of [addresses.aws, addresses.router, awsAsn])
          expect(state).toContain(`"${address}"`);
      }
    }
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
