import { UNKNOWN, type BlockSchema, type TfObject, type TfValue } from '../contract';
import { isAbsent, isObject, isWhollyKnown } from './values';

/**
 * `tags_all`: the provider's `default_tags` under the resource's own `tags`. Not known as long as a tag is not.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging
 */
export function planTagsAll(
  block: BlockSchema,
  defaultTags: Readonly<Record<string, string>>,
  config: TfObject,
  planned: TfObject,
): TfValue | undefined {
  const attribute = block.attributes?.['tags_all'];
  if (attribute === undefined || block.attributes?.['tags'] === undefined) return undefined;
  if (!isAbsent(config['tags_all'])) return undefined;
  const tags = planned['tags'];
  if (!isWhollyKnown(tags)) return UNKNOWN;
  return { ...defaultTags, ...(isObject(tags) ? tags : {}) };
}
