import { LandbridgeError } from '@landbridge/terraform-model';
import type { AdvertisedAnswer } from '../api';
import { withDown, type Model } from '../model/model';
import { linkKind } from '../semantics/link-kind';
import { findResource } from '../trace/resource-endpoint';
import { advertisedPrefixes } from './prefixes';

/** Prefixes that AWS advertises to the router at the far end of a link. Throws PRV001 or PRV009. */
export function advertised(
  base: Model,
  query: { readonly on: string; readonly down?: readonly string[] },
): AdvertisedAnswer {
  const model = withDown(base, query.down ?? []);
  const link = findResource(model, query.on);
  const kind = linkKind(model, link);
  const isLink =
    model.network.vpnConnections.has(link) ||
    model.network.directConnect.interfaces.has(link) ||
    model.network.transitAttachments.get(link)?.kind === 'connect';
  if (!isLink)
    throw new LandbridgeError({
      code: 'PRV009',
      message: `${JSON.stringify(query.on)} is no link to on-premises`,
      fix: 'give a VPN connection, a virtual interface, or a Connect attachment',
    });
  const connection = model.network.vpnConnections.get(link);
  if (connection?.staticOnly === true) return { prefixes: [] };
  if (kind.to === 'unknown') return { prefixes: [], unknown: [kind.because] };
  const found = advertisedPrefixes(model, link);
  return {
    prefixes: found.prefixes.map(({ prefix, because }) => ({ prefix: prefix.text, because })),
    ...(found.unknown.length > 0 ? { unknown: found.unknown } : {}),
  };
}
