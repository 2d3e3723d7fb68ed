import { Reference, type Configuration, type Value } from '@landbridge/terraform-model';
import type { Health } from './health';
import type { Liveness } from './liveness';

/**
 * An Application or Network Load Balancer is healthy for Route 53 when each of its target groups that contains
 * targets contains a healthy one.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html
 * (Evaluate target health).
 */
export function loadBalancerHealth(
  configuration: Configuration,
  liveness: Liveness,
  address: string,
): Health {
  for (const group of targetGroupsOf(configuration, address)) {
    const reasons = targetsOf(configuration, group).map((target) => liveness.whyDown(target));
    if (reasons.length > 0 && reasons.every((reason) => reason !== undefined)) {
      return { state: 'unhealthy', because: `no target of ${group} is healthy: ${reasons[0]}` };
    }
  }
  return { state: 'healthy', because: `${address} is up` };
}

function targetGroupsOf(configuration: Configuration, loadBalancer: string): Set<string> {
  const groups = new Set<string>();
  const listeners = new Set<string>();
  for (const resource of configuration.resources.values()) {
    if (!/^aws_(alb|lb)_listener$/.test(resource.type)) continue;
    if (!refersTo(resource.values['load_balancer_arn'], loadBalancer)) continue;
    listeners.add(resource.address);
    collectGroups(resource.values['default_action'] ?? null, configuration, groups);
  }
  for (const resource of configuration.resources.values()) {
    if (!/^aws_(alb|lb)_listener_rule$/.test(resource.type)) continue;
    const listener = resource.values['listener_arn'];
    if (listener instanceof Reference && listeners.has(listener.resource)) {
      collectGroups(resource.values['action'] ?? null, configuration, groups);
    }
  }
  return groups;
}

function collectGroups(value: Value, configuration: Configuration, into: Set<string>): void {
  if (value instanceof Reference) {
    const type = configuration.resources.get(value.resource)?.type;
    if (type === 'aws_lb_target_group' || type === 'aws_alb_target_group') into.add(value.resource);
  } else if (Array.isArray(value)) {
    value.forEach((entry: Value) => collectGroups(entry, configuration, into));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach((entry: Value) => collectGroups(entry, configuration, into));
  }
}

function targetsOf(configuration: Configuration, group: string): string[] {
  const targets: string[] = [];
  for (const resource of configuration.resources.values()) {
    if (/^aws_(alb|lb)_target_group_attachment$/.test(resource.type)) {
      const target = resource.values['target_id'];
      if (refersTo(resource.values['target_group_arn'], group) && target instanceof Reference) {
        targets.push(target.resource);
      }
    } else if (resource.type === 'aws_autoscaling_group') {
      const arns = resource.values['target_group_arns'];
      if (Array.isArray(arns) && arns.some((arn: Value) => refersTo(arn, group)))
        targets.push(resource.address);
    } else if (resource.type === 'aws_autoscaling_attachment') {
      const owner = resource.values['autoscaling_group_name'];
      if (refersTo(resource.values['lb_target_group_arn'], group) && owner instanceof Reference) {
        targets.push(owner.resource);
      }
    }
  }
  return targets;
}

const refersTo = (value: Value | undefined, address: string): boolean =>
  value instanceof Reference && value.resource === address;
