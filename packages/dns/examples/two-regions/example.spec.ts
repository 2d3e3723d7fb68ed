import { Example } from '@landbridge/testing';
import { resolveName, shares } from '../../test/resolve';
import { build } from './main';

describe('example two-regions', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const ask = (name: string, ...options: string[]) =>
    shares(resolveName(example, `${name}.shop.example.com`, ...options));

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'two-regions', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(1);
  });

  it('fails over to the other Region, and back to the primary when nothing is healthy', () => {
    expect(ask('www')).toEqual({ primary: 1 });
    expect(ask('www', '--down', 'region:eu-west-1')).toEqual({ secondary: 1 });
    expect(ask('www', '--down', 'region:eu-west-1', 'region:eu-central-1')).toEqual({ primary: 1 });
  });

  it('shares a rollout by weight, and leaves a Region that is down', () => {
    expect(ask('next')).toEqual({ current: 0.9, candidate: 0.1 });
    expect(ask('next', '--down', 'region:eu-west-1')).toEqual({ candidate: 1 });
  });

  it('answers with the nearest Region, and says when it cannot know', () => {
    expect(ask('near', '--from-region', 'eu-central-1')).toEqual({ 'eu-central-1': 1 });
    expect(ask('near', '--down', 'region:eu-central-1', '--from-region', 'eu-central-1')).toEqual({
      'eu-west-1': 1,
    });
    expect(resolveName(example, 'near.shop.example.com').outcome).toBe('unknown');
  });
});
