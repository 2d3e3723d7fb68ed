import { join } from 'node:path';
import { Example, landbridge } from '@landbridge/testing';
import { build } from './main';

describe('example private-vpn', () => {
  const example = Example.open(__dirname, build);
  afterAll(() => example.close());
  const template = example.templates().get('private-vpn')!;
  const interfaces = Object.keys(template.all('aws_dx_transit_virtual_interface'));
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
    const table = template.addressOf('aws_ec2_transit_gateway_route_table_propagation', {
      transit_gateway_attachment_id: `\${${vpns[0]}.transit_gateway_attachment_id}`,
    });
    const of = String(
      template.all('aws_ec2_transit_gateway_route_table_propagation')[table]?.[
        'transit_gateway_route_table_id'
      ],
    );
    const failures = down.flatMap((address) => ['--down', address]);
    const asked = ['--table', of.replace(/^\$\{|\.id\}$/g, ''), '--ip', '10.200.0.10', ...failures];
    return (ask('routes', ...asked) as { target: string }).target;
  };

  it('deploys, and then nothing is left to change', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'private-vpn', change: 0, destroy: 0, secondPlan: [] }]);
  });

  it('keeps its promises', () => {
    expect(example.prove()).toHaveLength(3);
  });

  it('sends everything through the VPNs, which end with the Direct Connect that carries them', () => {
    expect(vpns).toContain(target());
    expect(vpns).toContain(target(interfaces[0]!));
    expect(target(...interfaces)).toBe('none');
    expect(target(template.addressOf('aws_dx_gateway_association'))).toBe('none');
  });

  it('tells the routers on Direct Connect of the VPN addresses alone', () => {
    expect(ask('advertised', '--on', interfaces[0]!)).toMatchObject({
      prefixes: [{ prefix: '10.250.0.0/24' }],
    });
    const byVpn = ask('advertised', '--on', vpns[0]!) as {
      readonly prefixes: readonly { readonly prefix: string }[];
    };
    expect(byVpn.prefixes.map(({ prefix }) => prefix)).toContain('10.20.0.0/16');
  });
});
