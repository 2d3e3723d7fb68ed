import type { ResourceIndex } from './resource-index';

/**
 * CIDR blocks of a location of a collection; undefined when they are not in the model.
 *
 * @param location its name, or the address of the `aws_route53_cidr_location`
 */
export function cidrsOf(
  index: ResourceIndex,
  collection: string,
  location: string,
): readonly string[] | undefined {
  const owner = index.target(collection) ?? collection;
  const found = index
    .referring('aws_route53_cidr_location', 'cidr_collection_id', owner)
    .find(({ address, values }) => values['name'] === location || address === location);
  const cidrs = found?.values['cidr_blocks'];
  return Array.isArray(cidrs) && cidrs.every((cidr) => typeof cidr === 'string')
    ? (cidrs as string[])
    : undefined;
}
