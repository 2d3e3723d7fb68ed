import { appendFileSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyGuarded, guarded, unguarded } from './guarded-terraform';
import { SMALL, Workspace, type Ran } from './workspace';

const workspace = new Workspace(SMALL);
const at = (path: string): string => join(workspace.root, path);
const KEPT = ['.landbridge', 'stacks'];
afterAll(() => workspace.remove());

/** Keeps the workspace as it is; the answer puts it back. */
function keep(name: string): () => void {
  for (const folder of KEPT) cpSync(at(folder), at(`${name}/${folder}`), { recursive: true });
  return () => {
    for (const folder of KEPT) {
      rmSync(at(folder), { recursive: true, force: true });
      cpSync(at(`${name}/${folder}`), at(folder), { recursive: true });
    }
  };
}

const states = (): readonly string[] =>
  existsSync(at('.landbridge/sandbox/state')) ? readdirSync(at('.landbridge/sandbox/state')).sort() : [];

/** The two ways in which a plan is applied. */
const WAYS: readonly (readonly [string, (stack: string) => Promise<Ran>])[] = [
  ['the calls of cdktf deploy', (stack) => guarded(workspace, stack, 'apply', '-auto-approve')],
  ['landbridge deploy', (stack) => workspace.run('deploy', stack.split('-')[0] ?? '')],
];

/** One clear line, and the world is as it was. */
async function expectRefused(deploy: Promise<Ran>, line: RegExp): Promise<void> {
  const before = states();
  const { status, stderr } = await deploy;
  expect(status).toBe(1);
  const refusals = stderr.split('\n').filter((said) => said.startsWith('CLI013 '));
  expect(refusals).toEqual([expect.stringMatching(line)]);
  expect(states()).toEqual(before);
}

describe.each(WAYS)('before anything is applied, %s', (_way, deploy) => {
  let restore: () => void;
  beforeAll(async () => {
    for (const folder of KEPT) rmSync(at(folder), { recursive: true, force: true });
    cpSync(SMALL, at('stacks'), { recursive: true });
    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
    restore = keep('planned');
  });
  beforeEach(() => restore());

  const planOf = (stack: string): string => `.landbridge/plans/${stack}/work`;

  it.each<[string, RegExp, () => unknown]>([
    [
      'another plan',
      /the saved plan changed/,
      () => appendFileSync(at(`${planOf('shared-network')}/plan.tfplan`), ' '),
    ],
    [
      'another configuration',
      /the synthesized JSON changed after shared-network was planned/,
      async () => {
        workspace.edit('stacks/environments.json', '10.0.0.0/16', '10.1.0.0/16');
        await workspace.run('synth');
      },
    ],
    [
      'a state that moved',
      /the state changed after shared-network was planned/,
      async () => {
        for (const args of [['init'], ['apply', '-auto-approve']])
          expect(await unguarded(workspace, 'shared-network', ...args)).toMatchObject({ status: 0 });
        // As if it had not been seen yet: only the state says so.
        for (const stack of ['dev-network', 'dev-link']) rmSync(at(`.landbridge/plans/${stack}/plan.json`));
      },
    ],
    ['no proof', /there is no proof/, () => rmSync(at('.landbridge/proof.json'))],
    [
      'a proof that fails',
      /the proof of what was planned says "fails"/,
      async () => {
        workspace.edit('stacks/app.cjs', "expect: 'blocked'", "expect: 'reachable'");
        expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 1 });
      },
    ],
    [
      'another provider lock',
      /the provider lock changed/,
      () => {
        for (const folder of [planOf('shared-network'), 'stacks/cdktf.out/stacks/shared-network'])
          writeFileSync(at(`${folder}/.terraform.lock.hcl`), '# another\n');
      },
    ],
    [
      'an expired approval',
      /the approval by ana expired/,
      async () => {
        const approved = await workspace.run('approve', '--by', 'ana', '--hours', '0.000001');
        expect(approved).toMatchObject({ status: 0 });
      },
    ],
  ])('refuses %s', async (_what, line, change) => {
    await change();
    await expectRefused(deploy('shared-network'), line);
  });
});

describe('what was planned and proved', () => {
  beforeEach(async () => {
    for (const folder of KEPT) rmSync(at(folder), { recursive: true, force: true });
    cpSync(SMALL, at('stacks'), { recursive: true });
    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
  });

  const nothingIsLeft = async (): Promise<void> =>
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });

  it('is applied stack by stack by the calls of cdktf deploy, and then nothing is left to plan', async () => {
    for (const stack of ['shared-network', 'dev-network', 'dev-link'])
      expect(await applyGuarded(workspace, stack)).toMatchObject({ status: 0 });
    await nothingIsLeft();
  });

  it('is applied by landbridge deploy, and then nothing is left to plan', async () => {
    expect(await workspace.run('deploy', 'dev', '--planned')).toMatchObject({ status: 0 });
    await nothingIsLeft();
  });

  it('waits for a person where one has to approve', async () => {
    process.env['LANDBRIDGE_APPROVAL'] = 'required';
    try {
      await expectRefused(applyGuarded(workspace, 'shared-network'), /nobody approved the plan/);
      await expectRefused(workspace.run('deploy', 'dev'), /nobody approved the plan/);
      expect(await workspace.run('approve', 'shared', '--by', 'ana')).toMatchObject({ status: 0 });
      await expectRefused(workspace.run('deploy', 'dev'), /nobody approved the plan/);
      expect(await workspace.run('approve', '--by', 'ana')).toMatchObject({ status: 0 });
      expect(await workspace.run('deploy', 'dev')).toMatchObject({ status: 0 });
      await nothingIsLeft();
    } finally {
      delete process.env['LANDBRIDGE_APPROVAL'];
    }
  });
});

describe('a VPC that would be replaced', () => {
  let restore: () => void;
  beforeAll(async () => {
    for (const folder of KEPT) rmSync(at(folder), { recursive: true, force: true });
    cpSync(SMALL, at('stacks'), { recursive: true });
    expect(await workspace.run('deploy', 'dev')).toMatchObject({ status: 0 });
    workspace.edit('stacks/environments.json', '10.16.0.0/16', '10.96.0.0/16');
    const { status, stdout } = await workspace.run('plan', 'dev');
    expect(status).toBe(0);
    expect(stdout).toMatch(/replaced and destroyed\n(.*\n)*? +replace dev-network\/aws_vpc\.Vpc/);
    restore = keep('moved');
  });
  beforeEach(() => restore());

  const vpcs = async (): Promise<string> => {
    const { stdout } = await workspace.run('sandbox', 'show', '--format', 'json');
    return stdout;
  };

  it.each(WAYS)('is left as it is by %s, and named', async (_way, deploy) => {
    await expectRefused(
      deploy('dev-network'),
      /nobody allowed to replace or destroy .*dev-network\/aws_vpc\.Vpc/,
    );
    expect(await vpcs()).toContain('10.16.0.0/16');
  });

  it('is left as it is by a deploy that plans by itself', async () => {
    rmSync(at('.landbridge/plans/dev-network/plan.json'));
    await expectRefused(
      workspace.run('deploy', 'dev'),
      /nobody allowed to replace or destroy .*aws_vpc\.Vpc/,
    );
    expect(await vpcs()).toContain('10.16.0.0/16');
  });

  it('is not approved without its name, by a part of what goes with it, or by a name that nothing has', async () => {
    const approve = (...allow: readonly string[]): Promise<Ran> =>
      workspace.run('approve', 'dev', '--by', 'ana', ...(allow.length > 0 ? ['--allow', ...allow] : []));
    const bare = await approve();
    expect(bare.stderr).toMatch(
      /^CLI013 \[dev-network\] nobody allowed to replace or destroy .*; where that is meant, approve with --allow/,
    );
    expect((await approve('dev-network/aws_vpc.Vpc')).stderr).toMatch(
      /nobody allowed to replace or destroy dev-network\/aws_route_table/,
    );
    expect((await approve('aws_vpc.Vcp')).stderr).toMatch(
      /^CLI013 \[aws_vpc\.Vcp\] no plan replaces or destroys it/,
    );
    expect(existsSync(at('.landbridge/approvals'))).toBe(false);
  });

  it.each(WAYS)('is replaced by %s when everything that goes is allowed by name', async (_way, deploy) => {
    const refused = await workspace.run('approve', 'dev', '--by', 'ana');
    const names = /approve with --allow (.*)/.exec(refused.stderr)?.[1]?.split(' ') ?? [];
    expect(await workspace.run('approve', 'dev', '--by', 'ana', '--allow', ...names)).toMatchObject({
      status: 0,
    });
    expect(await deploy('dev-network')).toMatchObject({ status: 0 });
    expect(await vpcs()).not.toContain('10.16.0.0/16');
  });
});

describe('the guard', () => {
  it.each([
    [['destroy', '-auto-approve'], 'terraform destroy'],
    [['refresh'], 'terraform refresh'],
    [['state', 'rm', 'aws_vpc.Vpc'], 'terraform state'],
    [['test'], 'terraform test'],
    [['apply', '-destroy', '-auto-approve'], 'apply -destroy'],
    [['apply', '-auto-approve', '-replace=aws_vpc.Vpc'], 'apply -replace'],
    [['-chdir=../dev-network', 'apply'], 'apply -chdir'],
  ])('refuses %j', async (args, said) => {
    const { status, stderr } = await guarded(workspace, 'shared-network', ...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`CLI013 \\[shared-network\\] nothing was applied: ${said}`));
  });
});
