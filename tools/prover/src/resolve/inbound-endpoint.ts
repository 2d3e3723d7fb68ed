import type { ResourceIndex } from './resource-index';
import { blocks } from './blocks';

/**
 * The VPC of the inbound endpoint that all of a rule's targets are addresses of; undefined when they are other servers, or
 * addresses that AWS chooses.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html
 */
export function inboundEndpointAt(index: ResourceIndex, rule: string): string | undefined {
  const targets = blocks(index.get(rule)?.values['target_ip']).map(({ ip }) => ip);
  if (targets.length === 0) return undefined;
  for (const { values } of index.ofType('aws_route53_resolver_endpoint')) {
    if (values['direction'] !== 'INBOUND') continue;
    const addresses = blocks(values['ip_address']);
    const own = new Set(addresses.map(({ ip }) => ip));
    if (!targets.every((target) => typeof target === 'string' && own.has(target))) continue;
    const subnet = index.target(addresses[0]?.['subnet_id']);
    return subnet === undefined ? undefined : index.target(index.get(subnet)?.values['vpc_id']);
  }
  return undefined;
}
