import { Eip } from '@cdktf/provider-aws/lib/eip';
import { refusalOf } from '@landbridge/testing';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { checkLogicalIds } from './check-logical-ids';

describe('checkLogicalIds', () => {
  const app = () => new App({ outdir: 'unused' });

  it('finds two resources that cdktf would merge into one', () => {
    const root = app();
    const stack = new TerraformStack(root, 'dev-network');
    new Eip(stack, 'a b');
    new Eip(stack, 'ab');
    expect(refusalOf(() => checkLogicalIds(root))).toMatchObject({
      code: 'STK001',
      path: 'dev-network/ab',
      got: 'aws_eip.ab',
      allowed: 'only dev-network/a b',
    });
  });

  it('finds two outputs of one name', () => {
    const root = app();
    const stack = new TerraformStack(root, 'dev-network');
    for (const id of ['One', 'Two'])
      new TerraformOutput(stack, id, { value: id }).overrideLogicalId('vpc_id');
    expect(refusalOf(() => checkLogicalIds(root)).code).toBe('STK001');
  });

  it('takes the same id for other types and in other stacks', () => {
    const root = app();
    for (const name of ['dev-network', 'test-network']) {
      const stack = new TerraformStack(root, name);
      new Eip(stack, 'Address');
      new TerraformOutput(stack, 'Output', { value: 1 }).overrideLogicalId('Address');
    }
    expect(() => checkLogicalIds(root)).not.toThrow();
  });
});
