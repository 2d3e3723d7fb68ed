import {
  Unknown,
  zoneLabel,
  type GroupPeer,
  type GroupRule,
  type SecurityGroup,
  type TransitAttachment,
} from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import type { Ranges } from '../headers/ranges';
import type { Member } from '../intent/member';
import type { Port } from '../model/interface';
import { remember, type Model } from '../model/model';
import { Memo } from './memo';
import { transitTable } from '../semantics/transit-routes';
import { isOwn, isWhole } from './overlaps';
import { predicatesOf } from './predicates';
import { routeClasses } from './route-class';
import { isCertain, isPlain } from './screen';

/**
 * Sources that nothing on the way to a plain target, or back, can tell apart: for them one walk speaks for all.
 *
 * Two members are twins when their own filters and tables say the same words, their attachments look the same from
 * the gateway, every transit gateway's table treats their addresses alike (theirs, another's or nobody's), and every
 * other prefix of the model holds the addresses of both or of neither.
 */
export function twinGroups(model: Model, members: readonly Member[]): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const key = signatureOf(model, member) ?? `alone ${member.text}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return [...groups.values()];
}

/** Words found before, by what they are about. */
function memos(model: Model): Readonly<Record<'group' | 'subnet' | 'acl' | 'network', Memo>> {
  return remember(model, 'screen: words', () => ({
    group: new Memo(),
    subnet: new Memo(),
    acl: new Memo(),
    network: new Memo(),
  }));
}

/** A target whose choice of source addresses cannot be rewritten on the way: no public address, no middlebox rules. */
export function isTwinTarget(model: Model, member: Member): boolean {
  return isPlain(model, member) && model.network.firewalls.size === 0 && isCertain(model);
}

/** Undefined where a member is like no other. */
function signatureOf(model: Model, member: Member): string | undefined {
  if (!isCertain(model)) return undefined;
  // A failed thing of its own makes a member special; zones and Regions stand in the signature.
  if (model.failures.list.some((id) => !/^(az|region):/.test(id))) return undefined;
  const sender = senderOf(model, member);
  if (sender === undefined) return undefined;
  const { words, subnet, vpc, addresses } = sender;
  const parts = [
    words,
    subnetWords(model, subnet),
    networkWords(model, vpc),
    // Network ACLs treat what stands in a subnet of the attachment otherwise.
    attachmentsOf(model, vpc)
      .map(({ subnets }) => subnets.includes(subnet))
      .join(),
    addressWords(model, vpc, addresses),
  ];
  return parts.includes(undefined) ? undefined : parts.join('\n');
}

/** What sends for a member, as far as the member itself says it. */
interface Sender {
  readonly words: string | undefined;
  readonly subnet: string;
  readonly vpc: string;
  readonly addresses: readonly { readonly family: Family; readonly range: Ranges<bigint> }[];
}

function senderOf(model: Model, { kind, text }: Member): Sender | undefined {
  if (kind === 'subnet') return subnetSender(model, text);
  const [port, ...more] = kind === 'resource' ? (model.ports.ofOwner.get(text) ?? []) : [];
  if (port === undefined || more.length > 0) return undefined;
  const { subnet, vpc } = port.network;
  return { words: portWords(model, port), subnet, vpc, addresses: port.addresses };
}

/** An interface that may have any address of the subnet, which nobody else has any of. */
function subnetSender(model: Model, key: string): Sender | undefined {
  const subnet = model.network.subnets.get(key);
  if (subnet === undefined || (model.ports.ofSubnet.get(key) ?? []).length > 0) return undefined;
  const blocks = model.blocks.ofSubnet.get(key);
  const addresses: { family: Family; range: Ranges<bigint> }[] = [];
  for (const family of [4, 6] as const) {
    const block = blocks?.[family];
    if (block instanceof Unknown) return undefined;
    if (block !== undefined) addresses.push({ family, range: [block.first, block.last] });
  }
  const words = `subnet ${String(subnet.mapsPublicIp)} ${addresses.map(({ family }) => family).join()}`;
  return { words, subnet: key, vpc: subnet.vpc, addresses };
}

function portWords(model: Model, { key, owner, network, addresses }: Port): string | undefined {
  const { groups, groupDoubt, ungrouped, sourceDestCheck, kind } = network;
  if (groupDoubt !== undefined || sourceDestCheck !== true || (kind !== 'instance' && kind !== 'workload'))
    return undefined;
  const { namedGroups, namedHosts } = predicatesOf(model);
  if (namedHosts.has(key) || namedHosts.has(owner)) return undefined;
  const rules = groups.map((group) => (namedGroups.has(group) ? undefined : groupWords(model, group)));
  if (rules.includes(undefined)) return undefined;
  const publics = addresses.map(
    (address) =>
      `${address.family}${address.isKnown} ${address.public === undefined && address.publicDoubt === undefined}`,
  );
  return `${ungrouped} ${publics.join()} ${rules.sort().join('; ')}`;
}

function groupWords(model: Model, key: string): string | undefined {
  return memos(model).group.of(key, () => {
    const group = model.network.securityGroups.get(key);
    if (group === undefined || group.doubts.length > 0) return undefined;
    const words = [
      ...group.ingress.map((rule) => `in ${ruleWords(model, rule, group)}`),
      ...group.egress.map((rule) => `out ${ruleWords(model, rule, group)}`),
    ];
    return words.sort().join(', ');
  });
}

function ruleWords(model: Model, { protocol, from, to, peers }: GroupRule, group: SecurityGroup): string {
  return `${String(protocol)} ${String(from)}-${String(to)} ${peers
    .map((peer) => peerWord(model, peer, group))
    .sort()
    .join(' ')}`;
}

function peerWord(model: Model, peer: GroupPeer, { key: own, vpc }: SecurityGroup): string {
  if (peer instanceof Unknown) return `unknown in ${own}`;
  if ('host' in peer) return `host ${peer.host.toString()}`;
  if ('group' in peer) return peer.group === own ? 'itself' : `group ${peer.group}`;
  if ('prefixList' in peer) return `list ${peer.prefixList}`;
  return isOwn(model, vpc, peer) ? 'own addresses' : peer.text;
}

function subnetWords(model: Model, key: string): string | undefined {
  return memos(model).subnet.of(key, () => {
    const subnet = model.network.subnets.get(key);
    const at = routeClasses(model).ofSubnet(key);
    // A route that leads to something of its own makes the subnet special.
    if (subnet === undefined || at.isWild || at.key.includes('>wild')) return undefined;
    return `${zoneLabel(subnet.zone)} ${subnet.region ?? ''} ${aclWords(model, key, subnet.vpc)} ${at.key}`;
  });
}

function aclWords(model: Model, subnet: string, vpc: string): string | undefined {
  const { networkAcls } = model.network;
  const key = networkAcls.ofSubnet.get(subnet) ?? networkAcls.ofVpc.get(vpc) ?? subnet;
  return memos(model).acl.of(key, () => {
    const acl = networkAcls.acls.get(key);
    if (acl === undefined || acl.doubts.length > 0 || networkAcls.doubts.size > 0) return `acl ${key}`;
    const rules = [
      ...acl.ingress.map((rule) => ({ ...rule, way: 'in' })),
      ...acl.egress.map((rule) => ({ ...rule, way: 'out' })),
    ];
    return rules
      .map(({ way, number, action, protocol, block, from, to, icmpType, icmpCode }) =>
        [
          way,
          number,
          action,
          protocol,
          block instanceof Unknown ? key : isWhole(model, acl.vpc, block) ? 'own addresses' : block.text,
          from,
          to,
          icmpType,
          icmpCode,
        ].join(' '),
      )
      .join(', ');
  });
}

function networkWords(model: Model, vpc: string): string | undefined {
  return memos(model).network.of(vpc, () => {
    const known = model.network.vpcs.get(vpc);
    if (known === undefined || known.doubts.length > 0 || isEnteredOtherwise(model, vpc)) return undefined;
    const words = attachmentsOf(model, vpc).map((attachment) => attachmentWords(model, attachment));
    return words.includes(undefined) ? undefined : `${known.region ?? ''} ${words.sort().join('; ')}`;
  });
}

/**
 * A transit gateway's table says which VPC it sends packets to; the routes of a VPC that lead over a peering or a
 * virtual private gateway say so of none but one.
 */
function isEnteredOtherwise(model: Model, vpc: string): boolean {
  const peered = remember(model, 'screen: peered VPCs', () => {
    const ends = [...model.network.peerings.values()].flatMap(({ requester, accepter }) => [
      requester,
      accepter,
    ]);
    return new Set(ends.map(String));
  });
  return peered.has(vpc) || model.gateways.vpn.has(vpc);
}

function attachmentWords(
  model: Model,
  { gateway, subnets, subnetDoubt, appliance, ipv6, groupReferences, pending, key }: TransitAttachment,
): string | undefined {
  if (subnetDoubt !== undefined) return undefined;
  const own = subnets.map((subnet) => subnetWords(model, subnet));
  if (own.includes(undefined)) return undefined;
  const tables = model.network.transitTables.association.get(key) ?? [];
  return [gateway, appliance, ipv6, groupReferences, pending, tables.join(), own.sort().join('|')]
    .map(String)
    .join(' ');
}

/** How the rest of the landscape sees the addresses. */
function addressWords(model: Model, vpc: string, addresses: Sender['addresses']): string | undefined {
  const own = new Set(attachmentsOf(model, vpc).map(({ key }) => key));
  const words: string[] = [];
  for (const { family, range } of addresses) {
    const around = predicatesOf(model).around(family, range);
    if (around === undefined) return undefined;
    words.push(around);
    for (const key of model.network.transitTables.tables.keys()) {
      const { parts, rest } = transitTable(model, key)?.map[family].split(range) ?? { parts: [], rest: [] };
      const [only] = parts;
      if (parts.length > 1 || (only !== undefined && rest.length > 0)) return undefined;
      const targets = only?.value.targets ?? [];
      words.push(targets.length === 1 && own.has(String(targets[0])) ? 'own' : targets.map(String).join());
    }
  }
  return words.join(' ');
}

function attachmentsOf(model: Model, vpc: string): readonly TransitAttachment[] {
  const index = remember(model, 'screen: attachments by VPC', () => {
    const map = new Map<string, TransitAttachment[]>();
    for (const attachment of model.network.transitAttachments.values()) {
      if (attachment.kind !== 'vpc') continue;
      const key = String(attachment.resource);
      map.set(key, [...(map.get(key) ?? []), attachment]);
    }
    return map;
  });
  return index.get(vpc) ?? [];
}
