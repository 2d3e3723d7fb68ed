import type { Arguments, Landscape, StackDocument } from './landscape';

export interface Mutation {
  /** What it does, e.g. `delete dev-network/aws_route.x`. */
  readonly name: string;
  readonly apply: (landscape: Landscape) => Landscape;
}

/** Kinds whose loss or change can matter to a packet. */
const ROUTING = [
  'aws_route',
  'aws_route_table_association',
  'aws_ec2_transit_gateway_route_table_association',
  'aws_ec2_transit_gateway_route_table_propagation',
  'aws_ec2_transit_gateway_route',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_security_group_rule',
  'aws_network_acl_rule',
  'aws_network_acl_association',
  'aws_vpc_endpoint_route_table_association',
  'aws_vpn_gateway_route_propagation',
] as const;

/** Every resource of those kinds deleted, and every telling argument changed, one at a time. */
export function mutationsOf(landscape: Landscape): Mutation[] {
  return Object.entries(landscape.stacks).flatMap(([stack, document]) =>
    Object.entries(document.resource).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, args]) => [
        ...deletion(landscape, stack, type, name),
        ...openings(landscape, stack, type, name, args),
        ...changes(document, type, args).map(({ what, change }): Mutation => ({
          name: `${what} of ${stack}/${type}.${name}`,
          apply: (given) => edit(given, stack, (copy) => change(copy.resource[type]?.[name] ?? {})),
        })),
      ]),
    ),
  );
}

function edit(landscape: Landscape, stack: string, change: (document: StackDocument) => void): Landscape {
  const document = structuredClone(landscape.stacks[stack]);
  if (document === undefined) throw new Error(`no stack ${stack}`);
  change(document);
  return { ...landscape, stacks: { ...landscape.stacks, [stack]: document } };
}

function deletion(landscape: Landscape, stack: string, type: string, name: string): Mutation[] {
  const isKind = (ROUTING as readonly string[]).includes(type);
  if (!isKind || isReferenced(landscape.stacks[stack], type, name)) return [];
  return [
    {
      name: `delete ${stack}/${type}.${name}`,
      apply: (given) => edit(given, stack, (copy) => void delete copy.resource[type]?.[name]),
    },
  ];
}

const isReferenced = (document: StackDocument | undefined, type: string, name: string): boolean =>
  JSON.stringify(document).includes(`\${${type}.${name}.`);

/** `….transit_gateway_route_table_ids.dev` or `….transit_gateway_route_table_ids["dev"]`. */
const TABLE_KEY = /(transit_gateway_route_table_ids(?:\.|\["))([\w/-]+)/;

/** Every key by which a stack may refer to a route table of the transit gateway. */
function tableKeys(landscape: Landscape): string[] {
  const text = JSON.stringify(landscape.stacks).replaceAll('\\', '');
  return [...new Set([...text.matchAll(new RegExp(TABLE_KEY, 'g'))].map((match) => match[2] ?? ''))].sort();
}

/** Changes that may join what was apart: propagation into, or association with, another table. */
function openings(
  landscape: Landscape,
  stack: string,
  type: string,
  name: string,
  args: Arguments,
): Mutation[] {
  const argument = 'transit_gateway_route_table_id';
  const table = args[argument];
  const own = typeof table === 'string' ? TABLE_KEY.exec(table)?.[2] : undefined;
  if (typeof table !== 'string' || own === undefined) return [];
  const propagates = type === 'aws_ec2_transit_gateway_route_table_propagation';
  if (!propagates && type !== 'aws_ec2_transit_gateway_route_table_association') return [];
  return tableKeys(landscape)
    .filter((key) => key !== own)
    .map((key) => ({
      name: `${propagates ? 'also into' : 'instead with'} table ${key}: ${stack}/${type}.${name}`,
      apply: (given) =>
        edit(given, stack, (copy) => {
          const changed = { ...args, [argument]: table.replace(TABLE_KEY, `$1${key}`) };
          const named = copy.resource[type];
          if (named !== undefined) named[propagates ? `${name}_also` : name] = changed;
        }),
    }));
}

interface Change {
  readonly what: string;
  readonly change: (args: Arguments) => void;
}

/** Another resource of the same type and stack to point at instead. */
function others(document: StackDocument, type: string, reference: unknown): string[] {
  return Object.keys(document.resource[type] ?? {})
    .map((name) => `\${${type}.${name}.id}`)
    .filter((each) => each !== reference)
    .slice(0, 1);
}

function changes(document: StackDocument, type: string, args: Arguments): Change[] {
  const set = (what: string, argument: string, value: unknown): Change => ({
    what,
    change: (copy) => void (copy[argument] = value),
  });
  switch (type) {
    case 'aws_route':
      return typeof args['destination_cidr_block'] === 'string'
        ? [set('other destination', 'destination_cidr_block', '198.51.100.0/24')]
        : [];
    case 'aws_route_table_association':
      return others(document, 'aws_route_table', args['route_table_id']).map((table) =>
        set('other table', 'route_table_id', table),
      );
    case 'aws_vpc_security_group_ingress_rule':
      return [
        ...(args['from_port'] === undefined ? [] : [{ what: 'other ports', change: shiftPorts }]),
        ...(args['cidr_ipv4'] === undefined ? [] : [set('other source', 'cidr_ipv4', '198.51.100.0/24')]),
      ];
    case 'aws_vpc_security_group_egress_rule':
      return args['cidr_ipv4'] === undefined
        ? []
        : [set('other destination', 'cidr_ipv4', '198.51.100.0/24')];
    case 'aws_ec2_transit_gateway_vpc_attachment': {
      const subnets = args['subnet_ids'];
      return [
        ...(Array.isArray(subnets) && subnets.length > 1
          ? subnets.map((_, n): Change =>
              set(
                `no attachment subnet ${n}`,
                'subnet_ids',
                subnets.filter((__, m) => m !== n),
              ),
            )
          : []),
        set(
          'other appliance mode',
          'appliance_mode_support',
          args['appliance_mode_support'] === 'enable' ? 'disable' : 'enable',
        ),
      ];
    }
    case 'aws_subnet':
      return [
        set(
          'public addresses at launch',
          'map_public_ip_on_launch',
          args['map_public_ip_on_launch'] !== true,
        ),
      ];
    case 'aws_vpc_peering_connection_accepter':
      return [set('not accepted', 'auto_accept', false)];
    case 'aws_internet_gateway':
      return others(document, 'aws_vpc', args['vpc_id']).map((vpc) => set('other VPC', 'vpc_id', vpc));
    case 'aws_nat_gateway':
      return others(document, 'aws_subnet', args['subnet_id']).map((subnet) =>
        set('other subnet', 'subnet_id', subnet),
      );
    default:
      return [];
  }
}

function shiftPorts(args: Arguments): void {
  args['from_port'] = 7;
  args['to_port'] = 7;
}
