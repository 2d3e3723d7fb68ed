import {
  isSecret,
  Reference,
  Unknown,
  type Configuration,
  type Resource,
  type Value,
} from '@landbridge/terraform-model';
import { defaultOf, INTERRUPTING, reactionsOf, type Reaction } from './behaviour';

/** A resource that is there before and after, or before only. */
export interface Change {
  readonly before: Resource;
  /** Undefined: it is destroyed. */
  readonly after: Resource | undefined;
  readonly reactions: readonly {
    readonly argument: string;
    readonly reaction: Reaction;
    readonly said: string;
  }[];
}

/**
 * What differs between what is applied and what is configured, where that interrupts something. An argument that the
 * configuration leaves out, or whose value is known after apply only, is taken to stay.
 */
export function changesBetween(base: Configuration, head: Configuration): Change[] {
  const [bases, heads] = [byBareAddress(base), byBareAddress(head)];
  const result: Change[] = [];
  for (const before of base.resources.values()) {
    if (before.mode !== 'managed' || !INTERRUPTING.includes(before.type)) continue;
    const after = head.resources.get(before.address) ?? counterpart(before, bases, heads);
    const reactions = after === undefined ? [] : differences(before, after);
    if (after === undefined || reactions.length > 0) result.push({ before, after, reactions });
  }
  return result;
}

function differences(before: Resource, after: Resource): Change['reactions'] {
  return Object.entries(reactionsOf(before.type)).flatMap(([argument, reaction]) => {
    const [was, is] = [before, after].map(
      ({ values }) => values[argument] ?? defaultOf(before.type, argument),
    );
    if (!differs(was, is)) return [];
    const said = isSecret(argument) ? argument : `${argument} ${shown(was)} → ${shown(is)}`;
    return [{ argument, reaction, said }];
  });
}

function differs(was: Value | undefined, is: Value | undefined): boolean {
  if (is === undefined || is === null || is instanceof Unknown || was instanceof Unknown) return false;
  if (was instanceof Reference && is instanceof Reference) return bare(was.resource) !== bare(is.resource);
  if (was instanceof Reference || is instanceof Reference) return false;
  const [old, next] = [plain(was), plain(is)];
  return next !== undefined && old !== next;
}

/** Comparable text of a value; undefined where a part of it is not known. Terraform's numbers and texts are one, lists are sets. */
function plain(value: Value | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return '';
  if (value instanceof Unknown || value instanceof Reference) return undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(plain);
    return items.includes(undefined) ? undefined : [...items].sort().join(', ');
  }
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([name, item]) => [name, plain(item)] as const);
  if (entries.some(([, item]) => item === undefined)) return undefined;
  return entries
    .filter(([, item]) => item !== '')
    .map(([name, item]) => `${name} ${item}`)
    .sort()
    .join(', ');
}

const shown = (value: Value | undefined): string => {
  if (value instanceof Reference) return value.resource;
  const text = plain(value) ?? 'a value that is not known';
  return text === '' ? 'nothing' : Array.isArray(value) ? `[${text}]` : text;
};

/** A landscape of one stack has no stack in its addresses, one of several has. */
function counterpart(before: Resource, bases: Bare, heads: Bare): Resource | undefined {
  const same = heads.get(bare(before.address)) ?? [];
  const ambiguous = (bases.get(bare(before.address)) ?? []).length > 1;
  const [only] = same;
  return same.length === 1 && !ambiguous && only && (only.stack === undefined || before.stack === undefined)
    ? only
    : undefined;
}

type Bare = ReadonlyMap<string, readonly Resource[]>;

function byBareAddress({ resources }: Configuration): Bare {
  const result = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    if (resource.mode !== 'managed' || !INTERRUPTING.includes(resource.type)) continue;
    const key = bare(resource.address);
    result.set(key, [...(result.get(key) ?? []), resource]);
  }
  return result;
}

/** An address without its stack. */
export function bare(address: string): string {
  return address.replace(/^[^/"[]*\//, '');
}
