import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../read/read-configuration';
import { Reference, Unknown, type Value } from '../value';

/** Both files were printed by Terraform 1.11 for `fixtures/shown/source`. */
const SHOWN = join(__dirname, '../../fixtures/shown');
const plan = readConfiguration([join(SHOWN, 'plan.json')]);
const state = readConfiguration([join(SHOWN, 'state.json')]);

function planned(address: string, attribute: string): Value | undefined {
  return plan.resources.get(address)?.values[attribute];
}

function id(address: string): Reference {
  return new Reference(address, 'id');
}

describe('a plan', () => {
  it.each([
    ['a literal index', 'aws_route_table.pub[1]', 'vpc_id', id('aws_vpc.main[0]')],
    ['count.index', 'aws_route_table_association.pub[2]', 'subnet_id', id('aws_subnet.pub[2]')],
    [
      'the only instance of several possible',
      'aws_route.nat[2]',
      'nat_gateway_id',
      id('aws_nat_gateway.n[0]'),
    ],
    [
      'each.value of another resource',
      'module.net.aws_route_table_association.this["b"]',
      'subnet_id',
      id('module.net.aws_subnet.this["b"]'),
    ],
    [
      'each.key',
      'module.net.aws_route_table_association.this["b"]',
      'route_table_id',
      id('module.net.aws_route_table.this["b"]'),
    ],
    ['a variable of a module', 'module.many["x"].aws_subnet.this["x"]', 'vpc_id', id('aws_vpc.main[1]')],
    ['an output that passes a variable on', 'aws_security_group.b', 'vpc_id', id('aws_vpc.main[0]')],
    [
      'an output of a module with for_each',
      'aws_instance.many["y"]',
      'subnet_id',
      id('module.many["y"].aws_subnet.this["y"]'),
    ],
    [
      'a resource in an output',
      'aws_route.m',
      'route_table_id',
      id('module.many["x"].aws_route_table.this["x"]'),
    ],
    [
      'a local value, where only one thing can be meant',
      'module.net.aws_route_table.this["a"]',
      'vpc_id',
      id('aws_vpc.main[0]'),
    ],
    [
      'a list of references',
      'aws_lb.l',
      'security_groups',
      [id('aws_security_group.a'), id('aws_security_group.b')],
    ],
    ['its own id', 'aws_vpc.main[0]', 'id', id('aws_vpc.main[0]')],
    ['nothing for what AWS decides', 'aws_vpc.main[0]', 'main_route_table_id', undefined],
  ])('resolves %s', (_, address, attribute, value) => {
    expect(planned(address, attribute)).toEqual(value);
  });

  it('resolves references within blocks', () => {
    expect(planned('aws_route_table.pub[0]', 'route')).toMatchObject([
      { cidr_block: '0.0.0.0/0', gateway_id: id('aws_internet_gateway.i[0]') },
    ]);
    expect(planned('aws_security_group.a', 'ingress')).toMatchObject([
      { from_port: 443 },
      { from_port: 22, security_groups: [id('aws_security_group.b')] },
    ]);
  });

  it('does not guess at a computed index', () => {
    // element(aws_vpc.main[*].id, count.index) with three subnets in two VPCs
    for (const at of [0, 1, 2]) expect(planned(`aws_subnet.pub[${at}]`, 'vpc_id')).toBeInstanceOf(Unknown);
  });

  it('takes no index as plain where two attributes of a block show the same one', () => {
    const reference = { references: ['aws_vpc.x', 'count.index'] };
    const block = (type: string, expressions: unknown, at: number) => ({
      address: `${type}.x[${at}]`,
      mode: 'managed',
      type,
      name: 'x',
      index: at,
      values: {},
      expressions,
    });
    const resources = [0, 1, 2].flatMap((at) => [
      block('aws_vpc', {}, at),
      block('aws_vpc_peering_connection', {}, at),
    ]);
    const ring = {
      format_version: '1.2',
      planned_values: { root_module: { resources } },
      resource_changes: resources
        .filter(({ type }) => type !== 'aws_vpc')
        .map(({ address }) => ({ address, change: { after_unknown: { vpc_id: true, peer_vpc_id: true } } })),
      configuration: {
        root_module: {
          resources: [
            { address: 'aws_vpc.x', mode: 'managed', type: 'aws_vpc', name: 'x', expressions: {} },
            {
              address: 'aws_vpc_peering_connection.x',
              mode: 'managed',
              type: 'aws_vpc_peering_connection',
              name: 'x',
              expressions: { vpc_id: reference, peer_vpc_id: reference },
            },
          ],
        },
      },
    };
    const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'ring.json');
    writeFileSync(file, JSON.stringify(ring));
    const values = readConfiguration([file]).resources.get('aws_vpc_peering_connection.x[0]')?.values;
    expect(values?.['peer_vpc_id']).toBeInstanceOf(Unknown);
    expect(values?.['vpc_id']).toBeInstanceOf(Unknown);
  });

  it('knows Region and account of the provider', () => {
    expect(plan.resources.get('module.net.aws_subnet.this["a"]')).toMatchObject({
      region: 'eu-west-1',
      account: '123456789012',
    });
  });
});

describe('a state', () => {
  it('turns real ids into the symbols that the plan has', () => {
    const symbols = ['vpc_id', 'subnet_id', 'route_table_id', 'nat_gateway_id', 'vpc_endpoint_id', 'id'];
    let compared = 0;
    for (const [address, { values }] of plan.resources) {
      for (const name of symbols) {
        const expected = values[name];
        if (!(expected instanceof Reference) || name === 'id') continue;
        if (expected.resource === address) continue;
        expect([address, name, state.resources.get(address)?.values[name]]).toEqual([
          address,
          name,
          expected,
        ]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('knows even what the plan leaves open', () => {
    expect(state.resources.get('aws_subnet.pub[2]')?.values['vpc_id']).toEqual(id('aws_vpc.main[0]'));
  });
});

it('finds the group of another account behind its account and id', () => {
  const group = {
    address: 'aws_security_group.app',
    mode: 'managed',
    type: 'aws_security_group',
    name: 'app',
  };
  const rule = {
    ...group,
    address: 'aws_vpc_security_group_ingress_rule.in',
    type: 'aws_vpc_security_group_ingress_rule',
  };
  const resources = [
    { ...group, values: { id: 'sg-0123456789abcdef0' } },
    { ...rule, name: 'in', values: { referenced_security_group_id: '222222222222/sg-0123456789abcdef0' } },
  ];
  const file = join(mkdtempSync(join(tmpdir(), 'state-')), 'state.json');
  writeFileSync(file, JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } }));
  const found = readConfiguration([file]).resources.get(rule.address)?.values['referenced_security_group_id'];
  expect(found).toEqual(id(group.address));
});

it('several inputs are told apart by name', () => {
  const both = readConfiguration([join(SHOWN, 'plan.json'), join(SHOWN, 'state.json')]);
  expect(both.resources.has('shown/aws_vpc.main[0]')).toBe(true);
  expect(both.resources.has('shown-2/aws_vpc.main[0]')).toBe(true);
});
