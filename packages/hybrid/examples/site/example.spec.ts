import { join } from 'node:path';
import { Example, landbridge } from '@landbridge/testing';
import { build } from './main';

describe('example site', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const template = example.templates().get('site')!;
  const [toDublin, toFrankfurt] = Object.keys(template.all('aws_dx_transit_virtual_interface')) as [
    string,
    string,
  ];
  const vpns = Object.keys(template.all('aws_vpn_connection'));
  const ask = (command: string, ...options: string[]): unknown =>
    JSON.parse(
      landbridge([
        command,
        ...['--model', example.outdir, '--assume', join(__dirname, 'assumptions.json'), '--format', 'json'],
        ...options,
      ]).stdout,
    );
  const target = (...down: string[]) => {
    const table = template.addressOf('aws_ec2_transit_gateway_route_table');
    const failures = down.flatMap((address) => ['--down', address]);
    return (ask('routes', '--table', table, '--ip', '10.200.0.10', ...failures) as { target: string }).target;
  };

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'site', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(3);
  });

  it('uses Direct Connect while one location is left, then the VPN, then nothing', () => {
    expect(target()).toBe(template.addressOf('aws_dx_gateway_association'));
    expect(target(toDublin)).toBe(template.addressOf('aws_dx_gateway_association'));
    expect(vpns).toContain(target(toDublin, toFrankfurt));
    expect(target(toDublin, toFrankfurt, ...vpns)).toBe('none');
  });

  it('tells the routers on Direct Connect exactly the allowed prefixes', () => {
    expect(ask('advertised', '--on', toDublin)).toMatchObject({ prefixes: [{ prefix: '10.20.0.0/16' }] });
  });
});
