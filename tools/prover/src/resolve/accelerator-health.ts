import { blocks } from './blocks';
import { unhealthy, healthy, type Health } from './health';
import type { ResourceIndex } from './resource-index';

/**
 * An accelerator answers while one endpoint of one of its groups is healthy; one without endpoints is not judged here.
 *
 * Source: https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html
 */
export function acceleratorHealth(
  index: ResourceIndex,
  address: string,
  ofTarget: (endpoint: string) => Health,
): Health {
  const groups = index
    .referring('aws_globalaccelerator_listener', 'accelerator_arn', address)
    .flatMap((listener) =>
      index.referring('aws_globalaccelerator_endpoint_group', 'listener_arn', listener.address),
    );
  const endpoints = groups.flatMap(({ values }) =>
    blocks(values['endpoint_configuration']).map(({ endpoint_id: id }) => index.target(id)),
  );
  const states = endpoints.map((endpoint) => (endpoint === undefined ? undefined : ofTarget(endpoint)));
  const bad = states.find((state) => state?.state === 'unhealthy');
  return bad !== undefined && states.every((state) => state?.state === 'unhealthy')
    ? unhealthy(`no endpoint of ${address} is healthy: ${bad.because}`)
    : healthy(`${address} is up`);
}
