import type { WorldObject, WorldView } from '../contract';
import { aclRules } from '../types/ec2/network-acl';
import { routesOf } from '../types/ec2/route-table';
import { blocks, lookUp, text, texts } from '../types/values';
import { others, withValue, type Check } from './rule';
import { rulesBeside } from './rules/security-group';

/** How many there will be of a thing if a change is made, by what the quota counts. */
export const inRegion =
  (type: string) =>
  (check: Check): number =>
    others(check, type).length + 1;

export const with1 =
  (type: string, attribute: string) =>
  (check: Check): number | undefined => {
    const value = text(check.values, attribute);
    return value === undefined ? undefined : withValue(check, type, attribute, value).length + 1;
  };

export function groupRules(check: Check): number | undefined {
  const group = text(check.values, 'security_group_id');
  const direction = check.type.includes('egress') || check.values['type'] === 'egress' ? 'egress' : 'ingress';
  return group === undefined ? undefined : rulesBeside(check, group, direction).length + 1;
}

export function routesInTable(check: Check): number | undefined {
  if (check.type !== 'aws_route') return blocks(check.values, 'route').length;
  const table = lookUp(check.world, ['aws_route_table'], text(check.values, 'route_table_id'));
  return table === undefined ? undefined : routesOf(table, check.world).length + 1;
}

export function rulesInAcl(check: Check): number | undefined {
  if (check.type !== 'aws_network_acl_rule')
    return Math.max(blocks(check.values, 'ingress').length, blocks(check.values, 'egress').length);
  const acl = lookUp(check.world, ['aws_network_acl'], text(check.values, 'network_acl_id'));
  return acl === undefined
    ? undefined
    : aclRules(acl, check.values['egress'] === true, check.world).length + 1;
}

/** Peering connections of a VPC that are active or wait. */
export function peeringsOf(world: WorldView, id: string | undefined): readonly WorldObject[] {
  if (id === undefined) return [];
  return [
    ...world.where('aws_vpc_peering_connection', 'vpc_id', id),
    ...world.where('aws_vpc_peering_connection', 'peer_vpc_id', id),
  ];
}

export function natGatewaysInZone(check: Check): number | undefined {
  const zoneOf = (subnet: string | undefined): string | undefined =>
    text(lookUp(check.world, ['aws_subnet'], subnet)?.values, 'availability_zone');
  const zone = zoneOf(text(check.values, 'subnet_id'));
  if (zone === undefined) return undefined;
  return (
    others(check, 'aws_nat_gateway').filter(({ values }) => zoneOf(text(values, 'subnet_id')) === zone)
      .length + 1
  );
}

export function endpoints(kind: 'Gateway' | 'other') {
  return (check: Check): number | undefined => {
    const isGateway = (values: Check['values']): boolean =>
      (text(values, 'vpc_endpoint_type') ?? 'Gateway') === 'Gateway';
    if (isGateway(check.values) !== (kind === 'Gateway')) return undefined;
    const same = others(check, 'aws_vpc_endpoint').filter(
      ({ values }) => isGateway(values) === (kind === 'Gateway'),
    );
    return (
      (kind === 'Gateway' ? same : same.filter(({ values }) => values['vpc_id'] === check.values['vpc_id']))
        .length + 1
    );
  };
}

export const groupsOn = (check: Check): number =>
  Math.max(
    texts(check.values, 'security_groups').length,
    texts(check.values, 'vpc_security_group_ids').length,
  );

export const balancers =
  (kind: string) =>
  (check: Check): number | undefined => {
    const kindOf = (values: Check['values']): string => text(values, 'load_balancer_type') ?? 'application';
    return kindOf(check.values) === kind
      ? others(check, 'aws_lb').filter(({ values }) => kindOf(values) === kind).length + 1
      : undefined;
  };

export const attachmentsOf = (check: Check): number | undefined => {
  const gateway = text(check.values, 'transit_gateway_id');
  const types = [
    'aws_ec2_transit_gateway_vpc_attachment',
    'aws_ec2_transit_gateway_peering_attachment',
    'aws_vpn_connection',
  ];
  return gateway === undefined
    ? undefined
    : types.flatMap((type) => withValue(check, type, 'transit_gateway_id', gateway)).length + 1;
};

export const transitRoutes = ({ world, values, id }: Check): number | undefined => {
  const table = lookUp(
    world,
    ['aws_ec2_transit_gateway_route_table'],
    text(values, 'transit_gateway_route_table_id'),
  );
  const gateway = text(table?.values, 'transit_gateway_id');
  if (gateway === undefined) return undefined;
  const tables = world.where('aws_ec2_transit_gateway_route_table', 'transit_gateway_id', gateway);
  const routes = tables.flatMap((one) =>
    world.where('aws_ec2_transit_gateway_route', 'transit_gateway_route_table_id', one.id),
  );
  return routes.filter((route) => route.id !== id).length + 1;
};

/** Parts of the listeners of one load balancer: rules, certificates. */
export const onBalancer =
  (type: string) =>
  ({ world, values, id }: Check): number | undefined => {
    const listener = lookUp(world, ['aws_lb_listener'], text(values, 'listener_arn'));
    const balancer = text(listener?.values, 'load_balancer_arn');
    if (balancer === undefined) return undefined;
    const listeners = world.where('aws_lb_listener', 'load_balancer_arn', balancer);
    return (
      listeners.flatMap((one) => world.where(type, 'listener_arn', one.id)).filter((part) => part.id !== id)
        .length + 1
    );
  };
