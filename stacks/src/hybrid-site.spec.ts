import { LEDGER } from '../test/build';
import { LandscapeFolder } from '../test/landscape-folder';
import { LANDSCAPE } from './environments';

/** What the acceptance of hybrid connectivity asks of the landscape, question by question. */
describe('headquarters', () => {
  const folder = new LandscapeFolder(LANDSCAPE, LEDGER);
  afterAll(() => folder.remove());
  const of = (type: string): readonly [string, string] => {
    const [one = '', two = ''] = folder
      .addresses('hybrid-site', `${type}.`)
      .map((address) => `hybrid-site/${address}`)
      .sort();
    return [one, two];
  };
  const interfaces = of('aws_dx_transit_virtual_interface');
  const ports = of('aws_dx_connection');
  const vpns = of('aws_vpn_connection');
  const routers = of('aws_customer_gateway');
  const [server = ''] = folder
    .addresses('dev-network', 'aws_instance.')
    .map((address) => `dev-network/${address}`);

  /** The link by which packets from a server leave for the site; undefined where they do not arrive. */
  const link = (...down: string[]): string | undefined => {
    const { outcome, forward } = folder.trace(server, 'on-premises:headquarters', '443', down);
    if (outcome !== 'reachable') return undefined;
    return forward.map(({ component }) => component).find((one) => [...interfaces, ...vpns].includes(one));
  };
  const heard = (on: string): string[] => {
    const { prefixes } = folder.ask('advertised', '--on', on) as {
      readonly prefixes: readonly { readonly prefix: string }[];
    };
    return prefixes.map(({ prefix }) => prefix).sort();
  };

  it('is reached by Direct Connect while it is up', () => expect(interfaces).toContain(link()));

  it.each([
    ['a virtual interface', interfaces[0]],
    ['the other', interfaces[1]],
    ['a location’s port', ports[0]],
    ['the other', ports[1]],
  ])('is still reached by Direct Connect with %s down', (_, down) =>
    expect(interfaces).toContain(link(down)),
  );

  it.each([
    ['both virtual interfaces', interfaces],
    ['both ports', ports],
    ['the Direct Connect gateway', of('aws_dx_gateway').slice(0, 1)],
    ['the association', of('aws_dx_gateway_association').slice(0, 1)],
  ])('is reached by VPN with %s down', (_, down) => expect(vpns).toContain(link(...down)));

  it.each([
    ['one tunnel', (): readonly string[] => [`${vpns[0]}/tunnel1`]],
    ['both tunnels of one router', (): readonly string[] => [`${vpns[0]}/tunnel1`, `${vpns[0]}/tunnel2`]],
    ['one router', (): readonly string[] => [routers[0]]],
    ['the other router', (): readonly string[] => [routers[1]]],
  ])('is reached by VPN with Direct Connect and %s down', (_, down) => {
    expect(vpns).toContain(link(...interfaces, ...down()));
  });

  it('is not reached with everything down', () => expect(link(...interfaces, ...vpns)).toBeUndefined());

  it('hears on Direct Connect exactly the allowed prefixes: the blocks of the hub and of every environment', () => {
    const blocks = [LANDSCAPE.hub, ...LANDSCAPE.environments].map(({ cidr }) => cidr).sort();
    for (const one of interfaces) expect(heard(one)).toEqual(blocks);
  });

  it('hears by VPN of the VPCs that it may reach, and of nothing outside of them', () => {
    const prefixes = heard(vpns[0]);
    expect(prefixes.length).toBeGreaterThan(0);
    expect(prefixes).toEqual(heard(vpns[1]));
    for (const prefix of prefixes) expect(prefix).toMatch(/^10\./);
  });

  it('warns of what the links carry, with figures', () => {
    expect(folder.warnings('hybrid-site')).toEqual([
      expect.stringContaining('the VPN backup carries packets of 1446 bytes, Direct Connect 1500'),
    ]);
  });

  it('has an alarm for every tunnel, connection and port, and logs of every tunnel, in the plan', () => {
    const alarms = folder.addresses('hybrid-site', 'aws_cloudwatch_metric_alarm.');
    expect(alarms).toHaveLength(2 * 3 + 2 * 3);
    expect(folder.addresses('hybrid-site', 'aws_cloudwatch_log_group.')).toHaveLength(2);
  });
});
