import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARD } from './guarded-terraform';
import { SMALL, Workspace } from './workspace';

/** What is on disk when a run has come so far. */
const POINTS: readonly (readonly [string, (root: string) => boolean])[] = [
  ['before anything is applied', (root) => existsSync(join(root, '.landbridge/run.holder'))],
  ['when it is about to apply', (root) => existsSync(join(root, '.landbridge/checkpoint'))],
  ['in the first wave', (root) => statesOf(root).length === 1],
  [
    'between waves',
    (root) => statesOf(root).includes('shared-network.tfstate') && isWhole(root, 'shared-network'),
  ],
  ['in the last wave', (root) => statesOf(root).includes('dev-link.tfstate')],
];

function statesOf(root: string): readonly string[] {
  const folder = join(root, '.landbridge/sandbox/state');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tfstate')) : [];
}

function isWhole(root: string, stack: string): boolean {
  const text = readFileSync(join(root, '.landbridge/sandbox/state', `${stack}.tfstate`), 'utf8');
  return text.includes('aws_route_table_association');
}

async function until(condition: () => boolean, ended: () => boolean): Promise<void> {
  while (!condition() && !ended()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a deploy that is killed', () => {
  let workspace: Workspace;
  beforeEach(() => (workspace = new Workspace(SMALL)));
  afterEach(() => workspace.remove());

  /** Nothing is left to do, nothing is there that no state knows. */
  const expectWhole = async (): Promise<void> => {
    expect(await workspace.run('plan', 'dev', '--detailed-exitcode')).toMatchObject({ status: 0 });
    expect(await workspace.run('destroy', '--all')).toMatchObject({ status: 0 });
    expect((await workspace.run('sandbox', 'show')).stdout).toContain('is empty');
  };

  it.each(POINTS)(
    '%s is completed by the next one, with the plans that were reviewed',
    async (_point, reached) => {
      expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
      const { pid, ended } = workspace.start(['deploy', 'dev', '--planned']);
      let over = false;
      void ended.then(() => (over = true));
      await until(
        () => reached(workspace.root),
        () => over,
      );
      process.kill(pid ?? 0, 'SIGKILL');
      await ended;

      const again = await workspace.run('deploy', 'dev', '--planned');
      expect({ status: again.status, said: again.status === 0 ? '' : again.stderr }).toEqual({
        status: 0,
        said: '',
      });
      await expectWhole();
    },
  );

  it('while it plans leaves nothing in the way of the next one', async () => {
    const { pid, ended } = workspace.start(['plan', 'dev']);
    await until(
      () => existsSync(join(workspace.root, '.landbridge/scratch')),
      () => false,
    );
    process.kill(pid ?? 0, 'SIGKILL');
    await ended;
    expect(await workspace.run('deploy', 'dev')).toMatchObject({ status: 0 });
    await expectWhole();
  });

  it('under cdktf says exactly what to do, and then goes on', async () => {
    expect(await workspace.run('plan', 'dev')).toMatchObject({ status: 0 });
    const folder = join(workspace.root, 'stacks/cdktf.out/stacks/shared-network');
    const command = ['sandbox', 'run', '--', process.execPath, GUARD];
    const { pid, ended } = workspace.start([...command, 'apply', '-auto-approve'], folder);
    const checkpoint = join(workspace.root, '.landbridge/checkpoint');
    await until(
      () => existsSync(checkpoint) && statesOf(workspace.root).length > 0,
      () => false,
    );
    // The guard holds the lock; with what serves its world gone too, nobody is left to put things back.
    const [guard] = readFileSync(join(workspace.root, '.landbridge/run.holder'), 'utf8').split(' ');
    for (const each of [Number(guard), pid ?? 0]) process.kill(each, 'SIGKILL');
    await ended;

    const refused = await workspace.runIn(folder, [...command, 'apply', '-auto-approve']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /CLI016 .*nothing was applied.*run landbridge plan, which puts world and state back/,
    );
    const planned = await workspace.run('plan', 'dev');
    expect(planned.status).toBe(0);
    expect(planned.stderr).toContain('the last run was killed while it applied');
    expect(await workspace.run('deploy', 'dev', '--planned')).toMatchObject({ status: 0 });
    await expectWhole();
  });
});
