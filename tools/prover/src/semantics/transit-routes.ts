/**
 * Transit gateway route tables: longest prefix; of equal prefixes static (also blackhole), then prefix-list
 * references, then propagated routes of VPCs, DX gateways, Connect and VPN, peering last. Routes of equal standing
 * share the traffic.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
import { Unknown, type Prefix, type TransitAttachment } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import { IntervalMap, type Block } from '../headers/interval-map';
import { remember, type Model } from '../model/model';
import type { RouteOrigin } from '../trace/result';
import { linkRoutes, vpnRoutes } from './link-routes';
import { prefixListEntries } from './prefix-list';

export interface TransitTableRoute {
  readonly prefix: Prefix;
  readonly origin: RouteOrigin;
  /** Attachment keys of equal standing. */
  readonly targets: readonly (string | 'blackhole' | Unknown)[];
  readonly said: string;
}

export interface CompiledTransitTable {
  readonly key: string;
  readonly map: Readonly<Record<Family, IntervalMap<TransitTableRoute>>>;
  readonly routes: readonly TransitTableRoute[];
  readonly doubts: readonly string[];
  readonly unsaid: readonly { readonly component: string; readonly because: string }[];
}

/** Lower is better. */
interface Ranked {
  readonly prefix: Prefix;
  readonly rank: readonly number[];
  readonly origin: RouteOrigin;
  readonly target: string | 'blackhole' | Unknown;
  readonly said: string;
  /** Routes of these kinds share the traffic when they stand equal. */
  readonly shares: boolean;
}

export function transitTable(model: Model, key: string): CompiledTransitTable | undefined {
  return remember(model, `transit table ${key}`, () => compile(model, key));
}

function compile(model: Model, key: string): CompiledTransitTable | undefined {
  const table = model.network.transitTables.tables.get(key);
  if (!table) return undefined;
  const doubts = table.doubts.map((doubt) => doubt.because);
  const unsaid: { component: string; because: string }[] = [];
  const ranked: Ranked[] = [];
  for (const route of table.routes) {
    const base = { target: route.target, said: route.said, shares: false };
    if (route.destination instanceof Unknown) doubts.push(`${route.said}: ${route.destination.because}`);
    else if ('prefixList' in route.destination) {
      const list = prefixListEntries(model, route.destination.prefixList);
      if (list.doubt !== undefined) doubts.push(`${route.said}: ${list.doubt}`);
      for (const prefix of list.entries) ranked.push({ ...base, prefix, rank: [1], origin: 'prefix-list' });
    } else ranked.push({ ...base, prefix: route.destination, rank: [0], origin: 'static' });
  }
  for (const attachmentKey of table.propagations) {
    const attachment = model.network.transitAttachments.get(attachmentKey);
    if (!attachment) doubts.push(`attachment ${attachmentKey} is not in the input, nor are its routes`);
    else if (!model.failures.resource(attachmentKey)) ranked.push(...propagated(model, attachment, unsaid));
  }
  const routes = best(ranked);
  const blocks: Record<Family, Block<TransitTableRoute>[]> = { 4: [], 6: [] };
  for (const route of routes)
    blocks[route.prefix.family].push({ first: route.prefix.first, last: route.prefix.last, value: route });
  return {
    key,
    map: { 4: new IntervalMap(blocks[4]), 6: new IntervalMap(blocks[6]) },
    routes,
    doubts,
    unsaid,
  };
}

function propagated(
  model: Model,
  attachment: TransitAttachment,
  unsaid: { component: string; because: string }[],
): Ranked[] {
  const base = { origin: 'propagated' as const, target: attachment.key, shares: true };
  if (attachment.pending !== undefined) return [];
  switch (attachment.kind) {
    case 'vpc': {
      const vpc = typeof attachment.resource === 'string' ? attachment.resource : undefined;
      const blocks = vpc === undefined ? undefined : model.blocks.ofVpc.get(vpc);
      if (!blocks) {
        unsaid.push({
          component: attachment.key,
          because: `the blocks of the VPC of ${attachment.key} are not known`,
        });
        return [];
      }
      for (const doubt of model.network.vpcs.get(vpc!)?.doubts ?? [])
        unsaid.push({ component: attachment.key, because: doubt.because });
      return blocks.map((prefix) => ({
        ...base,
        prefix,
        rank: [2],
        said: `${vpc} propagates ${prefix.text}`,
        shares: false,
      }));
    }
    case 'direct-connect': {
      const routes = linkRoutes(model, attachment);
      unsaid.push(...routes.unsaid);
      return routes.routes.map((route) => ({
        ...base,
        prefix: route.prefix,
        rank: [3, ...route.rank],
        said: route.because,
      }));
    }
    case 'connect': {
      const routes = linkRoutes(model, attachment);
      unsaid.push(...routes.unsaid);
      return routes.routes.map((route) => ({
        ...base,
        prefix: route.prefix,
        rank: [4, ...route.rank],
        said: route.because,
      }));
    }
    case 'vpn': {
      const connection = model.network.vpnConnections.get(attachment.key);
      const routes = connection ? vpnRoutes(model, connection) : { routes: [], unsaid: [] };
      unsaid.push(...routes.unsaid);
      const kind = connection?.transport === undefined ? 6 : 5;
      return routes.routes.map((route) => ({
        ...base,
        prefix: route.prefix,
        rank: [kind, ...route.rank.slice(1)],
        said: route.because,
      }));
    }
    default:
      // Peering attachments and firewalls propagate nothing; others are not understood.
      if (attachment.kind === 'other')
        unsaid.push({ component: attachment.key, because: `what ${attachment.key} propagates is not known` });
      return [];
  }
}

/** Per prefix the best routes; a prefix whose best route is of a kind that does not share keeps the first alone. */
function best(ranked: readonly Ranked[]): TransitTableRoute[] {
  const byPrefix = new Map<string, Ranked[]>();
  for (const route of ranked) {
    const list = byPrefix.get(route.prefix.text);
    if (!list) byPrefix.set(route.prefix.text, [route]);
    else {
      const order = compareRanks(route.rank, list[0]!.rank);
      if (order < 0) byPrefix.set(route.prefix.text, [route]);
      else if (order === 0) list.push(route);
    }
  }
  return [...byPrefix.values()].map((list) => {
    const chosen = list[0]!.shares ? list : list.slice(0, 1);
    const twins = list[0]!.rank[0] === 2 && list.length > 1;
    return {
      prefix: list[0]!.prefix,
      origin: list[0]!.origin,
      targets: twins ? [firstAttached(list)] : chosen.map((route) => route.target),
      said: chosen.map((route) => route.said).join(', '),
    };
  });
}

export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Table with which an attachment is associated on one gateway. */
export function associatedTable(
  model: Model,
  attachment: string,
  gateway: string,
): string | Unknown | undefined {
  const { association, doubts, tables } = model.network.transitTables;
  const doubt = doubts.get(attachment);
  if (doubt) return doubt;
  return (association.get(attachment) ?? []).find((key) => tables.get(key)?.gateway === gateway);
}

/** Of two VPCs with the same block the one attached first is propagated; Terraform does not say which that is. */
function firstAttached(list: readonly Ranked[]): Unknown {
  const names = list.map((route) => String(route.target)).join(' and ');
  return new Unknown(`${names} propagate the same block, and which was attached first is not known`);
}
