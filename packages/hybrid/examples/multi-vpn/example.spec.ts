import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Example, landbridge } from '@landbridge/testing';
import { build } from './main';

describe('example multi-vpn', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const template = example.templates().get('multi-vpn')!;
  const named = (name: string) => template.addressOf('aws_vpn_connection', { tags: { Name: name } });
  const [first, second, third] = [named('routera'), named('routerb'), named('branch')];
  const target = (ip: string, ...down: string[]): string => {
    const asked = ['--table', template.addressOf('aws_vpn_gateway'), '--ip', ip];
    const assume = ['--assume', join(__dirname, 'assumptions.json')];
    const failures = down.flatMap((address) => ['--down', address]);
    const { stdout } = landbridge([
      ...['routes', '--model', example.outdir, ...assume, ...asked, ...failures, '--format', 'json'],
    ]);
    return (JSON.parse(stdout) as { target: string }).target;
  };

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'multi-vpn', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(3);
  });

  it('fails over in the documented order: the shorter path, the longer, nothing', () => {
    expect(target('10.200.0.10')).toBe(first);
    expect(target('10.200.0.10', `${first}/tunnel1`)).toBe(first);
    expect(target('10.200.0.10', first)).toBe(second);
    expect(
      target('10.200.0.10', template.addressOf('aws_customer_gateway', { tags: { Name: 'routera' } })),
    ).toBe(second);
    expect(target('10.200.0.10', first, second)).toBe('none');
    expect(target('10.210.0.10', first, second)).toBe(third);
  });

  it('tells the routers the same order, and the branch where to send what', () => {
    const folder = join(example.outdir, 'stacks/multi-vpn/routers');
    expect(readdirSync(folder)).toHaveLength(9);
    const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
    expect(text('routerb.cisco-ios.cfg')).toContain('set as-path prepend 65010\n');
    expect(text('routera.cisco-ios.cfg')).not.toContain('prepend');
    expect(text('branch.juniper-junos.conf')).toContain(
      'set routing-options static route 10.20.0.0/16 next-hop st0.1',
    );
  });
});
