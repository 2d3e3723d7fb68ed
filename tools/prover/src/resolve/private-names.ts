import { labels } from './names';
import type { ResourceIndex } from './resource-index';

/** Services of which every name below the private one leads to the endpoint too. */
const WITH_NAMES_BELOW = ['dkr.ecr', 'execute-api', 's3'];

/**
 * The interface endpoint of a VPC with private DNS whose service has this name, e.g. `ec2.eu-west-1.amazonaws.com`, and
 * how many labels its private domain has.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-dns-hostnames
 */
export function endpointNamed(
  index: ResourceIndex,
  vpc: string,
  name: string,
): { readonly address: string; readonly labels: number } | undefined {
  for (const { address, values } of index.referring('aws_vpc_endpoint', 'vpc_id', vpc)) {
    const { service_name: service, vpc_endpoint_type: type, private_dns_enabled: enabled } = values;
    if (type !== 'Interface' || enabled !== true || typeof service !== 'string') continue;
    const [, region, rest] = /^com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9.-]+)$/.exec(service) ?? [];
    if (region === undefined || rest === undefined) continue;
    const own = rest.split('.').reverse().join('.');
    const domain = `${own}.${region}.amazonaws.com`;
    const below = WITH_NAMES_BELOW.includes(own) && name.endsWith(`.${domain}`);
    if (name === domain || below) return { address, labels: labels(domain) };
  }
  return undefined;
}
