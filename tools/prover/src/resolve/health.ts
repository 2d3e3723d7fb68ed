import { isPrivateAddress } from './private-address';
import { Reference, type Configuration, type Resource, type Value } from '@landbridge/terraform-model';
import type { Liveness } from './liveness';
import { loadBalancerHealth } from './load-balancer-health';
import { normalName } from './names';

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
  configuration: Configuration,
  liveness: Liveness,
  address: string,
  ofName: HealthOfName,
  seen: ReadonlySet<string> = new Set(),
): Health {
  const check = configuration.resources.get(address);
  if (check === undefined) return unknownHealth(`${address} is not in the model`);
  if (seen.has(address)) return unknownHealth(`${address} refers to itself`);
  const raw = rawHealth(configuration, liveness, check, ofName, new Set([...seen, address]));
  if (check.values['invert_healthcheck'] !== true || raw.state === 'unknown') return raw;
  return raw.state === 'healthy'
    ? unhealthy(`${address} is inverted and its endpoint answers`)
    : healthy(`${address} is inverted: ${raw.because}`);
}

function rawHealth(
  configuration: Configuration,
  liveness: Liveness,
  check: Resource,
  ofName: HealthOfName,
  seen: ReadonlySet<string>,
): Health {
  const down = liveness.whyDown(check.address);
  if (down !== undefined) return unhealthy(down);
  if (check.values['disabled'] === true) return healthy(`${check.address} is disabled`);
  const type = check.values['type'];
  if (type === 'CALCULATED') return calculated(configuration, liveness, check, ofName, seen);
  if (type === 'CLOUDWATCH_METRIC') return alarm(configuration, liveness, check);
  if (type === 'RECOVERY_CONTROL') {
    const why = reasonDown(liveness, check.values['routing_control_arn']);
    return why === undefined ? healthy(`routing control of ${check.address} is on`) : unhealthy(why);
  }
  if (typeof type !== 'string') return unknownHealth(`the type of ${check.address} is not known`);
  return endpoint(configuration, liveness, check, ofName);
}

function calculated(
  configuration: Configuration,
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
  const states = children.map((child: Value) =>
    child instanceof Reference
      ? healthOfCheck(configuration, liveness, child.resource, ofName, seen)
      : unknownHealth(`a child of ${check.address} is not in the model`),
  );
  const up = states.filter(({ state }) => state === 'healthy').length;
  const open = states.filter(({ state }) => state === 'unknown');
  if (up >= threshold) return healthy(`${up} of ${states.length} children of ${check.address} are healthy`);
  if (up + open.length >= threshold) return unknownHealth(open[0]!.because);
  return unhealthy(
    `${up} of ${states.length} children of ${check.address} are healthy, ${threshold} are needed`,
  );
}

/** An alarm is taken to be OK unless it, or what its dimensions name, is down. */
function alarm(configuration: Configuration, liveness: Liveness, check: Resource): Health {
  const name = check.values['cloudwatch_alarm_name'];
  if (!(name instanceof Reference)) return healthy(`the alarm of ${check.address} is assumed to be OK`);
  const target = configuration.resources.get(name.resource);
  const dimensions = target?.values['dimensions'];
  const watched =
    typeof dimensions === 'object' && dimensions !== null && !Array.isArray(dimensions)
      ? Object.values(dimensions)
      : [];
  for (const value of [name, ...watched]) {
    const why = reasonDown(liveness, value);
    if (why !== undefined) return unhealthy(why);
  }
  return healthy(`${name.resource} is assumed to be OK`);
}

function endpoint(
  configuration: Configuration,
  liveness: Liveness,
  check: Resource,
  ofName: HealthOfName,
): Health {
  const { ip_address: ip, fqdn } = check.values;
  if (ip instanceof Reference) {
    const why = liveness.whyDown(ip.resource);
    return why === undefined ? healthy(`${ip.resource} is up`) : unhealthy(why);
  }
  if (typeof ip === 'string') {
    return isPrivateAddress(ip)
      ? unhealthy(`health checkers cannot reach the private address ${ip}`)
      : healthy(`${ip} is assumed to answer`);
  }
  if (fqdn instanceof Reference) return healthOfTarget(configuration, liveness, fqdn.resource);
  if (typeof fqdn === 'string') {
    return ofName(normalName(fqdn)) ?? healthy(`${fqdn} is assumed to answer`);
  }
  return unknownHealth(`the endpoint of ${check.address} is not known`);
}

/** Health of an AWS resource as an alias target or an endpoint. */
export function healthOfTarget(configuration: Configuration, liveness: Liveness, address: string): Health {
  const why = liveness.whyDown(address);
  if (why !== undefined) return unhealthy(why);
  const type = configuration.resources.get(address)?.type;
  if (type === 'aws_lb' || type === 'aws_alb') return loadBalancerHealth(configuration, liveness, address);
  return healthy(`${address} is up`);
}

function reasonDown(liveness: Liveness, value: Value | undefined): string | undefined {
  return value instanceof Reference ? liveness.whyDown(value.resource) : undefined;
}
