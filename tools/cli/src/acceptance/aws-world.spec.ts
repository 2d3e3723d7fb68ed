import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AwsDouble, STATE_BUCKET } from './aws-account';
import { Workspace } from './workspace';

describe('--world aws', () => {
  const workspace = new Workspace();
  let aws: AwsDouble;
  beforeAll(async () => {
    aws = await AwsDouble.open(workspace);
  });
  afterAll(async () => {
    await aws.s3.stop();
    workspace.remove();
  });

  it('plans what can be planned, and says what waits for it', async () => {
    const { status, stdout } = await aws.run('plan', 'dev');
    expect(status).toBe(0);
    const [first = ''] = stdout.split('\n');
    expect(first).toMatch(
      /^world {2}AWS: account 222222222222 in eu-west-1 by profile dev, account 111111111111/,
    );
    expect(first).toContain('states in s3://landbridge-state-111111111111 (eu-west-1)');
    expect(stdout).toMatch(/shared-network +\d+ to add/);
    expect(stdout).toMatch(/dev-network +waiting on shared-network\n/);
    expect(stdout).toMatch(/dev-link +waiting on shared-network, dev-network\n/);
    expect(existsSync(join(workspace.root, '.landbridge/aws/plans/dev-network/plan.tfplan'))).toBe(false);
    expect(new Set(aws.s3.asked.map(({ signedBy }) => signedBy))).toEqual(new Set(['SHARED']));
    expect(aws.s3.text(STATE_BUCKET, 'shared/shared-network.tfstate')).toBeUndefined();
  });
});
