import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { showWorld } from '../../src';

const KILLS = process.env['LANDBRIDGE_LONG'] === '1' ? 40 : 3;
const COUNT = 60;
const LIMIT = 600_000;

/** Things of which AWS takes any number, so that one which was made but not noted does not stop the next apply. */
const CONFIGURATION = {
  terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '6.25.0' } } },
  provider: { aws: { region: 'eu-west-1' } },
  resource: {
    aws_eip: { one: { count: COUNT, domain: 'vpc', tags: { Name: 'n${count.index}' } } },
    aws_vpc: { one: { cidr_block: '10.0.0.0/16' } },
  },
};

/** The script is in the workspace, where it finds the committed facts. */
function script(): string {
  const outfile = join(__dirname, '../../out-tsc/faults/run-apply.js');
  buildSync({
    entryPoints: [join(__dirname, 'run-apply.ts')],
    bundle: true,
    platform: 'node',
    conditions: ['@landbridge/source'],
    outfile,
  });
  return outfile;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Kills a process with all that it started; an apply that was quicker has left nothing to kill. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs Terraform; kills it and its provider with all that they started `killAfter` milliseconds after the first creation. */
function terraform(
  file: string,
  dir: string,
  args: readonly string[],
  killAfter?: number,
  world = join(dir, 'world'),
): Promise<Ended> {
  const command = [file, dir, world, 'terraform', ...args, '-no-color'];
  const child = spawn(process.execPath, command, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    if (killAfter === undefined || timer !== undefined || !output.includes('Creating...')) return;
    timer = setTimeout(() => killGroup(child.pid ?? 0), killAfter);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

test(
  `terraform and provider killed together ${KILLS} times while they apply: the next apply goes on, nothing is damaged`,
  async () => {
    const [file, dir] = [script(), mkdtempSync(join(tmpdir(), 'killed-'))];
    mkdirSync(join(dir, 'world'));
    writeFileSync(join(dir, 'world/quotas.json'), '{"*": false}');
    writeFileSync(join(dir, 'terraformrc'), '');
    writeFileSync(join(dir, 'main.tf.json'), JSON.stringify(CONFIGURATION));
    for (let kill = 0; kill < KILLS; kill++) {
      await terraform(file, dir, ['apply', '-auto-approve', '-lock=false'], (kill * 137) % 400);
      const { damage } = await showWorld(join(dir, 'world'));
      expect(damage).toEqual([]);
      // Begin anew now and then: a finished apply has nothing left to be killed in.
      if (kill % 3 === 2) await terraform(file, dir, ['destroy', '-auto-approve', '-lock=false']);
    }
    const applied = await terraform(file, dir, ['apply', '-auto-approve', '-lock=false']);
    expect(applied.output).toContain('Apply complete!');
    const planned = await terraform(file, dir, ['plan', '-detailed-exitcode', '-lock=false']);
    expect(planned.output).toContain('No changes.');
    console.log(`terraform and provider killed: ${KILLS}`);
  },
  LIMIT,
);

test('two applies at once share an account and do not disturb one another', async () => {
  const [file, dir] = [script(), mkdtempSync(join(tmpdir(), 'both-'))];
  const sides = ['left', 'right'].map((side, index) => {
    const folder = join(dir, side);
    mkdirSync(folder);
    writeFileSync(join(folder, 'terraformrc'), '');
    const vpc = { cidr_block: `10.${index}.0.0/16` };
    const subnet = {
      count: 40,
      vpc_id: '${aws_vpc.one.id}',
      cidr_block: `\${cidrsubnet("10.${index}.0.0/16", 8, count.index)}`,
    };
    const resource = { aws_vpc: { one: vpc }, aws_subnet: { one: subnet } };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ ...CONFIGURATION, resource }));
    return folder;
  });
  const world = join(dir, 'world');
  const run = (folder: string, ...args: string[]) =>
    terraform(file, folder, [...args, '-lock=false'], undefined, world);
  for (const { output } of await Promise.all(sides.map((side) => run(side, 'apply', '-auto-approve'))))
    expect(output).toContain('Apply complete! Resources: 41 added');
  for (const { output } of await Promise.all(sides.map((side) => run(side, 'plan'))))
    expect(output).toContain('No changes.');
  await Promise.all(sides.map((side) => run(side, 'destroy', '-auto-approve')));
  expect(await showWorld(world)).toMatchObject({ objects: 0, damage: [] });
}, 120_000);
