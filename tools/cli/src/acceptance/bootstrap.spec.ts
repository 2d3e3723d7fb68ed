import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showWorld } from '@landbridge/sandbox';
import { AwsDouble, STATE_BUCKET } from './aws-account';
import { Workspace } from './workspace';

const STATE = 'bootstrap/bootstrap.tfstate';

describe('landbridge bootstrap', () => {
  const workspace = new Workspace();
  let aws: AwsDouble;
  /** The double has the buckets that were made in the simulated accounts, as S3 would. */
  let buckets: readonly string[] = [];
  beforeAll(async () => {
    aws = await AwsDouble.open(workspace, (bucket) => buckets.includes(bucket));
  });
  afterAll(async () => {
    await aws.s3.stop();
    workspace.remove();
  });
  const simulated = join(workspace.root, 'simulated');
  const lookForBuckets = async (): Promise<void> => {
    const { accounts } = await showWorld(simulated);
    const types = Object.values(accounts).flatMap((regions) => Object.values(regions));
    buckets = types.flatMap((byType) => byType['aws_s3_bucket'] ?? []).map(({ id }) => id);
  };
  const local = join(workspace.root, '.landbridge/aws/bootstrap/bootstrap.tfstate');

  it('is a stack of the sandbox too: made once, and then nothing is left to change', async () => {
    const first = await workspace.run('bootstrap');
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^world {2}sandbox/);
    expect(first.stdout).toMatch(/bootstrap +\d\d added, 0 changed, 0 replaced, 0 destroyed/);
    expect((await workspace.run('bootstrap')).stdout).toMatch(/bootstrap +no changes/);
  });

  it('only shows what it would do on AWS until it is told to', async () => {
    const { status, stdout } = await aws.run('bootstrap');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^world {2}AWS: account 111111111111 in eu-west-1 by profile shared/);
    expect(stdout).toMatch(/bootstrap +\d\d to add/);
    expect(stdout).toContain('nothing was applied; landbridge bootstrap --world aws --yes applies it');
    expect((await showWorld(simulated)).objects).toBe(0);
  });

  it('is gone on with after a kill, and moves its state into the bucket that it made', async () => {
    const { pid, ended } = aws.start('bootstrap', '--yes');
    const holdsBucket = (): boolean =>
      existsSync(local) && readFileSync(local, 'utf8').includes('"aws_s3_bucket"');
    while (!holdsBucket()) await new Promise((resolve) => setTimeout(resolve, 20));
    // Everything is made when the bucket is asked for, which gets no answer.
    aws.s3.holdReads = /^landbridge-state/;
    while (aws.s3.held === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    aws.killTree(pid);
    await ended;
    aws.s3.holdReads = undefined;
    await lookForBuckets();

    const again = await aws.run('bootstrap', '--yes', '--format', 'json');
    expect({ status: again.status, said: again.status === 0 ? '' : again.stderr }).toEqual({
      status: 0,
      said: '',
    });
    expect(JSON.parse(again.stdout)).toMatchObject({ moved: true });
    expect(existsSync(local)).toBe(false);
    expect(aws.s3.text(STATE_BUCKET, STATE)).toContain('"aws_s3_bucket"');
    const [version] = aws.s3.versions.get(`${STATE_BUCKET}/${STATE}`) ?? [];
    expect(version?.headers).toMatchObject({ 'x-amz-server-side-encryption': 'aws:kms' });
  });

  it('then lives there: another machine finds nothing to change', async () => {
    const { status, stdout } = await aws.run('bootstrap', '--yes', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      applied: false,
      moved: false,
      stacks: [{ status: 'no changes' }],
    });
  });

  it('replaces and destroys nothing that is not named', async () => {
    workspace.edit('stacks/src/pipeline/roles.ts', "'landbridge-plan'", "'landbridge-read'");
    const { status, stderr } = await aws.run('bootstrap', '--yes');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /CLI037 \[bootstrap\] nothing was applied: it would replace or destroy aws_iam_role\./,
    );
  });

  it('never destroys the bucket of the states', async () => {
    workspace.edit(
      'stacks/src/environments/pipeline.ts',
      'landbridge-state-111111111111',
      'landbridge-other',
    );
    const { status, stderr } = await workspace.run('bootstrap', '--allow', 'aws_s3_bucket.States');
    expect(status).toBe(1);
    expect(stderr).toContain('Instance cannot be destroyed');
  });
});
