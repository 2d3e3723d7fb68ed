import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Reference, Unknown, type Value } from '../value';
import { readConfiguration } from './read-configuration';

const LANDSCAPE = join(__dirname, '../../fixtures/landscape');

function folder(files: Record<string, unknown>): string {
  const root = mkdtempSync(join(tmpdir(), 'model-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

function values(root: string, address: string): Record<string, Value> {
  const resource = readConfiguration([root]).resources.get(address);
  if (resource === undefined) throw new Error(`no ${address}`);
  return resource.values;
}

describe('a CDKTF output folder', () => {
  const { resources, gaps } = readConfiguration([LANDSCAPE]);

  it('qualifies addresses by stack and knows Region and account', () => {
    const vpc = resources.get('dev-network/aws_vpc.main');
    expect(vpc).toMatchObject({ stack: 'dev-network', region: 'eu-west-1', account: '222222222222' });
    expect(resources.get('dev-link/aws_vpc_peering_connection_accepter.shared')?.account).toBe(
      '111111111111',
    );
    expect(vpc?.values['tags_all']).toEqual({ Environment: 'dev', Name: 'dev' });
    expect(gaps).toEqual([]);
  });

  it('follows outputs of other stacks to the resource', () => {
    expect(resources.get('dev-link/aws_route.dev_euw1-az1')?.values).toMatchObject({
      route_table_id: new Reference('dev-network/aws_route_table.private_a', 'id'),
      vpc_peering_connection_id: new Reference('dev-link/aws_vpc_peering_connection.shared', 'id'),
    });
  });

  it('sees through an accepter to the attachment', () => {
    expect(resources.get('dev-link/aws_ec2_transit_gateway_route_table_association.main')?.values).toEqual({
      transit_gateway_attachment_id: new Reference(
        'dev-network/aws_ec2_transit_gateway_vpc_attachment.main',
        'id',
      ),
      transit_gateway_route_table_id: new Reference(
        'shared-network/aws_ec2_transit_gateway_route_table.dev',
        'id',
      ),
      tags_all: { Environment: 'shared' },
    });
  });
});

describe('Terraform JSON', () => {
  it('expands count and for_each and evaluates expressions', () => {
    const root = folder({
      'main.tf.json': {
        variable: { block: { default: '10.0.0.0/16' }, zones: {} },
        locals: { tiers: ['web', 'db'], names: '${{for i, t in local.tiers : t => i}}' },
        resource: {
          aws_vpc: { main: { cidr_block: '${var.block}' } },
          aws_subnet: {
            counted: {
              count: '${length(var.zones)}',
              vpc_id: '${aws_vpc.main.id}',
              cidr_block: '${cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)}',
              availability_zone: '${element(var.zones, count.index)}',
            },
            tiered: {
              for_each: '${local.names}',
              vpc_id: '${aws_vpc.main.id}',
              cidr_block: '${cidrsubnet(var.block, 8, each.value + 100)}',
              tags: { Name: 'net-${each.key}' },
            },
          },
          aws_lb: { x: { subnets: '${aws_subnet.counted[*].id}', name: '${aws_vpc.main.id}-x' } },
        },
      },
      'terraform.tfvars.json': { zones: ['a', 'b'] },
    });
    const { resources } = readConfiguration([root]);
    expect([...resources.keys()]).toEqual([
      'aws_vpc.main',
      'aws_subnet.counted[0]',
      'aws_subnet.counted[1]',
      'aws_subnet.tiered["db"]',
      'aws_subnet.tiered["web"]',
      'aws_lb.x',
    ]);
    expect(resources.get('aws_subnet.counted[1]')?.values).toMatchObject({
      cidr_block: '10.0.1.0/24',
      availability_zone: 'b',
    });
    expect(resources.get('aws_subnet.tiered["db"]')?.values).toMatchObject({
      cidr_block: '10.0.101.0/24',
      tags: { Name: 'net-db' },
    });
    expect(resources.get('aws_lb.x')?.values['subnets']).toEqual([
      new Reference('aws_subnet.counted[0]', 'id'),
      new Reference('aws_subnet.counted[1]', 'id'),
    ]);
    expect(resources.get('aws_lb.x')?.values['name']).toBeInstanceOf(Unknown);
  });

  it('reads variables files in both forms, the later over the earlier', () => {
    const root = folder({
      'main.tf.json': {
        variable: { a: { default: 1 }, b: { default: 1 }, c: { default: 1 } },
        resource: { aws_vpc: { x: { a: '${var.a}', b: '${var.b}', c: '${var.c}' } } },
      },
      'terraform.tfvars': '# values\na = 2\nb = {\n  x = ["y"] // list\n}\n',
      'z.auto.tfvars.json': { a: 3 },
    });
    expect(values(root, 'aws_vpc.x')).toEqual({ a: 3, b: { x: ['y'] }, c: 1 });
    expect(() => values(folder({ 'main.tf.json': {}, 'terraform.tfvars': 'a = 1\nb = var.c' }), 'x')).toThrow(
      /^MDL007 \[.*tfvars:2\]/,
    );
  });

  it('says so when the number of instances is decided after apply', () => {
    const root = folder({
      'main.tf.json': {
        variable: { n: {} },
        resource: { aws_route: { x: { count: '${var.n}', destination_cidr_block: '10.0.0.0/8' } } },
      },
    });
    const { resources, gaps } = readConfiguration([root]);
    expect(resources.size).toBe(0);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({
      place: 'aws_route.x',
      because: expect.stringContaining('variable n has no value'),
    });
    expect(gaps[0]?.possible?.values).toEqual({ destination_cidr_block: '10.0.0.0/8' });
  });

  it('reads local modules, their variables, outputs and providers', () => {
    const root = folder({
      'main.tf.json': {
        provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us', region: 'us-east-1' }] },
        module: {
          net: {
            source: './net',
            for_each: { a: '10.1.0.0/16', b: '10.2.0.0/16' },
            cidr: '${each.value}',
            providers: { aws: 'aws.us' },
          },
        },
        resource: {
          aws_subnet: {
            x: { vpc_id: '${module.net["b"].vpc.id}', cidr_block: '${module.net["b"].vpc.cidr_block}' },
          },
        },
      },
      'net/main.tf.json': {
        variable: { cidr: { type: 'string' } },
        resource: { aws_vpc: { this: { cidr_block: '${var.cidr}' } } },
        output: { vpc: { value: '${aws_vpc.this}' } },
      },
    });
    const { resources } = readConfiguration([root]);
    expect(resources.get('module.net["a"].aws_vpc.this')).toMatchObject({
      region: 'us-east-1',
      values: { cidr_block: '10.1.0.0/16' },
    });
    expect(resources.get('aws_subnet.x')?.values).toEqual({
      vpc_id: new Reference('module.net["b"].aws_vpc.this', 'id'),
      cidr_block: '10.2.0.0/16',
    });
  });

  it('says what a module that is not there was given', () => {
    const module = { far: { source: 'terraform-aws-modules/vpc/aws', tables: ['${aws_route_table.t.id}'] } };
    const root = folder({
      'main.tf.json': { module, resource: { aws_route_table: { t: { vpc_id: 'vpc-1' } } } },
    });
    const { gaps } = readConfiguration([root]);
    expect(gaps).toMatchObject([
      { place: 'module.far', touches: [new Reference('aws_route_table.t', 'id')] },
    ]);
  });

  it('expands dynamic blocks', () => {
    const rule = { for_each: [80, 443], iterator: 'port', content: { from_port: '${port.value}' } };
    const root = folder({
      'a.tf.json': { resource: { aws_security_group: { x: { dynamic: { ingress: rule } } } } },
    });
    expect(values(root, 'aws_security_group.x')['ingress']).toEqual([{ from_port: 80 }, { from_port: 443 }]);
  });

  it('keeps hostile names as plain names', () => {
    const root = folder({
      'a.tf.json':
        '{"resource":{"aws_vpc":{"__proto__":{"cidr_block":"10.0.0.0/16","tags":{"__proto__":"${local.x}"}}}},"locals":{"x":"y"}}',
    });
    const tags = values(root, 'aws_vpc.__proto__')['tags'];
    expect(Object.entries(tags as object)).toEqual([['__proto__', 'y']]);
    expect(({} as Record<string, unknown>)['cidr_block']).toBeUndefined();
  });
});

describe('bad input is one error with code and place', () => {
  const bad = (content: unknown) => () => readConfiguration([folder({ 'main.tf.json': content })]);
  const subnet = (vpc: string) => ({ resource: { aws_subnet: { x: { vpc_id: vpc } } } });

  it.each([
    ['malformed JSON', '{\n  "resource": {,}\n}', /^MDL001 \[.*main\.tf\.json:2:16\]/],
    [
      'an unknown resource',
      subnet('${aws_vpc.typo.id}'),
      /^MDL004 \[.*#\/resource\/aws_subnet\/x\/vpc_id\] "aws_vpc.typo"/,
    ],
    ['an unknown local', subnet('${local.nope}'), /^MDL004 .*local value "nope"/],
    [
      'an unknown attribute of a map',
      { ...subnet('${local.m.b}'), locals: { m: { a: 1 } } },
      /^MDL004 .*attribute "b"/,
    ],
    ['a syntax error', subnet('${aws_vpc.'), /^MDL007 .*expected an attribute/],
    ['a wrong operand', subnet('${cidrsubnet("10.0.0.0/30", 8, 0)}'), /^MDL008 .*\/30 block/],
    ['a circle of locals', { locals: { a: '${local.b}', b: '${local.a}' } }, /^MDL005 .*circle/],
    ['a list for a file', '[1]', /^MDL0(03|11)/],
    [
      'a circle of resources',
      {
        resource: {
          aws_vpc: { a: { x: '${aws_subnet.b.id}' } },
          aws_subnet: { b: { x: '${aws_vpc.a.id}' } },
        },
      },
      /^MDL005 .*(aws_vpc.a → aws_subnet.b → aws_vpc.a|aws_subnet.b → aws_vpc.a → aws_subnet.b)/,
    ],
    ['a value nested deeply', `{"locals":{"a":${'['.repeat(9000)}${']'.repeat(9000)}}}`, /^MDL0(05|01) /],
    [
      'an expression nested deeply',
      { locals: { a: `\${${'('.repeat(3000)}1${')'.repeat(3000)}}` } },
      /^MDL007 .*nested deeper/,
    ],
    [
      'unary operators nested deeply',
      { locals: { a: `\${${'-'.repeat(3000)}1}` } },
      /^MDL007 .*nested deeper/,
    ],
    ['an absurd count', { resource: { aws_vpc: { a: { count: 1e9 } } } }, /^MDL008 .*count is 1000000000/],
    [
      'nothing behind depends_on',
      { resource: { aws_vpc: { a: { depends_on: ['aws_vpc.b'] } } } },
      /^MDL004 .*depends_on/,
    ],
    ['nothing at all', {}, /^MDL003 .*defines anything/],
    ['what no Terraform has', { foo: 1 }, /^MDL011 \[.*#\/foo\] "foo" is no block/],
    ['a block that is a text', { resource: 'x' }, /^MDL011 \[.*#\/resource\]/],
    ['a type that is a text', { resource: { aws_vpc: 'x' } }, /^MDL011 \[.*#\/resource\/aws_vpc\]/],
    ['a name that climbs', { resource: { aws_vpc: { '../x': {} } } }, /^MDL011 .*"\.\.\/x" is no name/],
    [
      'a name that a terminal would obey',
      { resource: { aws_vpc: { 'a\n\u001b[31m': {} } } },
      /^MDL011 [^\u001b]*is no name[^\u001b]*$/,
    ],
  ])('%s', (_, content, message) => {
    expect(bad(content)).toThrow(message);
  });

  const file = (content: unknown, name = 'x.json') => {
    const path = join(folder({}), name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return () => readConfiguration([path]);
  };
  const plan = (more: object) => ({ format_version: '1.2', planned_values: { root_module: {} }, ...more });

  it.each([
    ['an empty object', {}, /^MDL003 \[.*x\.json\]/],
    ['other JSON', { foo: 1 }, /^MDL003 .*neither Terraform JSON nor a plan/],
    ['a saved plan', 'PK\u0003\u0004…', /^MDL001 .*saved plan.*terraform show -json/],
    ['a plan cut off', '{"format_version":"1.2","planned_values":{', /^MDL001 .*:1:43\].*end of the file/],
    ['a plan of a newer format', plan({ format_version: '2.0' }), /^MDL011 \[.*#\/format_version\]/],
    ['a plan that failed', plan({ errored: true }), /^MDL011 \[.*#\/errored\]/],
    ['a plan without modules', plan({ planned_values: [] }), /^MDL011 \[.*#\/planned_values\]/],
    [
      'a plan whose resources are no list',
      plan({ planned_values: { root_module: { child_modules: [{ resources: 1 }] } } }),
      /^MDL011 \[.*#\/planned_values\/root_module\/child_modules\/0\/resources\]/,
    ],
    ['a state of version 3', { version: 3, serial: 1, modules: [] }, /^MDL011 \[.*#\/version\]/],
  ])('%s', (_, content, message) => {
    expect(file(content)).toThrow(message);
  });

  it('a module in HCL makes its caller one that has to be planned', () => {
    const root = folder({ 'main.tf.json': { module: { m: { source: './m' } } }, 'm/main.tf': '' });
    expect(() => readConfiguration([root])).toThrow(
      expect.objectContaining({ code: 'MDL009', directory: root }),
    );
  });

  it('HCL has to be planned first', () => {
    const root = folder({ 'main.tf': 'resource "aws_vpc" "x" {}' });
    expect(() => readConfiguration([root])).toThrow(
      expect.objectContaining({ code: 'MDL009', directory: root }),
    );
  });
});
