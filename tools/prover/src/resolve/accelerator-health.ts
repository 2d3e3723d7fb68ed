import { blocks } from './blocks';
import { healthy, unhealthy, type Health } from './health';
import type { ResourceIndex } from './resource-index';

/** Addresses of the endpoints behind an accelerator; undefined for one that is not in the model. */
export function acceleratorEndpoints(index: ResourceIndex, address: string): readonly (string | undefined)[] {
  return index
    .referring('aws_globalaccelerator_listener', 'accelerator_arn', address)
    .flatMap((listener) =>
      index.referring('aws_globalaccelerator_endpoint_group', 'listener_arn', listener.address),
    )
    .filter(({ values }) => values['traffic_dial_percentage'] !== 0)
    .flatMap(({ values }) => blocks(values['endpoint_configuration']))
    .filter(({ weight }) => weight !== 0)
    .map(({ endpoint_id: id }) => index.target(id));
}

/**
 * An accelerator answers while one of its endpoints is healthy; one without endpoints is not judged here.
 *
 * Source: https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html
 */
export function acceleratorHealth(
  index: ResourceIndex,
  address: string,
  ofTarget: (endpoint: string) => Health,
): Health {
  const states = acceleratorEndpoints(index, address).map((endpoint) =>
    endpoint === undefined ? undefined : ofTarget(endpoint),
  );
  const bad = states.find((state) => state?.state === 'unhealthy');
  return bad !== undefined && states.every((state) => state?.state === 'unhealthy')
    ? unhealthy(`no endpoint of ${address} is healthy: ${bad.because}`)
    : healthy(`${address} is up`);
}
