import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsDouble, STATE_BUCKET } from './aws-account';
import { SmallProject } from './small-project';

const HUB_STATE = 'shared/shared-network.tfstate';
const HUB_LOCK = `${HUB_STATE}.tflock`;

/** A lock as another run of Terraform leaves it in the bucket. */
const FOREIGN_LOCK = JSON.stringify({
  ID: 'e3c1a86d-8f0f-4f79-f1cf-3f1f4d4b9d30',
  Operation: 'OperationTypeApply',
  Info: '',
  Who: 'ana@builder',
  Version: '1.11.4',
  Created: '2026-03-01T10:00:00Z',
  Path: `${STATE_BUCKET}/${HUB_STATE}`,
});

describe('a landscape on AWS', () => {
  const project = new SmallProject();
  const { workspace } = project;
  let aws: AwsDouble;
  beforeAll(async () => {
    aws = await AwsDouble.open(workspace);
  });
  afterAll(async () => {
    await aws.s3.stop();
    workspace.remove();
  });
  const plans = join(workspace.root, '.landbridge/aws/plans');
  const succeed = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await aws.run(...args);
    expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' });
    return stdout;
  };

  /** Runs the command that a message names. */
  const unlock = async (said: string): Promise<void> => {
    const [, folder = '', id = ''] = /by terraform (-chdir=\S+) force-unlock (\S+)/.exec(said) ?? [];
    const { status, stderr } = await aws.terraform(folder, 'force-unlock', '-force', id);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  };

  it('is planned, approved and applied wave by wave, and then nothing is left to change', async () => {
    expect(await succeed('plan', 'dev')).toMatch(/dev-network +waiting on shared-network\n/);
    const refused = await aws.run('deploy', 'dev');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/CLI013 \[deploy\] nothing was applied: nobody approved the plan/);
    expect(aws.s3.text(STATE_BUCKET, HUB_STATE)).toBeUndefined();
    const unproved = await aws.run('prove', '--applied');
    expect(unproved.status).toBe(1);
    expect(unproved.stderr).toMatch(/CLI038 \[prove\] .*not applied are shared-network, dev-network/);
    expect((await aws.run('prove', '--world', 'aws')).stderr).toMatch(/CLI001 \[prove\] --world was given/);

    await succeed('approve', '--by', 'ana');
    expect(await succeed('deploy', 'dev')).toMatch(/dev-network +waiting on shared-network\n/);
    expect(aws.s3.text(STATE_BUCKET, 'dev/dev-network.tfstate')).toBeUndefined();

    const second = await succeed('plan', 'dev');
    expect(second).toMatch(/dev-network +2 to add/);
    expect(second).not.toContain('waiting');
    await succeed('approve', 'dev', '--by', 'ana');
    await succeed('deploy', 'dev');
    const hub = JSON.parse(aws.s3.text(STATE_BUCKET, HUB_STATE) ?? '{}') as {
      outputs: { vpc_id: { value: string } };
    };
    // What dev read is what the hub really has: no made-up value went into its plan.
    expect(aws.s3.text(STATE_BUCKET, 'dev/dev-network.tfstate')).toContain(
      `"Hub": "${hub.outputs.vpc_id.value}"`,
    );
    await succeed('plan', '--detailed-exitcode');
    expect(await succeed('drift')).toContain('no drift in shared-network, dev-network');
    expect(await succeed('prove', '--applied')).toContain('0 fail');
  });

  it('keeps each version of a state, encrypted by the key, and gives every lock back', () => {
    const versions = aws.s3.versions.get(`${STATE_BUCKET}/${HUB_STATE}`) ?? [];
    const serials = versions.map(({ content }) => (JSON.parse(String(content)) as { serial: number }).serial);
    expect(serials.length).toBeGreaterThan(0);
    expect(serials).toEqual([...serials].sort((a, b) => a - b));
    for (const { headers } of versions) {
      expect(headers).toMatchObject({
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id':
          'arn:aws:kms:eu-west-1:111111111111:alias/landbridge-state',
      });
    }
    const locks = aws.s3.asked.filter(({ method, key }) => method === 'PUT' && key.endsWith('.tflock'));
    expect(locks.length).toBeGreaterThan(0);
    const left = [...aws.s3.versions].filter(
      ([path, all]) => path.endsWith('.tflock') && all.at(-1)?.content,
    );
    expect(left).toEqual([]);
    // Copies of states are secrets, and go with the run.
    expect(existsSync(join(workspace.root, '.landbridge/aws/state'))).toBe(false);
  });

  it('plans below a change that nobody below reads, and waits below one that somebody does', async () => {
    project.write({ hubName: 'renamed' });
    expect(await succeed('plan')).toMatch(
      /shared-network +0 to add, 1 to change.*\n +dev-network +no changes\n/,
    );
    project.write({ hubCidr: '10.1.0.0/16' });
    const replaced = await succeed('plan');
    expect(replaced).toMatch(/dev-network +waiting on shared-network\n/);
    expect(replaced).toContain('replace shared-network/aws_vpc.hub');
    project.write({});
  });

  it('refuses what another run holds, and says how to take over from one that is gone', async () => {
    aws.s3.versions.set(`${STATE_BUCKET}/${HUB_LOCK}`, [{ content: Buffer.from(FOREIGN_LOCK), headers: {} }]);
    const { status, stderr } = await aws.run('plan', 'shared', '--lock-timeout', '1');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /CLI030 \[shared-network\] its state is locked by ana@builder since 2026-03-01 10:00:00.*; wait until that run ends; if it is gone, remove its lock by terraform -chdir=\S+ force-unlock e3c1a86d-8f0f-4f79-f1cf-3f1f4d4b9d30/,
    );
    await unlock(stderr);
    await succeed('plan', 'shared', '--lock-timeout', '1');
  });

  it('names the lock that a killed run left, and goes on when it is removed', async () => {
    project.write({ hubName: 'killed' });
    await succeed('plan', 'shared');
    await succeed('approve', 'shared', '--by', 'ana');
    // Nothing is answered any more once the lock is taken, so that the kill finds the run in the middle.
    aws.s3.holdReads = /shared-network\.tfstate$/;
    const { pid, ended } = aws.start('deploy', 'shared');
    while (aws.s3.text(STATE_BUCKET, HUB_LOCK) === undefined)
      await new Promise((resolve) => setTimeout(resolve, 20));
    aws.killTree(pid);
    await ended;
    aws.s3.holdReads = undefined;

    // The killed run's lock of this machine is taken over after two seconds; that of the state stays.
    const refused = await aws.run('deploy', 'shared', '--lock-timeout', '5');
    expect(refused).toMatchObject({ status: 1 });
    await unlock(refused.stderr);
    await succeed('plan', 'shared');
    await succeed('approve', 'shared', '--by', 'ana');
    await succeed('deploy', 'shared');
    await succeed('plan', '--detailed-exitcode');
  });

  it('does not go on after a state that could not be written, and says how to write it', async () => {
    project.write({ hubName: 'unwritten' });
    await succeed('plan', 'shared');
    await succeed('approve', 'shared', '--by', 'ana');
    aws.s3.failWrites = /shared-network\.tfstate$/;
    const failed = await aws.run('deploy', 'shared');
    aws.s3.failWrites = undefined;
    expect(failed.status).toBe(1);
    const refused = await aws.run('plan', 'shared');
    expect(refused.stderr).toMatch(/CLI033 \[.*errored\.tfstate\] the last run changed shared-network/);
    const [, command = ''] = /by (terraform -chdir=\S+ state push \S+),/.exec(refused.stderr) ?? [];
    expect((await aws.terraform(...command.split(' ').slice(1))).status).toBe(0);
    const file = join(plans, 'shared-network/errored.tfstate');
    expect(readFileSync(file, 'utf8')).toContain('unwritten');
    writeFileSync(file, '');
  });
});
