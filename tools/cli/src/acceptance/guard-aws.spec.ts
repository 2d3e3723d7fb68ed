import { join } from 'node:path';
import { AwsDouble, STATE_BUCKET } from './aws-account';
import { GUARD } from './guarded-terraform';
import { SmallProject } from './small-project';
import type { Ran } from './workspace';

const HUB_STATE = 'shared/shared-network.tfstate';

describe('the calls of cdktf deploy on AWS', () => {
  const { workspace } = new SmallProject();
  let aws: AwsDouble;
  beforeAll(async () => {
    aws = await AwsDouble.open(workspace);
  });
  afterAll(async () => {
    await aws.s3.stop();
    workspace.remove();
  });

  const cdktf = async (stack: string, world: 'aws' | 'sandbox' = 'aws'): Promise<Ran> => {
    const folder = join(workspace.root, 'stacks/cdktf.out/stacks', stack);
    const call = (...args: readonly string[]): Promise<Ran> =>
      aws.runIn(folder, world, process.execPath, GUARD, ...args);
    const init = await call('init', '-input=false');
    return init.status === 0 ? call('apply', '-auto-approve') : init;
  };
  const hubState = (): string | undefined => aws.s3.text(STATE_BUCKET, HUB_STATE);

  it('apply what a person approved, with the state in the bucket, and nothing before', async () => {
    expect(await aws.run('plan', 'shared')).toMatchObject({ status: 0 });
    const refused = await cdktf('shared-network');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/CLI013 \[shared-network\] nothing was applied: nobody approved the plan/);
    expect(hubState()).toBeUndefined();

    expect(await aws.run('approve', 'shared', '--by', 'ana')).toMatchObject({ status: 0 });
    const applied = await cdktf('shared-network');
    expect({ status: applied.status, said: applied.status === 0 ? '' : applied.stderr }).toEqual({
      status: 0,
      said: '',
    });
    expect(hubState()).toContain('10.0.0.0/16');
    expect(await aws.run('plan', 'shared', '--detailed-exitcode')).toMatchObject({ status: 0 });
  });

  it('refuse a plan whose state moved, in one line, and a plan of the other world', async () => {
    expect(await aws.run('plan', 'dev')).toMatchObject({ status: 0 });
    expect(await aws.run('approve', 'dev', '--by', 'ana')).toMatchObject({ status: 0 });
    expect(await cdktf('dev-network')).toMatchObject({ status: 0 });
    const again = await cdktf('dev-network');
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(
      /CLI013 \[dev-network\] nothing was applied: the state changed after dev-network was planned/,
    );
    const elsewhere = await cdktf('dev-network', 'sandbox');
    expect(elsewhere.stderr).toMatch(
      /CLI013 \[dev-network\] nothing was applied: dev-network has no saved plan/,
    );
  });
});
