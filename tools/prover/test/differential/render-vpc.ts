import { attribute, id, resource, together, type Part } from '../corpus/terraform/document';
import {
  internetGateway,
  mainRoutes,
  mainTable,
  natGateway,
  privateNatGateway,
  subnet,
  table,
  vpc as vpcPart,
} from '../corpus/terraform/network';
import { server } from '../corpus/terraform/server';
import {
  at,
  hostAddress,
  hostAddress6,
  natBlock,
  secondBlock,
  subnetBlock,
  subnetBlock6,
  vpcBlock,
  vpcBlock6,
} from './addresses';
import { isBare, type Host, type Inventory } from './inventory';
import type { VpcPlan } from './plan';
import { renderAcls, renderGroups } from './render-filters';
import { edgeRoutes, tableRoutes } from './routes';

export function renderVpc(inventory: Inventory, vpc: VpcPlan, v: number): Part {
  const name = `v${v}`;
  const ipv6 = vpc.ipv6
    ? { ipv6_ipam_pool_id: 'ipam-pool-0a1b2c3d4e5f67890', ipv6_cidr_block: vpcBlock6(v) }
    : {};
  return together(
    vpcPart(name, vpcBlock(vpc), { enable_dns_hostnames: true, ...ipv6 }),
    ...(vpc.secondBlock
      ? [
          resource('aws_vpc_ipv4_cidr_block_association', name, {
            vpc_id: id(`aws_vpc.${name}`),
            cidr_block: secondBlock(v),
          }),
        ]
      : []),
    ...vpc.subnets.map((each, s) =>
      subnet(
        `${name}_s${s}`,
        name,
        subnetBlock(vpc, v, s),
        each.zone,
        vpc.ipv6 ? { ipv6_cidr_block: subnetBlock6(v, s) } : {},
      ),
    ),
    ...(vpc.internetGateway ? [internetGateway(name, name)] : []),
    ...(vpc.egressOnly
      ? [resource('aws_egress_only_internet_gateway', name, { vpc_id: id(`aws_vpc.${name}`) })]
      : []),
    ...(vpc.nat === 'none' ? [] : [renderNat(inventory, vpc, v)]),
    renderTables(inventory, vpc, v),
    renderGroups(inventory, vpc, v),
    renderAcls(inventory, vpc, v),
    renderHosts(inventory, vpc, v),
    renderDefaults(vpc, v),
    renderEndpoints(vpc, v),
  );
}

function renderNat(inventory: Inventory, vpc: VpcPlan, v: number): Part {
  const name = `v${v}`;
  return together(
    subnet(`${name}_nat`, name, natBlock(vpc), 'a'),
    table(`${name}_nat`, {
      vpc: name,
      subnets: [`${name}_nat`],
      routes: tableRoutes(inventory, vpc.natTable, v),
    }),
    vpc.nat === 'public' ? natGateway(name, `${name}_nat`) : privateNatGateway(name, `${name}_nat`),
  );
}

function renderTables(inventory: Inventory, vpc: VpcPlan, v: number): Part {
  const name = `v${v}`;
  const main = tableRoutes(inventory, vpc.mainTable, v);
  const edge = vpc.edgeTable && vpc.internetGateway ? edgeRoutes(inventory, v) : [];
  const style = vpc.style.inlineRoutes ? 'inline' : 'standalone';
  return together(
    vpc.style.adoptedMain ? mainTable(name, main) : mainRoutes(name, main),
    ...vpc.tables.map((plan, t) =>
      table(`${name}_t${t}`, {
        vpc: name,
        routes: tableRoutes(inventory, plan, v),
        style,
        subnets: vpc.subnets.flatMap((each, s) =>
          each.table !== null && each.table % vpc.tables.length === t ? [`${name}_s${s}`] : [],
        ),
        ...(plan.propagates && inventory.siteVpc === v ? { propagating: ['aws_vpn_gateway.vgw'] } : {}),
      }),
    ),
    ...(edge.length > 0
      ? [table(`${name}_edge`, { vpc: name, gateway: `aws_internet_gateway.${name}`, routes: edge })]
      : []),
  );
}

function renderHosts(inventory: Inventory, vpc: VpcPlan, v: number): Part {
  return together(
    ...inventory.hosts.filter((host) => host.vpc === v).map((host) => renderHost(inventory, vpc, host)),
  );
}

function renderHost(
  inventory: Inventory,
  vpc: VpcPlan,
  { name, vpc: v, subnet: s, index, plan }: Host,
): Part {
  const chosen = [plan.group, plan.secondGroup].flatMap((each) =>
    each === null ? [] : [at(inventory.groupsOf(v), each)],
  );
  const groups = chosen.length > 0 ? [...new Set(chosen)] : plan.inDefaultGroup ? [] : [`v${v}_open`];
  const ip = hostAddress(vpc, v, s, index);
  const ipv6 = vpc.ipv6 ? hostAddress6(v, s, index) : undefined;
  if (!isBare(plan)) {
    return server(name, {
      vpc: `v${v}`,
      subnet: `v${v}_s${s}`,
      ip,
      groups,
      forwards: plan.forwards,
      ...(ipv6 === undefined ? {} : { ipv6 }),
      ...(plan.isPublic ? { public: 'eip' as const } : {}),
      ...(groups.length > 0 ? {} : { more: { vpc_security_group_ids: undefined } }),
    });
  }
  return together(
    resource('aws_network_interface', name, {
      subnet_id: id(`aws_subnet.v${v}_s${s}`),
      private_ips: [ip],
      ...(groups.length > 0
        ? { security_groups: groups.map((each) => id(`aws_security_group.${each}`)) }
        : {}),
      ...(ipv6 === undefined ? {} : { ipv6_addresses: [ipv6] }),
    }),
    ...(plan.isPublic
      ? [resource('aws_eip', name, { domain: 'vpc', network_interface: id(`aws_network_interface.${name}`) })]
      : []),
  );
}

/** The VPC's own group and network ACL, adopted: Terraform takes their rules away and puts in what it is told. */
function renderDefaults({ defaults }: VpcPlan, v: number): Part {
  if (defaults === 'theirs') return together();
  const own = defaults === 'own';
  const acl = [
    { rule_no: 90, action: 'deny', protocol: 'tcp', from_port: 22, to_port: 22, cidr_block: '0.0.0.0/0' },
    { rule_no: 100, action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' },
  ];
  const rule = { protocol: 'tcp', from_port: 0, to_port: 65535, cidr_blocks: ['0.0.0.0/0'] };
  return together(
    resource('aws_default_security_group', `v${v}`, {
      vpc_id: id(`aws_vpc.v${v}`),
      ...(own ? { ingress: [rule], egress: [rule] } : {}),
    }),
    ...(own
      ? [
          resource('aws_default_network_acl', `v${v}`, {
            default_network_acl_id: attribute(`aws_vpc.v${v}`, 'default_network_acl_id'),
            ingress: acl,
            egress: acl,
          }),
        ]
      : []),
  );
}

function renderEndpoints(vpc: VpcPlan, v: number): Part {
  const vpcId = id(`aws_vpc.v${v}`);
  const tables = vpc.tables.flatMap((plan, t) => (plan.endpoint ? [id(`aws_route_table.v${v}_t${t}`)] : []));
  return together(
    ...(vpc.gatewayEndpoint
      ? [
          resource('aws_vpc_endpoint', `s3_${v}`, {
            vpc_id: vpcId,
            service_name: 'com.amazonaws.us-east-1.s3',
            route_table_ids: tables,
          }),
        ]
      : []),
    ...(vpc.interfaceEndpoint
      ? [
          resource('aws_vpc_endpoint', `sqs${v}`, {
            vpc_id: vpcId,
            service_name: 'com.amazonaws.us-east-1.sqs',
            vpc_endpoint_type: 'Interface',
            subnet_ids: [id(`aws_subnet.v${v}_s0`)],
            security_group_ids: [id(`aws_security_group.v${v}_open`)],
          }),
        ]
      : []),
  );
}
