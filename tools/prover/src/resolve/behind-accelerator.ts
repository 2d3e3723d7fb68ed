import type { Configuration } from '@landbridge/terraform-model';
import { acceleratorEndpoints } from './accelerator-health';
import { healthOfTarget } from './health';
import { Liveness } from './liveness';
import { ResourceIndex } from './resource-index';

/**
 * Where an accelerator may send a client: its healthy endpoints, or all of them when none is. Undefined when the address is
 * no accelerator, or one of its endpoints is not known.
 *
 * Source: https://docs.aws.amazon.com/global-accelerator/latest/dg/disaster-recovery-resiliency.html
 */
export function behindAccelerator(
  configuration: Configuration,
  address: string,
  down: readonly string[],
): readonly string[] | undefined {
  const index = ResourceIndex.of(configuration);
  if (index.get(address)?.type !== 'aws_globalaccelerator_accelerator') return undefined;
  const endpoints = acceleratorEndpoints(index, address);
  const known = endpoints.filter((endpoint) => endpoint !== undefined);
  if (known.length === 0 || known.length < endpoints.length) return undefined;
  const liveness = new Liveness(configuration, down);
  const up = known.filter((endpoint) => healthOfTarget(index, liveness, endpoint).state === 'healthy');
  return up.length > 0 ? up : known;
}
