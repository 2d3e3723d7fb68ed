import { Example } from '@landbridge/testing';
import { build } from './main';

describe('example private-link', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'wire', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(6);
  });
});
