import { Reference, type Resource } from '@landbridge/terraform-model';
import { reactionsOf, type Reaction } from './behaviour';

/** What a resource that gets another id, or goes, does to one that names it. */
export interface Consequence {
  readonly resource: Resource;
  readonly reactions: readonly Reaction[];
}

/**
 * Everything that names a replaced resource in an argument, and what names that: where the argument forces a replacement, it
 * is replaced as well.
 *
 * @param candidates resources whose change may interrupt something
 */
export function consequencesOf(replaced: Resource, candidates: readonly Resource[]): Consequence[] {
  const found = new Map<string, Consequence>();
  const queue = [replaced.address];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const resource of candidates) {
      if (resource.address === replaced.address || found.has(resource.address)) continue;
      const reactions = Object.entries(reactionsOf(resource.type))
        .filter(([argument]) => names(resource, argument, key))
        .map(([, reaction]) => reaction);
      if (reactions.length === 0) continue;
      found.set(resource.address, { resource, reactions });
      if (reactions.includes('replace')) queue.push(resource.address);
    }
  }
  return [...found.values()];
}

function names({ values }: Resource, argument: string, address: string): boolean {
  const value = values[argument];
  return value instanceof Reference && value.resource === address;
}
