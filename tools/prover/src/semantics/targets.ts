/**
 * Targets of a target group that a load balancer node may use: registered, in the node's zone unless cross-zone load
 * balancing is on, and healthy, that is: the health check gets from the load balancer's subnets to them. A group with
 * no healthy target fails open: all its targets are used.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/disable-cross-zone.html
 */
import {
  Unknown,
  parseAddress,
  sameZone,
  type LoadBalancer,
  type Target,
  type TargetGroup,
} from '@landbridge/terraform-model';
import type { Ranges } from '../headers/ranges';
import type { Port } from '../model/interface';
import { remember, type Model } from '../model/model';
import { addressKey } from '../model/ports';
import { isHealthy } from './health-check';

export type Chosen =
  | {
      readonly kind: 'address';
      readonly label: string;
      readonly range: Ranges<bigint>;
      readonly port: Port | undefined;
      readonly vpc: string | undefined;
      readonly servicePort: number | undefined;
    }
  | { readonly kind: 'function'; readonly label: string; readonly port: undefined };

export interface Choice {
  readonly targets: readonly Chosen[];
  readonly doubts: readonly { component: string; because: string }[];
  readonly refused: readonly { component: string; because: string }[];
}

export function targetsOf(model: Model, node: Port, balancer: LoadBalancer, group: TargetGroup): Choice {
  return remember(model, `targets ${node.key} ${group.key}`, () => choose(model, node, balancer, group));
}

function choose(model: Model, node: Port, balancer: LoadBalancer, group: TargetGroup): Choice {
  const targets: Chosen[] = [];
  const unhealthy: Chosen[] = [];
  const ailing: { component: string; because: string }[] = [];
  const unsure: { component: string; because: string }[] = [];
  const doubts = group.doubts.map((doubt) => ({ component: group.key, because: doubt.because }));
  const refused: { component: string; because: string }[] = [];
  for (const target of group.targets) {
    for (const found of resolve(model, group, target)) {
      if ('because' in found) {
        doubts.push(found);
        continue;
      }
      if (found.kind === 'function') {
        targets.push(found);
        continue;
      }
      const near = inZone(model, node, balancer, group, found.port);
      if (near === undefined)
        doubts.push({
          component: group.key,
          because: `whether ${found.label} is in the zone of ${node.key} is not known`,
        });
      else if (!near)
        refused.push({
          component: group.key,
          because: `${found.label} is in another zone, and cross-zone load balancing is off`,
        });
      else {
        const health = isHealthy(model, node, group, found);
        if (health.verdict === 'healthy') targets.push(found);
        else if (health.verdict === 'unknown')
          unsure.push({ component: group.key, because: `health of ${found.label}: ${health.because}` });
        else {
          unhealthy.push(found);
          ailing.push({
            component: group.key,
            because: `the health check of ${found.label} fails: ${health.because}`,
          });
        }
      }
    }
  }
  // With a healthy target the others are not used; without any, all are.
  if (targets.length > 0) return { targets, doubts, refused: [...refused, ...ailing] };
  if (unsure.length > 0) return { targets, doubts: [...doubts, ...unsure], refused };
  return { targets: unhealthy, doubts, refused };
}

function inZone(
  model: Model,
  node: Port,
  balancer: LoadBalancer,
  group: TargetGroup,
  target: Port | undefined,
): boolean | undefined {
  const crossZone =
    group.crossZone === 'use_load_balancer_configuration' ? balancer.crossZone : group.crossZone === 'true';
  if (crossZone === true || !target) return true;
  if (target.network.subnet === node.network.subnet) return true;
  const own = model.network.subnets.get(node.network.subnet);
  const other = model.network.subnets.get(target.network.subnet);
  const same = own && other ? sameZone(own.zone, other.zone) : undefined;
  if (same === true) return true;
  return crossZone instanceof Unknown ? undefined : same;
}

type Found = Chosen | { component: string; because: string };

function resolve(model: Model, group: TargetGroup, target: Target): Found[] {
  const servicePort = target.port ?? (typeof group.port === 'number' ? group.port : undefined);
  if (group.type === 'lambda')
    return [{ kind: 'function', label: target.resource ?? group.key, port: undefined }];
  if (target.address !== undefined) return [byAddress(model, group, target.address, servicePort)];
  const key = target.resource!;
  const ports = model.ports.ofOwner.get(key) ?? [];
  if (ports.length === 0)
    return [{ component: group.key, because: `target ${key} has no interface in the model` }];
  const several =
    model.network.loadBalancers.has(key) || ports.every((port) => port.network.kind === 'workload');
  const primary = ports.find((port) => port.key === key) ?? ports[0]!;
  return (several ? ports : [primary]).flatMap((port): Found[] => {
    const address = port.addresses.find((candidate) => candidate.family === group.family);
    if (!address) return [{ component: key, because: `${key} has no IPv${group.family} address` }];
    return [
      { kind: 'address', label: port.owner, range: address.range, port, vpc: port.network.vpc, servicePort },
    ];
  });
}

function byAddress(model: Model, group: TargetGroup, text: string, servicePort: number | undefined): Found {
  const address = parseAddress(text);
  if (!address) return { component: group.key, because: `${text} is no address` };
  const home = typeof group.vpc === 'string' ? group.vpc : undefined;
  const key = addressKey(address.family, address.value);
  const own = home === undefined ? undefined : model.ports.byAddress.get(home)?.get(key);
  const port =
    own ??
    [...model.ports.byAddress.values()].map((inVpc) => inVpc.get(key)).find((found) => found !== undefined);
  return {
    kind: 'address',
    label: port?.owner ?? text,
    range: [address.value, address.value],
    port,
    vpc: port?.network.vpc ?? home,
    servicePort,
  };
}
