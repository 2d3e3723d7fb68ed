import { parsePrefix, type Resource } from '@landbridge/terraform-model';
import { advertisedPrefixes } from '../advertised/prefixes';
import type { Model } from '../model/model';
import { associationPrefixes } from '../semantics/direct-connect';
import { interfacesOf } from '../semantics/link-routes';
import { INTERRUPTING, lasts, type Reaction } from './behaviour';
import { consequencesOf, type Consequence } from './cascade';
import { bare, changesBetween, type Change } from './changes';
import type { Effect, Interruption } from './interruption';
import { listChange, NOTHING_CHANGES, outages } from './outage';

/**
 * What a plan would interrupt of what is applied, told before Terraform plans: from the two configurations and what is assumed
 * of the sites alone.
 *
 * @param base what is applied
 * @param head what is configured
 */
export function interruptions(base: Model, head: Model): Interruption[] {
  const changes = changesBetween(base.network.reading.configuration, head.network.reading.configuration);
  const cascades = changes.map((change) => cascadeOf(change, base));
  const caused = new Set(cascades.flatMap((all) => all.map(({ resource }) => resource.address)));
  return changes.flatMap((change, index) => {
    const known = change.after === undefined && caused.has(change.before.address);
    const made = known ? undefined : interruptionOf(change, cascades[index] ?? [], base, head);
    return made ? [made] : [];
  });
}

function cascadeOf({ before, after, reactions }: Change, base: Model): Consequence[] {
  const isReplaced = after === undefined || reactions.some(({ reaction }) => reaction === 'replace');
  return isReplaced ? consequencesOf(before, base.network.reading.of(...INTERRUPTING)) : [];
}

function interruptionOf(
  change: Change,
  consequences: readonly Consequence[],
  base: Model,
  head: Model,
): Interruption | undefined {
  const { before, after, reactions } = change;
  const own: readonly Cause[] = after === undefined ? ['destroy'] : reactions.map(({ reaction }) => reaction);
  const strongest = STRENGTH.find((one) => own.includes(one)) ?? 'session';
  const hit = [{ resource: before, reactions: own }, ...consequences];
  const down = [...new Set(hit.flatMap(({ resource, reactions: all }) => downOf(resource, all, base)))];
  const prefixes = own.includes('prefixes') ? prefixChange(change, base, head) : NO_PREFIXES;
  const sessions = down.filter((id) => isLink(base, id));
  const links = [
    ...new Set([
      ...sessions.map((id) => id.replace(/\/tunnel[12]$/, '')),
      ...prefixes.links,
      ...linksThrough(base, down),
    ]),
  ];
  const holding = strongest === 'refused' ? attachedTo(before.address, base) : [];
  const saysMore = holding.length > 0 || strongest === 'proposed';
  if (!saysMore && links.length === 0) return undefined;
  const { announced, withdrawn, after: heard } = prefixes;
  return {
    component: before.address,
    effect: effectOf(strongest),
    changes: reactions.map(({ said }) => said),
    with: consequences.map(({ resource, reactions: all }) => ({
      component: resource.address,
      effect: all.includes('replace') ? 'replace' : 'update',
    })),
    sessions,
    holding,
    sites: saysMore ? [] : outages(base, allDown(sessions, down), links, heard),
    withdrawn,
    announced,
    ...lasts(before.type, strongest),
  };
}

type Cause = Reaction | 'destroy';

/** After these nothing of the resource carries anything for a while. */
const WHOLE: readonly Cause[] = ['destroy', 'replace', 'both-tunnels', 'session', 'detach'];

/** The reaction that a change is named after, the worst first. */
const STRENGTH: readonly Cause[] = [
  'destroy',
  'refused',
  'replace',
  'detach',
  'both-tunnels',
  'tunnel1',
  'tunnel2',
  'session',
  'prefixes',
  'proposed',
];

function effectOf(reaction: Cause): Effect {
  if (reaction === 'destroy' || reaction === 'refused' || reaction === 'replace') return reaction;
  return 'update';
}

/** What is down meanwhile, as `--down` names it. Tunnels are changed one after the other. */
function downOf({ address, type }: Resource, reactions: readonly Cause[], base: Model): string[] {
  if (type === 'aws_customer_gateway' || type === 'aws_ec2_transit_gateway') return [];
  if (reactions.some((one) => WHOLE.includes(one))) return [interfaceOf(address, type, base)];
  return reactions.flatMap((one) => (one === 'tunnel1' || one === 'tunnel2' ? [`${address}/${one}`] : []));
}

/** The interface that an accepter or a BGP peer belongs to. */
function interfaceOf(address: string, type: string, base: Model): string {
  if (!/_accepter$|_bgp_peer$/.test(type)) return address;
  const { reading } = base.network;
  const resource = reading.resource(address);
  const key = resource && reading.key(resource, 'virtual_interface_id');
  return typeof key === 'string' ? key : address;
}

/** One tunnel after the other: a connection is down for a while only where it goes as a whole. */
function allDown(sessions: readonly string[], down: readonly string[]): readonly string[] {
  const tunnels = sessions.filter((id) => /\/tunnel[12]$/.test(id));
  return tunnels.length > 1 ? down.filter((id) => !id.endsWith('/tunnel2')) : down;
}

function isLink(model: Model, id: string): boolean {
  const link = id.replace(/\/tunnel[12]$/, '');
  const { vpnConnections, directConnect, transitAttachments } = model.network;
  return (
    vpnConnections.has(link) ||
    directConnect.interfaces.has(link) ||
    transitAttachments.get(link)?.kind === 'connect'
  );
}

/** Links that lose a gateway, though not their sessions: those of an association's Direct Connect gateway. */
function linksThrough(model: Model, down: readonly string[]): string[] {
  const { gateways, interfaces } = model.network.directConnect;
  const through = [...gateways.values()].filter(({ associations }) =>
    associations.some(({ key }) => down.includes(key)),
  );
  const attached = [...model.network.vpnConnections.values()].filter(
    ({ vpnGateway }) => typeof vpnGateway === 'string' && down.includes(vpnGateway),
  );
  const onGateway = [...interfaces.values()].filter(
    ({ vpnGateway }) => typeof vpnGateway === 'string' && down.includes(vpnGateway),
  );
  return [
    ...through.flatMap(({ key }) => interfacesOf(model, key).map((one) => one.key)),
    ...[...attached, ...onGateway].map(({ key }) => key),
  ];
}

/** Attachments that keep AWS from changing the AS number of a transit gateway. */
function attachedTo(gateway: string, model: Model): string[] {
  return [...model.network.transitAttachments.values()]
    .filter((one) => one.gateway === gateway && /^(vpn|direct-connect|connect)$/.test(one.kind))
    .map(({ key }) => key);
}

interface PrefixChange {
  readonly withdrawn: readonly string[];
  readonly announced: readonly string[];
  readonly links: readonly string[];
  readonly after: Parameters<typeof outages>[3];
}
const NO_PREFIXES: PrefixChange = { withdrawn: [], announced: [], links: [], after: undefined };

/** What routers hear before and after: on a transit gateway the list itself, on a virtual private gateway what it lets through. */
function prefixChange({ before, after }: Change, base: Model, head: Model): PrefixChange {
  const old = associationOf(base, before.address);
  const next = associationOf(head, after?.address ?? before.address);
  if (old === undefined || next === undefined) return NO_PREFIXES;
  const texts = (model: Model, { association }: typeof old): string[] =>
    associationPrefixes(model, association).map(({ text }) => text);
  const links = interfacesOf(base, old.gateway).map(({ key }) => key);
  const { withdrawn, announced } = listChange(
    texts(base, old),
    texts(base, {
      ...next,
      association: { ...next.association, gateway: old.association.gateway, kind: old.association.kind },
    }),
  );
  return {
    withdrawn,
    announced,
    links,
    after: (link) => {
      if (!links.includes(link)) return NOTHING_CHANGES;
      const { prefixes, unknown } = advertisedPrefixes(base, link);
      const kept = prefixes.filter(({ prefix }) => !withdrawn.includes(prefix.text));
      const because = `announced by ${next.association.key}`;
      const more = announced
        .flatMap((text) => parsePrefix(text) ?? [])
        .map((prefix) => ({ prefix, because }));
      return { prefixes: [...kept, ...more], unknown };
    },
  };
}

function associationOf(model: Model, address: string) {
  for (const { key: gateway, associations } of model.network.directConnect.gateways.values()) {
    const association = associations.find(({ key }) => bare(key) === bare(address));
    if (association) return { gateway, association };
  }
  return undefined;
}
