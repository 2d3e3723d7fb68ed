import { Reference, type Resource, type Value } from '@landbridge/terraform-model';
import type { Health } from './health';
import type { Liveness } from './liveness';
import type { ResourceIndex } from './resource-index';

/**
 * An Application or Network Load Balancer is healthy for Route 53 when each of its target groups contains a healthy
 * target; a target group without targets is unhealthy.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html
 * (Evaluate target health).
 */
export function loadBalancerHealth(index: ResourceIndex, liveness: Liveness, address: string): Health {
  for (const group of targetGroupsOf(index, address)) {
    const targets = targetsOf(index, group);
    if (targets.length === 0) return { state: 'unhealthy', because: `${group} has no target` };
    const reasons = targets.map((target) => (target === undefined ? undefined : liveness.whyDown(target)));
    if (reasons.every((reason) => reason !== undefined))
      return { state: 'unhealthy', because: `no target of ${group} is healthy: ${reasons[0]}` };
  }
  return { state: 'healthy', because: `${address} is up` };
}

/** A Classic Load Balancer is healthy while one of its instances is. */
export function classicHealth(index: ResourceIndex, liveness: Liveness, address: string): Health {
  const values = index.get(address)?.values['instances'];
  const own = Array.isArray(values) ? values.map((one: Value) => index.target(one)) : [];
  const attached = index
    .referring('aws_elb_attachment', 'elb', address)
    .map(({ values: { instance } }) => index.target(instance));
  const groups = index
    .referring('aws_autoscaling_group', 'load_balancers', address)
    .map((group) => group.address);
  const joined = index
    .referring('aws_autoscaling_attachment', 'elb', address)
    .map(({ values: { autoscaling_group_name: group } }) => index.target(group));
  const reasons = [...own, ...attached, ...groups, ...joined].map((target) =>
    target === undefined ? undefined : liveness.whyDown(target),
  );
  return reasons.length > 0 && reasons.every((reason) => reason !== undefined)
    ? { state: 'unhealthy', because: `no instance of ${address} is healthy: ${reasons[0]}` }
    : { state: 'healthy', because: `${address} is up` };
}

function targetGroupsOf(index: ResourceIndex, loadBalancer: string): Set<string> {
  const groups = new Set<string>();
  for (const type of ['aws_lb', 'aws_alb']) {
    for (const listener of index.referring(`${type}_listener`, 'load_balancer_arn', loadBalancer)) {
      collectGroups(listener.values['default_action'] ?? null, index, groups);
      for (const rule of index.referring(`${type}_listener_rule`, 'listener_arn', listener.address))
        collectGroups(rule.values['action'] ?? null, index, groups);
    }
  }
  return groups;
}

function collectGroups(value: Value, index: ResourceIndex, into: Set<string>): void {
  if (value instanceof Reference || typeof value === 'string') {
    const target = index.target(value);
    const type = target === undefined ? undefined : index.get(target)?.type;
    if (target !== undefined && (type === 'aws_lb_target_group' || type === 'aws_alb_target_group'))
      into.add(target);
  } else if (Array.isArray(value)) {
    value.forEach((entry: Value) => collectGroups(entry, index, into));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((entry: Value) => collectGroups(entry, index, into));
  }
}

/** Targets of a group by their address; undefined for one of which only an IP address is known. */
function targetsOf(index: ResourceIndex, group: string): (string | undefined)[] {
  const attached = ['aws_lb', 'aws_alb'].flatMap((type) =>
    index.referring(`${type}_target_group_attachment`, 'target_group_arn', group),
  );
  const joined = [
    ...index.referring('aws_autoscaling_attachment', 'lb_target_group_arn', group),
    ...index.referring('aws_autoscaling_attachment', 'alb_target_group_arn', group),
  ];
  return [
    ...attached.map(({ values }) => index.target(values['target_id'])),
    ...index.referring('aws_autoscaling_group', 'target_group_arns', group).map(({ address }) => address),
    ...joined.map(({ values }) => index.target(values['autoscaling_group_name'])),
    ...nested(index, 'aws_autoscaling_group', 'traffic_source', 'identifier', group),
    ...nested(index, 'aws_autoscaling_traffic_source_attachment', 'traffic_source', 'identifier', group),
    ...nested(index, 'aws_ecs_service', 'load_balancer', 'target_group_arn', group),
  ];
}

/** Resources with a block that names the group. */
function nested(index: ResourceIndex, type: string, block: string, key: string, group: string): string[] {
  const names = ({ values }: Resource): boolean => {
    const list = values[block];
    return (Array.isArray(list) ? list : [list]).some(
      (entry: Value | undefined) =>
        typeof entry === 'object' &&
        entry !== null &&
        key in entry &&
        index.target((entry as Readonly<Record<string, Value>>)[key]) === group,
    );
  };
  return index
    .ofType(type)
    .filter(names)
    .map(({ address }) => address);
}
