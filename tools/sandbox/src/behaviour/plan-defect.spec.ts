import { planResource } from './plan';
import { factsOf } from './facts';

describe('a plan that is marked for the legacy type system', () => {
  it('is refused with SBX010 when it breaks another rule of Terraform core', () => {
    const block = {
      attributes: { name: { type: 'string' as const, optional: true } },
      block_types: {
        root: { nesting_mode: 'list' as const, block: {} },
        set: { nesting_mode: 'list' as const, block: {} },
      },
    };
    const input = {
      type: 'aws_example',
      schema: { version: 0, block },
      facts: { ...factsOf('aws_example'), computedBlocks: ['root'] },
      scope: { account: '123456789012', region: 'eu-west-1', partition: 'aws' },
      defaultTags: {},
      prior: null,
      config: { name: 'a', root: [], set: [] },
      strict: false,
    };
    expect(planResource({ ...input, proposed: { name: 'a', root: [], set: [] } }).legacy).toBe(true);
    // A proposal that is not of the configuration stands for a defect of the planner.
    expect(() => planResource({ ...input, proposed: { name: 'a', root: [], set: [{}] } })).toThrow(
      /^SBX010 .*aws_example.*set: 1 blocks are planned, 0 are configured/,
    );
  });
});
