import { build, withEnvironment } from '../test/build';
import { LANDSCAPE } from './environments';
import { intents } from './intent';

describe('intents', () => {
  const { groups, intents: list } = intents(LANDSCAPE);

  it('keep every two environments apart, both ways and for every protocol', () => {
    const apart = list.filter(({ bothWays }) => bothWays);
    expect(apart.map(({ name }) => name)).toEqual([
      'dev never meets test',
      'dev never meets prod',
      'dev never meets prod-eu-central-1',
      'test never meets prod',
      'test never meets prod-eu-central-1',
      'prod never meets prod-eu-central-1',
    ]);
    for (const intent of apart) expect(intent).toMatchObject({ expect: 'blocked', protocol: 'any' });
  });

  it('name groups that exist', () => {
    for (const { from, to } of list) {
      for (const group of [from, to].flat().filter((each) => !each.startsWith('service:')))
        expect(['internet', '*', ...Object.keys(groups)]).toContain(group);
    }
  });

  it('select resources that the stacks have', () => {
    const all = [...build()].flatMap(([stack, { addresses }]) =>
      addresses.map((address) => `${stack}/${address}`),
    );
    for (const { vpcs = [], resources = [] } of Object.values(groups)) {
      for (const pattern of [...vpcs, ...resources]) {
        const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        expect(all.filter((address) => expression.test(address))).not.toHaveLength(0);
      }
    }
  });

  it('grow with the landscape', () => {
    const staging = { ...withEnvironment('dev', { name: 'staging' }).environments[0] };
    if (!staging.name) throw new Error('no environment');
    const more = intents({
      ...LANDSCAPE,
      environments: [...LANDSCAPE.environments, staging as (typeof LANDSCAPE.environments)[0]],
    });
    expect(more.intents.map(({ name }) => name)).toContain('prod never meets staging');
  });
});
