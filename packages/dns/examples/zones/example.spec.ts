import { Example } from '@landbridge/testing';
import { resolveName, shares } from '../../test/resolve';
import { build } from './main';

describe('example zones', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const vpc = (id: string) => {
    const template = example.templates().get('zones')!;
    return template.addresses.find((address) => address.startsWith(`aws_vpc.${id}`))!;
  };

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'zones', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('answers from the zone that is delegated to', () => {
    expect(shares(resolveName(example, 'www.example.com'))).toEqual({ '198.51.100.1': 1 });
    expect(shares(resolveName(example, 'www.dev.example.com'))).toEqual({ '198.51.100.2': 1 });
  });

  it.each(['SharedVpc', 'DevVpc'])('answers from the private zone in %s', (id) => {
    expect(shares(resolveName(example, 'www.example.com', '--from-vpc', vpc(id)))).toEqual({
      '10.20.0.20': 1,
    });
    expect(resolveName(example, 'www.dev.example.com', '--from-vpc', vpc(id)).outcome).toBe('name-error');
  });
});
