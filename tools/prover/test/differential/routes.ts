import { id } from '../corpus/terraform/document';
import { block, covers } from '../walker/address';
import type { Route } from '../corpus/terraform/network';
import { at, secondBlock, subnetBlock, vpcBlock, vpcBlock6 } from './addresses';
import type { Inventory } from './inventory';
import type { TablePlan } from './plan';

/** The routes of a table: each destination once of a kind, and nothing that AWS would refuse. */
export function tableRoutes(inventory: Inventory, plan: TablePlan, v: number): Route[] {
  const plain: Route[] = [];
  const listed: Route[] = [];
  const targets = inventory.targetsOf(v);
  for (const { destination, target, list } of plan.extra) {
    if (targets.length > 0)
      (list ? listed : plain).push([at(inventory.blocks, destination), at(targets, target)]);
  }
  if (plan.sensible) plain.push(...sensibleRoutes(inventory, v));
  plain.push(...defaultRoutes(inventory, plan, v));
  const chosen = (routes: readonly Route[]): Route[] => {
    const unique = new Map<string, Route>();
    for (const route of routes) {
      if (!unique.has(route[0]) && allowed(inventory, v, route)) unique.set(route[0], route);
    }
    return [...unique.values()];
  };
  return [
    ...chosen(plain),
    ...chosen(listed).map(([destination, target]): Route => [listReference(inventory, destination), target]),
  ];
}

/** Reference to the prefix list that holds just this block. */
export const listReference = (inventory: Inventory, destination: string): string =>
  id(`aws_ec2_managed_prefix_list.b${inventory.listed.indexOf(destination)}`);

function sensibleRoutes(inventory: Inventory, v: number): Route[] {
  const peers = inventory.peerings.flatMap(({ name, a, b }): Route[] => {
    if (a !== v && b !== v) return [];
    const far = a === v ? b : a;
    const plan = at(inventory.plan.vpcs, far);
    const target = `aws_vpc_peering_connection.${name}`;
    return [
      [vpcBlock(plan), target],
      ...(plan.secondBlock ? [[secondBlock(far), target] as const] : []),
      ...(plan.ipv6 ? [[vpcBlock6(far), target] as const] : []),
    ];
  });
  const site: Route[] = inventory.siteVpc === v ? [['192.168.0.0/16', 'aws_vpn_gateway.vgw']] : [];
  const transit: Route[] = inventory.attached.has(v)
    ? ['10.0.0.0/8', '172.16.0.0/12', '100.64.0.0/10', '192.168.0.0/16', '2001:db8::/32'].map((each) => [
        each,
        transitOf(inventory, v),
      ])
    : [];
  return [...peers, ...site, ...transit];
}

function defaultRoutes(inventory: Inventory, { way }: TablePlan, v: number): Route[] {
  const vpc = at(inventory.plan.vpcs, v);
  const name = `v${v}`;
  if (way === 'internet' && vpc.internetGateway) {
    return [
      ['0.0.0.0/0', `aws_internet_gateway.${name}`],
      ['::/0', `aws_internet_gateway.${name}`],
    ];
  }
  if (way === 'nat') {
    return [
      ...(vpc.nat === 'none' ? [] : [['0.0.0.0/0', `aws_nat_gateway.${name}`] as const]),
      ...(vpc.egressOnly ? [['::/0', `aws_egress_only_internet_gateway.${name}`] as const] : []),
    ];
  }
  return way === 'transit' && inventory.attached.has(v) ? [['0.0.0.0/0', transitOf(inventory, v)]] : [];
}

const transitOf = (inventory: Inventory, v: number): string =>
  `aws_ec2_transit_gateway.${inventory.gatewayOf(v)}`;

/** Inside the VPC only whole subnets to interfaces; NAT gateways and virtual private gateways carry no IPv6 here. */
function allowed(inventory: Inventory, v: number, [destination, target]: Route): boolean {
  const vpc = at(inventory.plan.vpcs, v);
  const own = [vpcBlock(vpc), vpcBlock6(v), ...(vpc.secondBlock ? [secondBlock(v)] : [])].map(block);
  const wanted = block(destination);
  if (wanted.family === 6 && (!vpc.ipv6 || /nat_gateway|vpn_gateway/.test(target))) return false;
  if (wanted.family === 4 && target.includes('egress_only')) return false;
  if (!own.some((each) => covers(each, wanted))) return true;
  const isSubnet = vpc.subnets.some((_, s) => subnetBlock(vpc, v, s) === destination);
  return isSubnet && /aws_instance|aws_network_interface|nat_gateway/.test(target);
}

/** Leads what comes from the internet for some subnet through an appliance in another one. */
export function edgeRoutes(inventory: Inventory, v: number): Route[] {
  const vpc = at(inventory.plan.vpcs, v);
  const appliance = inventory.hosts.find((host) => host.vpc === v && host.plan.forwards);
  if (appliance === undefined) return [];
  return vpc.subnets.flatMap((_, s): Route[] =>
    s === appliance.subnet ? [] : [[subnetBlock(vpc, v, s), appliance.address]],
  );
}
