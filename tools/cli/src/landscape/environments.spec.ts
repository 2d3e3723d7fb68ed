import { environmentOf, environmentsOf, stacksOf } from './environments';

const stacks = ['shared-network', 'dev-network', 'dev-link', 'hybrid-site'].map((name) => ({ name }));

describe('environments', () => {
  it('are read off the names of the stacks where none is declared', () => {
    expect(environmentsOf(stacks, [])).toEqual(['shared', 'dev', 'hybrid']);
    expect(environmentsOf(stacks, ['dev'])).toEqual(['dev']);
  });

  it('a stack named after none of them is the hub’s', () => {
    expect(environmentOf('hybrid-site', ['shared', 'dev'])).toBe('shared');
    expect(environmentOf('devel-network', ['shared', 'dev'])).toBe('shared');
  });

  it('the longest name wins', () => {
    expect(environmentOf('dev-eu-network', ['dev', 'dev-eu'])).toBe('dev-eu');
  });

  it('select their stacks, and an unknown one lists those that exist', () => {
    expect(stacksOf(stacks, 'dev', ['shared', 'dev']).map(({ name }) => name)).toEqual([
      'dev-network',
      'dev-link',
    ]);
    expect(() => stacksOf(stacks, 'staging', ['shared', 'dev'])).toThrow(
      'CLI003 [environment staging] there is no environment "staging"; there are shared, dev; use one of them',
    );
  });
});
