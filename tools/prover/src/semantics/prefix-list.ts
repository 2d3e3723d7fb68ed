/**
 * Prefix lists: the customer's own, with the entries of the configuration, and those of AWS, whose entries only the
 * assumptions know.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
import { prefixOf, type Prefix } from '@landbridge/terraform-model';
import type { Model } from '../model/model';

export interface Entries {
  readonly entries: readonly Prefix[];
  /** Why there may be others. */
  readonly doubt: string | undefined;
}

export function prefixListEntries(model: Model, key: string): Entries {
  const list = model.network.prefixLists.get(key);
  const endpoint = model.network.endpoints.get(key);
  const name = list?.name ?? (typeof endpoint?.service === 'string' ? endpoint.service : undefined);
  const assumed =
    model.services.prefixLists.get(key) ??
    (name === undefined ? undefined : model.services.prefixLists.get(name));
  if (assumed) return { entries: assumed, doubt: undefined };
  if (list && list.doubts.length === 0) return { entries: list.entries, doubt: undefined };
  const known = [...(list?.entries ?? []), ...serviceEntries(model, name)];
  const because =
    list?.doubts[0]?.because ?? `the entries of prefix list ${name ?? key} are not in the input`;
  return { entries: known, doubt: `${because}; the assumptions can say them (prefixLists)` };
}

/** AWS's list of a service holds the service's own addresses, whatever they are. */
export function serviceEntries(model: Model, name: string | undefined): Prefix[] {
  const service = name === undefined ? undefined : model.services.known.get(name);
  return (service?.addresses ?? []).map((address) =>
    prefixOf(address.family, address.value, address.family === 4 ? 32 : 128)!,
  );
}
