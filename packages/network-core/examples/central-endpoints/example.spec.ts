import { Example, landbridge } from '@landbridge/testing';
import { build } from './main';

describe('example central-endpoints', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toEqual([
      { stack: 'central-endpoints', add: 50, change: 0, destroy: 0, secondPlan: [] },
    ]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(3);
  });

  it('lets dev ask for the service by its usual name, and leads prod elsewhere', () => {
    const trace = (from: string) => {
      const query = [
        '--from',
        from,
        '--to',
        'name:ssm.eu-west-1.amazonaws.com',
        '--port',
        '443',
        '--format',
        'json',
      ];
      const { stdout } = landbridge(['trace', '--model', example.outdir, ...query]);
      return JSON.parse(stdout) as { outcome: string; forward: readonly { component: string }[] };
    };
    const dev = trace('aws_instance.DevApp');
    expect(dev.outcome).toBe('reachable');
    expect(dev.forward.at(-1)?.component).toMatch(/^aws_vpc_endpoint\.Central_ssm_/);
    expect(trace('aws_instance.ProdApp').outcome).toBe('blocked');
  });
});
