import type { BlockSchema, TfObject, TfValue } from '../contract';
import type { Step } from '../protocol/messages';
import type { TypeFacts } from './facts';
import { elementsOf, isUnknown } from './values';

/**
 * Blocks that a configuration leaves to AWS (`root_block_device` of an instance, `health_check` of a target group): in
 * types of the older plugin SDK optional and computed. Terraform lets a provider plan them only with the legacy type
 * system, so an answer that has one, and no other, is marked with it; see ADR 12.
 */
export function isLeftToAws(facts: TypeFacts, path: string, configured: TfValue | undefined): boolean {
  if (isUnknown(configured) || elementsOf(configured).length > 0) return false;
  return facts.computedBlocks?.includes(path) === true;
}

/** Where a plan has something for a block that the configuration leaves to AWS. */
export function leftBlocks(
  block: BlockSchema,
  facts: TypeFacts,
  config: TfObject,
  planned: TfObject,
  at: readonly Step[] = [],
): Step[][] {
  if (facts.computedBlocks === undefined) return [];
  return Object.entries(block.block_types ?? {}).flatMap(([name, nested]): Step[][] => {
    // Elements of a set have no identity by which configuration and plan could be held against each other.
    const value = planned[name];
    if (isLeftToAws(facts, dotted([...at, name]), config[name]))
      return isUnknown(value) || elementsOf(value).length > 0 ? [[...at, name]] : [];
    if (nested.nesting_mode === 'set') return [];
    const configured = elementsOf(config[name]);
    return elementsOf(value).flatMap((element, index) =>
      leftBlocks(nested.block, facts, configured[index] ?? {}, element, [...at, name, index]),
    );
  });
}

const dotted = (steps: readonly Step[]): string => steps.filter((step) => typeof step === 'string').join('.');
