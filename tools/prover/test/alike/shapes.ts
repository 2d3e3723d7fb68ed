import { Blocks, id } from './blocks';

/** How the VPCs of a landscape are joined. */
export const SHAPES = ['segments', 'mesh', 'peered-hub', 'wide-hub', 'pairs', 'regions', 'ring'] as const;
export type Shape = (typeof SHAPES)[number];

/** What makes one VPC different from the others, or tells it apart from elsewhere. */
export const TWISTS = [
  'third-subnet',
  'odd-route',
  'odd-rule',
  'own-part',
  'acl',
  'part-acl',
  'unassociated',
  'blackhole',
  'wide-blackhole',
  'speaks-of-first',
  'spoken-of-by-hub',
  'appliance',
  'one-zone',
  'second-block',
  'same-block-as-first',
  'in-a-list',
  'in-a-policy',
  'public',
  'named-group',
  'wide-rule',
  'web',
] as const;
export type Twist = (typeof TWISTS)[number];

export interface Plan {
  readonly shape: Shape;
  /** Of each VPC; the first is the hub. */
  readonly twists: readonly (readonly Twist[])[];
  readonly hasSite: boolean;
}

export const HUB = 0;
const segmentOf = (at: number) => (at === HUB ? 'hub' : at % 2 === 1 ? 'dev' : 'prod');

export function landscapeOf(plan: Plan): object {
  const blocks = new Blocks();
  const count = plan.twists.length;
  for (let at = 0; at < count; at += 1) vpc(blocks, plan, at);
  join(blocks, plan, count);
  if (plan.hasSite) site(blocks, plan.shape);
  return blocks.document();
}

function vpc(blocks: Blocks, { shape, twists }: Plan, at: number): void {
  const has = (twist: Twist) => (twists[at] ?? []).includes(twist);
  const isFar = shape === 'regions' && at % 3 === 2;
  const region = isFar ? { region: 'us-east-1' } : {};
  const block = has('same-block-as-first') && at > 1 ? 1 : at;
  const own = { vpc_id: id('aws_vpc', at), ...region };
  blocks.add('aws_vpc', at, { cidr_block: `10.${block}.0.0/16`, tags: { Name: `n${at}` }, ...region });
  if (has('second-block'))
    blocks.add('aws_vpc_ipv4_cidr_block_association', at, { ...own, cidr_block: `10.${100 + at}.0.0/16` });
  blocks.add('aws_route_table', at, own);
  for (const zone of has('third-subnet') ? [0, 1, 2] : [0, 1]) {
    const name = `${at}_${zone}`;
    blocks.add('aws_subnet', name, {
      ...own,
      cidr_block: `10.${block}.${zone}.0/24`,
      availability_zone: `${isFar ? 'us-east-1' : 'eu-west-1'}${'abc'[zone] ?? ''}`,
      ...(has('public') && { map_public_ip_on_launch: true }),
    });
    blocks.add('aws_route_table_association', name, {
      subnet_id: id('aws_subnet', name),
      route_table_id: id('aws_route_table', at),
      ...region,
    });
  }
  groupsAndServer(blocks, at, block, has, own);
  if (has('web')) web(blocks, at, own);
  if (has('public')) {
    blocks.add('aws_internet_gateway', at, own);
    blocks.route(at, '0.0.0.0/0', { gateway_id: id('aws_internet_gateway', at) });
  }
  if (has('odd-route') && has('public') === false) {
    blocks.add('aws_internet_gateway', at, own);
    blocks.route(at, '10.2.0.0/20', { gateway_id: id('aws_internet_gateway', at) });
  }
  if (has('part-acl'))
    blocks.add('aws_network_acl', `${at}_part`, {
      ...own,
      subnet_ids: [id('aws_subnet', `${at}_1`)],
      ingress: [aclRule(100, 'allow', '0.0.0.0/0')],
      egress: [aclRule(100, 'deny', `10.${block}.${at % 2}.0/24`), aclRule(200, 'allow', '0.0.0.0/0')],
    });
  if (has('acl'))
    blocks.add('aws_network_acl', at, {
      ...own,
      subnet_ids: [id('aws_subnet', `${at}_0`)],
      ingress: [aclRule(100, 'allow', `10.${block}.0.0/16`), aclRule(200, 'allow', '10.0.0.0/14')],
      egress: [aclRule(100, 'allow', '0.0.0.0/0')],
    });
}

/** A load balancer before the server, a NAT gateway, an interface endpoint. */
function web(blocks: Blocks, at: number, own: { vpc_id: string }): void {
  const region = 'region' in own ? { region: own.region } : {};
  const subnets = [0, 1].map((zone) => id('aws_subnet', `${at}_${zone}`));
  const groups = [id('aws_security_group', at)];
  blocks.add('aws_lb', at, {
    name: `front-${at}`,
    internal: true,
    load_balancer_type: 'application',
    subnets,
    security_groups: groups,
    ...region,
  });
  const target = { target_type: 'instance', protocol: 'HTTP', port: 389 };
  blocks.add('aws_lb_target_group', at, { ...own, name: `servers-${at}`, ...target });
  blocks.add('aws_lb_listener', at, {
    load_balancer_arn: `\${aws_lb.n${at}.arn}`,
    port: 389,
    protocol: 'HTTP',
    default_action: [{ type: 'forward', target_group_arn: `\${aws_lb_target_group.n${at}.arn}` }],
    ...region,
  });
  blocks.add('aws_lb_target_group_attachment', at, {
    target_group_arn: `\${aws_lb_target_group.n${at}.arn}`,
    target_id: id('aws_instance', at),
    ...region,
  });
  blocks.add('aws_eip', at, { domain: 'vpc', ...region });
  blocks.add('aws_nat_gateway', at, {
    subnet_id: subnets[1],
    allocation_id: id('aws_eip', at),
    ...region,
  });
  blocks.route(at, '198.51.100.0/24', { nat_gateway_id: id('aws_nat_gateway', at) });
  blocks.add('aws_vpc_endpoint', at, {
    ...own,
    vpc_endpoint_type: 'Interface',
    service_name: 'com.amazonaws.eu-west-1.sqs',
    subnet_ids: subnets,
    security_group_ids: groups,
  });
}

function aclRule(rule_no: number, action: string, cidr_block: string): object {
  return { rule_no, action, cidr_block, protocol: '-1', from_port: 0, to_port: 0 };
}

function groupsAndServer(
  blocks: Blocks,
  at: number,
  block: number,
  has: (twist: Twist) => boolean,
  own: { vpc_id: string },
): void {
  blocks.add('aws_security_group', at, { ...own, name: `group-${at}`, description: `of ${at}` });
  const group = { security_group_id: id('aws_security_group', at) };
  const rule = (name: string, values: object) =>
    blocks.add('aws_vpc_security_group_ingress_rule', `${at}_${name}`, { ...group, ...values });
  const tcp = { ip_protocol: 'tcp', from_port: 389, to_port: 389 };
  rule('own', { ip_protocol: '-1', cidr_ipv4: `10.${block}.0.0/16` });
  rule('hub', { ...tcp, cidr_ipv4: '10.0.0.0/16' });
  if (at === HUB || has('wide-rule')) rule('all', { ...tcp, cidr_ipv4: '10.0.0.0/8' });
  if (has('own-part')) rule('part', { ...tcp, cidr_ipv4: `10.${block}.${at % 2}.0/24` });
  if (has('odd-rule'))
    rule('odd', { ip_protocol: 'udp', from_port: 53, to_port: 53, cidr_ipv4: '10.0.0.0/12' });
  if (has('speaks-of-first')) rule('first', { ...tcp, cidr_ipv4: '10.1.0.0/16' });
  if (has('named-group')) rule('self', { ...tcp, referenced_security_group_id: group.security_group_id });
  blocks.add('aws_vpc_security_group_egress_rule', at, {
    ...group,
    ip_protocol: '-1',
    cidr_ipv4: '0.0.0.0/0',
  });
  blocks.add('aws_instance', at, {
    ami: 'a',
    instance_type: 't3.micro',
    subnet_id: id('aws_subnet', `${at}_0`),
    vpc_security_group_ids: [group.security_group_id],
    ...('region' in own && { region: own.region }),
  });
  if (has('in-a-policy'))
    blocks.add('aws_security_group', `${at}_text`, {
      ...own,
      name: `text-${at}`,
      description: 'x',
      revoke_rules_on_delete: `see 10.${block === 1 ? 2 : 1}.0.7 for more`,
    });
  const hub = {
    security_group_id: id('aws_security_group', HUB),
    ip_protocol: 'tcp',
    from_port: 22,
    to_port: 22,
  };
  if (has('spoken-of-by-hub'))
    blocks.add('aws_vpc_security_group_ingress_rule', `hub_${at}`, {
      ...hub,
      cidr_ipv4: `10.${block}.0.0/17`,
    });
  if (has('in-a-list')) blocks.hubList.push(`10.${block}.1.0/24`);
}

function join(blocks: Blocks, plan: Plan, count: number): void {
  const { shape } = plan;
  if (shape === 'peered-hub' || shape === 'wide-hub')
    for (let at = 1; at < count; at += 1) blocks.peer(HUB, at, shape === 'wide-hub');
  else if (shape === 'pairs') for (let at = 1; at + 1 < count; at += 2) blocks.peer(at, at + 1);
  else if (shape === 'ring') for (let at = 0; at < count; at += 1) blocks.peer(at, (at + 1) % count);
  else transit(blocks, plan, count);
}

function transit(blocks: Blocks, { shape, twists }: Plan, count: number): void {
  const near = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };
  const gateways = shape === 'regions' ? ['near', 'far'] : ['near'];
  for (const name of gateways)
    blocks.add('aws_ec2_transit_gateway', name, { ...near, ...(name === 'far' && { region: 'us-east-1' }) });
  const tables = shape === 'segments' ? ['hub', 'dev', 'prod'] : gateways;
  for (const name of tables) {
    const gateway = name === 'far' ? 'far' : 'near';
    blocks.add('aws_ec2_transit_gateway_route_table', name, {
      transit_gateway_id: id('aws_ec2_transit_gateway', gateway),
      ...(gateway === 'far' && { region: 'us-east-1' }),
    });
  }
  for (let at = 0; at < count; at += 1) attach(blocks, shape, at, twists[at] ?? []);
  if (shape === 'regions') blocks.peerGateways();
}

function attach(blocks: Blocks, shape: Shape, at: number, twists: readonly Twist[]): void {
  const isFar = shape === 'regions' && at % 3 === 2;
  const home = shape === 'segments' ? segmentOf(at) : isFar ? 'far' : 'near';
  const gateway = isFar ? 'far' : 'near';
  const zones = twists.includes('one-zone') ? [1] : [0, 1];
  blocks.add('aws_ec2_transit_gateway_vpc_attachment', at, {
    vpc_id: id('aws_vpc', at),
    transit_gateway_id: id('aws_ec2_transit_gateway', gateway),
    subnet_ids: zones.map((zone) => id('aws_subnet', `${at}_${zone}`)),
    ...(twists.includes('appliance') && { appliance_mode_support: 'enable' }),
    ...(isFar && { region: 'us-east-1' }),
  });
  const attachment = { transit_gateway_attachment_id: id('aws_ec2_transit_gateway_vpc_attachment', at) };
  const inTable = (name: string) => ({
    ...attachment,
    transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table', name),
  });
  if (!twists.includes('unassociated'))
    blocks.add('aws_ec2_transit_gateway_route_table_association', at, inTable(home));
  const learners = shape === 'segments' ? (at === HUB ? ['dev', 'prod'] : ['hub', home]) : [home];
  for (const name of learners)
    blocks.add('aws_ec2_transit_gateway_route_table_propagation', `${at}_${name}`, inTable(name));
  const transit = { transit_gateway_id: id('aws_ec2_transit_gateway', gateway) };
  blocks.route(at, '10.0.0.0/8', transit);
  const hole = (name: string, destination_cidr_block: string) =>
    blocks.add('aws_ec2_transit_gateway_route', name, {
      transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table', home),
      destination_cidr_block,
      blackhole: true,
    });
  if (twists.includes('blackhole')) hole(`hole_${at}`, `10.${at}.0.0/24`);
  if (twists.includes('wide-blackhole')) hole(`wide_${at}`, `10.4.0.0/15`);
}

function site(blocks: Blocks, shape: Shape): void {
  if (shape !== 'segments' && shape !== 'mesh') return;
  blocks.add('aws_customer_gateway', 'hq', { bgp_asn: 65_010, ip_address: '198.51.100.1', type: 'ipsec.1' });
  blocks.add('aws_vpn_connection', 'hq', {
    customer_gateway_id: id('aws_customer_gateway', 'hq'),
    transit_gateway_id: id('aws_ec2_transit_gateway', 'near'),
    type: 'ipsec.1',
  });
  const table = (name: string) => ({
    transit_gateway_attachment_id: '${aws_vpn_connection.nhq.transit_gateway_attachment_id}',
    transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table', name),
  });
  const tables = shape === 'segments' ? ['hub', 'dev'] : ['near'];
  blocks.add('aws_ec2_transit_gateway_route_table_association', 'hq', table(tables[0] ?? ''));
  for (const name of tables)
    blocks.add('aws_ec2_transit_gateway_route_table_propagation', `hq_${name}`, table(name));
}
