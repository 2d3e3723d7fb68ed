import { allocate, build, LEDGER, withEnvironment } from '../test/build';
import { LANDSCAPE } from './environments';

describe('landscape', () => {
  const stacks = build();
  const stackOf = (name: string) => {
    const stack = stacks.get(name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack;
  };

  it('has a network for the hub, network, link and web tier for each place, names for each environment, and the sites', () => {
    const places = ['dev', 'prod', 'prod-eu-central-1', 'test'];
    expect([...stacks.keys()].sort()).toEqual(
      [
        ...places.flatMap((place) => ['link', 'network', 'web'].map((part) => `${place}-${part}`)),
        ...['dev', 'prod', 'test'].flatMap((each) => [`${each}-dns`, `${each}-names`]),
        'hybrid-site',
        'shared-dns',
        'shared-network',
        'shared-s3-access',
      ].sort(),
    );
  });

  it.each(['shared', 'dev', 'test', 'prod', 'hybrid'])('keeps every address of %s', (environment) => {
    const addresses = [...stacks]
      .filter(([name]) => name.startsWith(`${environment}-`))
      .map(([name, { addresses: list }]) => [name, list]);
    expect(Object.fromEntries(addresses)).toMatchSnapshot();
  });

  it('never speaks of an environment in a construct id: dev and test have the same addresses', () => {
    // But for data: zones, blocks, the segment, and the hash over them.
    const plain = (name: string) =>
      stackOf(name)
        .addresses.map((address) =>
          address
            .replace(/_[0-9A-F]{8}$/, '')
            .replaceAll(/eu[cw]1-az/g, 'zone')
            .replaceAll(/10(16|32)00--16/g, 'cidr')
            .replaceAll(/_(dev|test)\b/g, '_segment'),
        )
        .sort();
    expect(plain('dev-network')).toEqual(plain('test-network'));
    // Sites are propagated to where they arrive; a state is named after its stack; rules name the tiers' blocks.
    const alike = (address: string) =>
      !/_Propagations_(hybrid|eu-west-1)_|^data\.|_rule\.Services_|\.EndpointZones_/.test(address);
    expect(plain('dev-link').filter(alike)).toEqual(plain('test-link').filter(alike));
  });

  it('reads from other stacks only what they tell', () => {
    for (const template of stacks.values()) {
      const types = new Set(template.addresses.map((address) => address.slice(0, address.lastIndexOf('.'))));
      const text = JSON.stringify([...types].map((type) => template.all(type)));
      for (const [, stack, output] of text.matchAll(
        /terraform_remote_state\.([a-z0-9-]+)\.outputs\.([a-z_]+)/g,
      )) {
        expect(Object.keys(stackOf(stack ?? '').outputs)).toContain(output);
      }
    }
    expect(stackOf('dev-link').outputs).toEqual({});
    for (const { outputs } of stacks.values())
      for (const { description } of Object.values(outputs)) expect(description).toBeTruthy();
  });

  it('routes the supernet to the gateway and the hub to the peering, in every private subnet', () => {
    for (const { name, vpc } of LANDSCAPE.environments) {
      const own = Object.values(stackOf(`${name}-link`).all('aws_route')).filter(
        ({ provider }) => provider === undefined,
      );
      const targets = (kind: string) =>
        own.filter((route) => kind in route).map((route) => route['destination_cidr_block']);
      expect(targets('transit_gateway_id')).toEqual(vpc.zones.map(() => '10.0.0.0/8'));
      expect(targets('vpc_peering_connection_id')).toEqual(vpc.zones.map(() => '10.0.0.0/16'));
    }
  });

  it('reads certificates of the Region where the web tier stands, and begins each name with its stack', () => {
    const listener = (stack: string) =>
      stackOf(stack).one('aws_lb_listener', { port: 443 })['certificate_arn'];
    expect(listener('prod-web')).toContain('prod-dns.outputs.certificate_arns["eu-west-1"]');
    expect(listener('prod-eu-central-1-web')).toContain('prod-dns.outputs.certificate_arns["eu-central-1"]');
    const names = LANDSCAPE.environments.flatMap(({ name }) =>
      Object.values(stackOf(`${name}-web`).all('aws_cloudwatch_metric_alarm')).map(
        (alarm) => alarm['alarm_name'],
      ),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a further Region its environment’s account, profile and tags', () => {
    expect(stackOf('prod-eu-central-1-web').providers['aws']).toEqual(
      stackOf('prod-web').providers['aws']?.map((provider) => ({ ...provider, region: 'eu-central-1' })),
    );
  });

  it('saves NAT gateways in dev and test, and has one a zone in prod', () => {
    const gateways = LANDSCAPE.environments.map(({ name }) => [
      name,
      stackOf(`${name}-network`).count('aws_nat_gateway'),
    ]);
    expect(Object.fromEntries(gateways)).toEqual({ dev: 1, test: 1, prod: 3, 'prod-eu-central-1': 3 });
  });

  it('gets another zone in dev without changing any resource that exists', () => {
    const dev = LANDSCAPE.environments.find(({ name }) => name === 'dev');
    if (!dev) throw new Error('no dev');
    const data = withEnvironment('dev', { vpc: { ...dev.vpc, zones: [...dev.vpc.zones, 'euw1-az3'] } });
    const ledger = allocate(data, LEDGER);
    expect(ledger.entries.slice(0, LEDGER.entries.length)).toEqual(LEDGER.entries);
    const grown = build(data, ledger);
    const changes: string[] = [];
    for (const [name, before] of stacks) {
      const after = grown.get(name);
      for (const address of before.addresses) {
        const type = address.slice(0, address.lastIndexOf('.'));
        const [old, fresh] = [before.all(type)[address], after?.all(type)[address]];
        if (JSON.stringify(old) !== JSON.stringify(fresh)) changes.push(`${name} ${address}`);
      }
    }
    // They take the new subnet in place; nothing else is touched.
    expect(changes.map((change) => change.replace(/_[0-9A-F]{8}$/, ''))).toEqual([
      'dev-network aws_ec2_transit_gateway_vpc_attachment.Attachment',
      'dev-web aws_autoscaling_group.Fleet',
      'dev-web aws_lb.Front',
    ]);
    expect(grown.get('dev-network')?.addresses.length).toBeGreaterThan(
      stackOf('dev-network').addresses.length,
    );
  });
});
