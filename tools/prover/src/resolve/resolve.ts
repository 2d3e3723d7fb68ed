import type { Configuration } from '@landbridge/terraform-model';
import { normalName } from './names';
import type { ResolveAnswer, ResolveQuery } from './query';
import { Resolution } from './resolution';
import { ResourceIndex } from './resource-index';

/**
 * Which records Route 53 returns for a name, in which share of the answers, and why.
 *
 * Everything is up that `query.down` does not name. What AWS does not publish (latencies, positions of Regions) and
 * what the model does not hold makes the outcome `unknown`. The configuration is indexed once, however often it is asked.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html
 */
export function resolve(configuration: Configuration, query: ResolveQuery): ResolveAnswer {
  const resolution = new Resolution(ResourceIndex.of(configuration), query);
  return resolution.answer(normalName(query.name), (query.type ?? 'A').toUpperCase());
}
