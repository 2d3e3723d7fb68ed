import { Unknown } from '../value';
import type { Prefix } from './prefix';
import { isComputed, type Reading } from './reading';

export interface PrefixList {
  readonly key: string;
  /** AWS's name of it, e.g. `com.amazonaws.eu-west-1.s3`, or the customer's. */
  readonly name: string | undefined;
  readonly entries: readonly Prefix[];
  /** Why there may be more entries. */
  readonly doubts: readonly Unknown[];
}

export function readPrefixLists(reading: Reading): Map<string, PrefixList> {
  const drafts = new Map<string, { name: string | undefined; entries: Prefix[]; doubts: Unknown[] }>();
  for (const resource of reading.of('aws_ec2_managed_prefix_list')) {
    const draft = {
      name: reading.label(resource.values['name']),
      entries: [] as Prefix[],
      doubts: [] as Unknown[],
    };
    const entries = reading.blocks(resource.values['entry']);
    if (entries instanceof Unknown) {
      if (!isComputed(entries)) draft.doubts.push(entries);
    } else for (const entry of entries) add(draft, reading.prefix(entry['cidr']), resource.address);
    drafts.set(resource.address, draft);
  }
  for (const resource of reading.of('aws_ec2_managed_prefix_list_entry')) {
    const key = reading.key(resource, 'prefix_list_id');
    const draft = typeof key === 'string' ? drafts.get(key) : undefined;
    if (draft) add(draft, reading.prefix(resource.values['cidr']), resource.address);
    else if (key instanceof Unknown) for (const other of drafts.values()) other.doubts.push(key);
  }
  for (const type of ['data.aws_ec2_managed_prefix_list', 'data.aws_prefix_list']) {
    for (const resource of reading.of(type)) {
      const name = reading.label(resource.values['name']) ?? filteredName(reading, resource.values['filter']);
      const listed = reading.list(resource.values['cidr_blocks']);
      const entries = listed instanceof Unknown ? [] : listed.flatMap((item) => known(reading.prefix(item)));
      const doubts =
        entries.length > 0 ? [] : [new Unknown(`AWS keeps the entries of ${name ?? resource.address}`)];
      drafts.set(resource.address, { name, entries, doubts });
    }
  }
  return new Map([...drafts].map(([key, draft]) => [key, { key, ...draft }]));
}

function add(
  draft: { entries: Prefix[]; doubts: Unknown[] },
  prefix: Prefix | Unknown | undefined,
  place: string,
): void {
  if (prefix instanceof Unknown) draft.doubts.push(prefix);
  else if (prefix) draft.entries.push(prefix);
  else draft.doubts.push(new Unknown(`an entry of ${place} has no block`));
}

function known(prefix: Prefix | Unknown | undefined): Prefix[] {
  return prefix === undefined || prefix instanceof Unknown ? [] : [prefix];
}

function filteredName(reading: Reading, value: Parameters<Reading['blocks']>[0]): string | undefined {
  const blocks = reading.blocks(value);
  if (blocks instanceof Unknown) return undefined;
  const block = blocks.find((candidate) => candidate['name'] === 'prefix-list-name');
  const values = block ? reading.list(block['values']) : [];
  return values instanceof Unknown ? undefined : reading.label(values[0]);
}
