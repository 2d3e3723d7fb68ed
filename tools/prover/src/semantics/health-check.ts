/**
 * Health checks of load balancer targets: TCP from a node of the load balancer to the health port, and back.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
import { TCP, type TargetGroup } from '@landbridge/terraform-model';
import type { Headers } from '../headers/headers';
import type { Port } from '../model/interface';
import { remember, type Model } from '../model/model';
import { probe } from '../trace/probe';
import { natPorts } from './nat-gateway';
import type { Chosen } from './targets';

export interface Health {
  readonly verdict: 'healthy' | 'unhealthy' | 'unknown';
  readonly because: string;
}

export function isHealthy(
  model: Model,
  node: Port,
  group: TargetGroup,
  target: Chosen & { kind: 'address' },
): Health {
  if (!group.health.enabled) return { verdict: 'healthy', because: 'health checks are off' };
  const port = group.health.port ?? target.servicePort;
  if (port === undefined) return { verdict: 'unknown', because: 'the health check port is not known' };
  return remember(
    model,
    `health ${node.key} ${group.key} ${target.label} ${String(target.range[0])} ${port}`,
    () => {
      const { family } = group;
      const own = node.addresses.find((address) => address.family === family);
      if (!own) return { verdict: 'unknown', because: 'the load balancer has no address' };
      const headers: Headers = {
        family,
        source: own.range,
        destination: target.range,
        protocols: [TCP, TCP],
        sourcePorts: natPorts,
        destinationPorts: [port, port],
      };
      return probe(model, node, target.port, headers);
    },
  );
}
