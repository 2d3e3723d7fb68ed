import { UNKNOWN, type BlockSchema, type TfObject, type TfValue } from '../contract';
import type { TypeFacts } from './facts';
import { isAbsent, isObject, isWhollyKnown } from './values';

/**
 * `tags_all`: the provider's `default_tags` under the resource's own `tags`. Not known as long as a tag is not, and
 * in types of the older plugin SDK also when there are no tags at all.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging
 */
export function planTagsAll(
  { block, facts }: { block: BlockSchema; facts: TypeFacts },
  defaultTags: Readonly<Record<string, string>>,
  config: TfObject,
  planned: TfObject,
  prior: TfObject | undefined,
  ignores: (key: string) => boolean = () => false,
): TfValue | undefined {
  const attribute = block.attributes?.['tags_all'];
  if (attribute === undefined || block.attributes?.['tags'] === undefined) return undefined;
  if (!isAbsent(config['tags_all'])) return undefined;
  const tags = planned['tags'];
  if (!isWhollyKnown(tags)) return UNKNOWN;
  const all = withoutIgnored({ ...defaultTags, ...(isObject(tags) ? tags : {}) }, ignores);
  if (Object.keys(all).length > 0) return all;
  if (prior === undefined) return facts.kind === 'sdkv2' ? UNKNOWN : all;
  return isAbsent(prior['tags_all']) ? null : all;
}

/** Tags without those that the provider's `ignore_tags` names. */
export function withoutIgnored(tags: TfObject, ignores: (key: string) => boolean): TfObject {
  const ignored = Object.keys(tags).filter(ignores);
  return ignored.length === 0
    ? tags
    : Object.fromEntries(Object.entries(tags).filter(([key]) => !ignored.includes(key)));
}
