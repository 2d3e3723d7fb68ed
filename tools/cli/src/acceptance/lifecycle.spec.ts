import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace } from './workspace';

interface PlanJson {
  readonly stacks: readonly { readonly status: string; readonly drift: readonly unknown[] }[];
  readonly connectivity: unknown;
  readonly interruptions: unknown;
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
    const { stacks, connectivity, interruptions } = JSON.parse(second.stdout) as PlanJson;
    expect(new Set(stacks.map(({ status }) => status))).toEqual(new Set(['no changes']));
    expect(stacks.flatMap(({ drift }) => drift)).toEqual([]);
    expect(connectivity).toMatchObject({ gained: [], lost: [], unknown: [] });
    expect(interruptions).toEqual([]);
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

  it('says before Terraform plans what a change of Direct Connect interrupts', async () => {
    const file = 'stacks/cdktf.out/stacks/hybrid-site/cdk.tf.json';
    const synthesized = workspace.read(file);
    workspace.editStack('hybrid-site', ({ resource }) => {
      for (const gateway of Object.values(resource['aws_dx_gateway'] ?? {}))
        gateway['amazon_side_asn'] = '64999';
    });
    const { stdout } = await workspace.run('plan', 'shared', '--skip-synth');
    const [, interrupts = '', plan = ''] = /^interrupts$(.*)^plan$(.*)/ms.exec(stdout) ?? [];
    expect(interrupts).toMatch(/replaces hybrid-site\/aws_dx_gateway\.\S+: amazon_side_asn 64520 → 64999/);
    expect(interrupts).toMatch(/sessions that drop: .*EqDB2-a_Interface\S+, .*EqLD5-a_Interface/);
    expect(interrupts).toMatch(/headquarters: it hears of \d prefixes .*; connected by .*aws_vpn_connection/);
    // Terraform then plans just that.
    expect(plan).toMatch(/replace hybrid-site\/aws_dx_gateway\./);
    expect(plan.match(/replace hybrid-site\/aws_dx_transit_virtual_interface/g)).toHaveLength(2);
    writeFileSync(join(workspace.root, file), synthesized);
  });

  it('says what other allowed prefixes withdraw and announce', async () => {
    const file = 'stacks/cdktf.out/stacks/hybrid-site/cdk.tf.json';
    const synthesized = workspace.read(file);
    workspace.editStack('hybrid-site', ({ resource }) => {
      for (const association of Object.values(resource['aws_dx_gateway_association'] ?? {}))
        association['allowed_prefixes'] = ['10.0.0.0/12', '10.16.0.0/12', '10.32.0.0/12', '10.96.0.0/12'];
    });
    const folder = '.landbridge/sandbox/state';
    const states = readdirSync(join(workspace.root, folder)).filter((name) => name.endsWith('.tfstate'));
    const out = 'stacks/cdktf.out';
    const { stdout } = await workspace.run(
      ...['diff', '--base', ...states.map((name) => join(folder, name)), '--head', out],
      ...['--assume', join(out, 'assumptions.json'), '--format', 'json'],
    );
    expect((JSON.parse(stdout) as PlanJson).interruptions).toMatchObject([
      {
        effect: 'update',
        withdrawn: expect.arrayContaining(['10.48.0.0/12']),
        announced: ['10.96.0.0/12'],
        sites: [{ site: 'headquarters', unreached: [] }],
      },
    ]);
    writeFileSync(join(workspace.root, file), synthesized);
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
