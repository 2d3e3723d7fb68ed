import { isPrivateAddress } from './private-address';
import { Reference, type Resource, type Value } from '@landbridge/terraform-model';
import { acceleratorHealth } from './accelerator-health';
import type { Liveness } from './liveness';
import { classicHealth, loadBalancerHealth } from './load-balancer-health';
import { normalName } from './names';
import type { ResourceIndex } from './resource-index';

/** What Route 53 thinks of a health check, a record or an alias target. */
export interface Health {
  readonly state: 'healthy' | 'unhealthy' | 'unknown';
  readonly because: string;
}

export const healthy = (because: string): Health => ({ state: 'healthy', because });
export const unhealthy = (because: string): Health => ({ state: 'unhealthy', because });
export const unknownHealth = (because: string): Health => ({ state: 'unknown', because });

/** Health of the records at a name, for checks whose endpoint is a name in the model. */
export type HealthOfName = (name: string) => Health | undefined;

/**
 * Health of an `aws_route53_health_check`, everything being up that is not named as down.
 *
 * Sources: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html,
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export function healthOfCheck(
  index: ResourceIndex,
  liveness: Liveness,
  address: string,
  ofName: HealthOfName,
  seen: ReadonlySet<string> = new Set(),
): Health {
  const check = index.get(address);
  if (check === undefined) return unknownHealth(`${address} is not in the model`);
  if (seen.has(address)) return unknownHealth(`${address} refers to itself`);
  const raw = rawHealth(index, liveness, check, ofName, new Set([...seen, address]));
  if (check.values['invert_healthcheck'] !== true || raw.state === 'unknown') return raw;
  return raw.state === 'healthy'
    ? unhealthy(`${address} is inverted and its endpoint answers`)
    : healthy(`${address} is inverted: ${raw.because}`);
}

function rawHealth(
  index: ResourceIndex,
  liveness: Liveness,
  check: Resource,
  ofName: HealthOfName,
  seen: ReadonlySet<string>,
): Health {
  const down = liveness.whyDown(check.address);
  if (down !== undefined) return unhealthy(down);
  if (check.values['disabled'] === true) return healthy(`${check.address} is disabled`);
  const type = check.values['type'];
  if (type === 'CALCULATED') return calculated(index, liveness, check, ofName, seen);
  if (type === 'CLOUDWATCH_METRIC') return alarm(index, liveness, check);
  if (type === 'RECOVERY_CONTROL') {
    const why = reasonDown(index, liveness, check.values['routing_control_arn']);
    return why === undefined ? healthy(`routing control of ${check.address} is on`) : unhealthy(why);
  }
  if (typeof type !== 'string') return unknownHealth(`the type of ${check.address} is not known`);
  return endpoint(index, liveness, check, ofName);
}

function calculated(
  index: ResourceIndex,
  liveness: Liveness,
  check: Resource,
  ofName: HealthOfName,
  seen: ReadonlySet<string>,
): Health {
  const children = check.values['child_healthchecks'];
  const threshold = check.values['child_health_threshold'];
  if (!Array.isArray(children) || typeof threshold !== 'number') {
    return unknownHealth(`children or threshold of ${check.address} are not known`);
  }
  const states = children.map(
    (child: Value) =>
      healthOfId(index, liveness, child, ofName, seen) ??
      unknownHealth(`a child of ${check.address} is not in the model`),
  );
  const up = states.filter(({ state }) => state === 'healthy').length;
  const open = states.filter(({ state }) => state === 'unknown');
  if (up >= threshold) return healthy(`${up} of ${states.length} children of ${check.address} are healthy`);
  if (up + open.length >= threshold) return unknownHealth(open[0]!.because);
  return unhealthy(
    `${up} of ${states.length} children of ${check.address} are healthy, ${threshold} are needed`,
  );
}

/** Health of the check that a value names; undefined when it is not in the model. */
export function healthOfId(
  index: ResourceIndex,
  liveness: Liveness,
  id: Value | undefined,
  ofName: HealthOfName,
  seen: ReadonlySet<string> = new Set(),
): Health | undefined {
  const address = index.target(id);
  return address === undefined ? undefined : healthOfCheck(index, liveness, address, ofName, seen);
}

/** An alarm is taken to be OK unless it, or what its dimensions name, is down. */
function alarm(index: ResourceIndex, liveness: Liveness, check: Resource): Health {
  const name = check.values['cloudwatch_alarm_name'];
  const address = index.target(name);
  if (address === undefined) return healthy(`the alarm of ${check.address} is assumed to be OK`);
  const target = index.get(address);
  const dimensions = target?.values['dimensions'];
  const watched =
    typeof dimensions === 'object' && dimensions !== null && !Array.isArray(dimensions)
      ? Object.values(dimensions)
      : [];
  for (const value of [name, ...watched]) {
    const why = reasonDown(index, liveness, value);
    if (why !== undefined) return unhealthy(why);
  }
  return healthy(`${address} is assumed to be OK`);
}

function endpoint(index: ResourceIndex, liveness: Liveness, check: Resource, ofName: HealthOfName): Health {
  const { ip_address: ip, fqdn } = check.values;
  const target = ip === undefined || ip === null ? index.target(fqdn) : undefined;
  if (target !== undefined && index.get(target)?.values['internal'] === true)
    return unhealthy(`health checkers cannot reach ${target}, which is internal`);
  if (ip instanceof Reference) {
    const why = liveness.whyDown(ip.resource);
    return why === undefined ? healthy(`${ip.resource} is up`) : unhealthy(why);
  }
  if (typeof ip === 'string') {
    return isPrivateAddress(ip)
      ? unhealthy(`health checkers cannot reach the private address ${ip}`)
      : healthy(`${ip} is assumed to answer`);
  }
  if (fqdn instanceof Reference) return healthOfTarget(index, liveness, fqdn.resource);
  if (typeof fqdn === 'string') {
    const known = index.target(normalName(fqdn));
    if (known !== undefined) return healthOfTarget(index, liveness, known);
    return ofName(normalName(fqdn)) ?? healthy(`${fqdn} is assumed to answer`);
  }
  return unknownHealth(`the endpoint of ${check.address} is not known`);
}

/** Health of an AWS resource as an alias target or an endpoint. */
export function healthOfTarget(index: ResourceIndex, liveness: Liveness, address: string): Health {
  const why = liveness.whyDown(address);
  if (why !== undefined) return unhealthy(why);
  switch (index.get(address)?.type) {
    case 'aws_lb':
    case 'aws_alb':
      return loadBalancerHealth(index, liveness, address);
    case 'aws_elb':
      return classicHealth(index, liveness, address);
    case 'aws_globalaccelerator_accelerator':
      return acceleratorHealth(index, address, (endpoint) => healthOfTarget(index, liveness, endpoint));
    default:
      return healthy(`${address} is up`);
  }
}

function reasonDown(index: ResourceIndex, liveness: Liveness, value: Value | undefined): string | undefined {
  const address = index.target(value);
  return address === undefined ? undefined : liveness.whyDown(address);
}
