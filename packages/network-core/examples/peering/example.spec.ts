import { Example } from '@landbridge/testing';
import { build } from './main';

describe('example peering', () => {
  const example = Example.open(__dirname, (app) => build(app, '2026-06-01'));
  afterAll(() => example.close());

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toEqual([{ stack: 'peering', add: 68, change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(5);
  });
});
