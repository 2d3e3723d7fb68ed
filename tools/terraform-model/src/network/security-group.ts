import type { Resource } from '../configuration';
import { Unknown, type Reference, type Value, type ValueMap } from '../value';
import { UnknownBlock } from './chosen-block';
import { mayMean } from './may-mean';
import type { Prefix } from './prefix';
import { protocolNumber } from './protocol';
import { isComputed, type Reading } from './reading';

export interface SecurityGroup {
  readonly key: string;
  readonly vpc: string | undefined;
  readonly ingress: readonly GroupRule[];
  readonly egress: readonly GroupRule[];
  /** Why there may be more rules than these. */
  readonly doubts: readonly Unknown[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface GroupRule {
  /** Resource, and place within it for inline rules. */
  readonly said: string;
  /** IANA number; `any` for -1. */
  readonly protocol: number | 'any' | Unknown;
  /** For ICMP: type and code, -1 for all. */
  readonly from: number | Unknown | undefined;
  readonly to: number | Unknown | undefined;
  readonly peers: readonly GroupPeer[];
}

export type GroupPeer =
  | Prefix
  | { readonly host: Reference }
  | { readonly group: string }
  | { readonly prefixList: string }
  | Unknown;

export function readSecurityGroups(reading: Reading, vpcs: Iterable<string>): Map<string, SecurityGroup> {
  const drafts = new Map<string, Draft>();
  const adopted = new Map<string, string>();
  const context = { reading };
  for (const resource of reading.of('aws_default_security_group')) {
    const vpc = reading.key(resource, 'vpc_id');
    drafts.set(resource.address, inlineGroup(context, resource, typeof vpc === 'string' ? vpc : undefined));
    if (typeof vpc === 'string') adopted.set(vpc, resource.address);
  }
  for (const vpc of vpcs) if (!adopted.has(vpc)) drafts.set(vpc, untouchedDefaultGroup(vpc));
  for (const resource of reading.of('aws_security_group')) {
    const vpc = reading.key(resource, 'vpc_id');
    drafts.set(resource.address, inlineGroup(context, resource, typeof vpc === 'string' ? vpc : undefined));
  }
  const strays: { key: Unknown; doubt: Unknown }[] = [];
  for (const { resource, rule, direction } of standaloneRules(context)) {
    const key = reading.key(resource, 'security_group_id');
    const group = typeof key === 'string' ? drafts.get(adopted.get(key) ?? key) : undefined;
    if (group) {
      group[direction].push(rule);
      // A rule resource and an adopted default group: Terraform keeps both; the group's own list is the wiped one.
    } else if (key instanceof Unknown)
      strays.push({ key, doubt: new Unknown(`${resource.address} may belong to any group: ${key.because}`) });
  }
  for (const { key, doubt } of strays)
    for (const group of drafts.values()) if (mayMean(key, group.key)) group.doubts.push(doubt);
  /** Rules and interfaces name an adopted default group by its VPC: keep that name working. */
  for (const [vpc, address] of adopted) drafts.set(vpc, drafts.get(address)!);
  return new Map(drafts);
}

interface Draft extends SecurityGroup {
  readonly ingress: GroupRule[];
  readonly egress: GroupRule[];
  readonly doubts: Unknown[];
}

interface Context {
  readonly reading: Reading;
}

/** The default group of a VPC that nobody changed: everything out, its own members in. */
function untouchedDefaultGroup(vpc: string): Draft {
  const everything = { protocol: 'any', from: undefined, to: undefined } as const;
  return {
    key: vpc,
    vpc,
    ingress: [{ said: `${vpc} default security group`, ...everything, peers: [{ group: vpc }] }],
    egress: [{ said: `${vpc} default security group`, ...everything, peers: wholeWorld() }],
    doubts: [],
    tags: {},
  };
}

function wholeWorld(): Prefix[] {
  return [
    { family: 4, first: 0n, last: (1n << 32n) - 1n, length: 0, text: '0.0.0.0/0' },
    { family: 6, first: 0n, last: (1n << 128n) - 1n, length: 0, text: '::/0' },
  ];
}

function inlineGroup(context: Context, resource: Resource, vpc: string | undefined): Draft {
  const { reading } = context;
  const group: Draft = {
    key: resource.address,
    vpc,
    ingress: [],
    egress: [],
    doubts: [],
    tags: reading.tags(resource),
  };
  for (const direction of ['ingress', 'egress'] as const) {
    const value = resource.values[direction];
    const blocks = reading.blocks(value);
    if (blocks instanceof Unknown) {
      // Computed when absent: Terraform leaves what other resources made, which are read by themselves.
      if (!isComputed(blocks)) group.doubts.push(blocks);
      continue;
    }
    blocks.forEach((block, index) =>
      group[direction].push(
        readRule(context, `${resource.address} ${direction}[${index}]`, block, resource.address),
      ),
    );
  }
  return group;
}

function standaloneRules(
  context: Context,
): { resource: Resource; rule: GroupRule; direction: 'ingress' | 'egress' }[] {
  const { reading } = context;
  const result: { resource: Resource; rule: GroupRule; direction: 'ingress' | 'egress' }[] = [];
  for (const resource of reading.of('aws_security_group_rule')) {
    const group = reading.key(resource, 'security_group_id');
    result.push({
      resource,
      rule: readRule(
        context,
        resource.address,
        resource.values,
        typeof group === 'string' ? group : resource.address,
      ),
      direction: reading.label(resource.values['type']) === 'egress' ? 'egress' : 'ingress',
    });
  }
  for (const direction of ['ingress', 'egress'] as const) {
    for (const resource of reading.of(`aws_vpc_security_group_${direction}_rule`)) {
      const group = reading.key(resource, 'security_group_id');
      result.push({
        resource,
        rule: readRule(
          context,
          resource.address,
          resource.values,
          typeof group === 'string' ? group : resource.address,
        ),
        direction,
      });
    }
  }
  return result;
}

function readRule(context: Context, said: string, values: ValueMap, own: string): GroupRule {
  const { reading } = context;
  const protocol = reading.text(values['protocol'] ?? values['ip_protocol']);
  const peers: GroupPeer[] = [];
  for (const [name, family] of blockArguments) {
    const list = reading.list(values[name]);
    if (list instanceof Unknown) peers.push(new UnknownBlock(list.because, family));
    else for (const item of list) peers.push(blockPeer(reading, item, said, family));
  }
  for (const name of ['security_groups', 'source_security_group_id', 'referenced_security_group_id']) {
    const list = reading.list(values[name]);
    for (const item of list instanceof Unknown ? [list] : list) peers.push(groupPeer(reading, item));
  }
  for (const name of ['prefix_list_ids', 'prefix_list_id']) {
    const list = reading.list(values[name]);
    for (const item of list instanceof Unknown ? [list] : list) {
      const entity = reading.entity(item);
      if (entity) peers.push(entity instanceof Unknown ? entity : { prefixList: entity.key });
    }
  }
  if (reading.flag(values['self'], false) === true) peers.push({ group: own });
  return {
    said,
    protocol:
      protocol instanceof Unknown
        ? protocol
        : (protocolNumber(protocol ?? '-1') ?? new Unknown(`${protocol} is no protocol`)),
    from: reading.number(values['from_port']),
    to: reading.number(values['to_port']),
    peers,
  };
}

const blockArguments = [
  ['cidr_blocks', 4],
  ['cidr_ipv4', 4],
  ['ipv6_cidr_blocks', 6],
  ['cidr_ipv6', 6],
] as const;

function blockPeer(reading: Reading, value: Value, said: string, family: 4 | 6): GroupPeer {
  const host = reading.hostOf(value);
  if (host) return { host };
  const prefix = reading.prefix(value) ?? new Unknown(`an empty block in ${said}`);
  return prefix instanceof Unknown ? new UnknownBlock(prefix.because, family) : prefix;
}

/** `sg-…`, a reference, or `<account>/sg-…` of a peer. */
function groupPeer(reading: Reading, value: ValueMap[string]): GroupPeer {
  const entity = reading.entity(withoutAccount(value));
  if (entity instanceof Unknown) return entity;
  return entity ? { group: entity.key } : new Unknown('a security group that is not said');
}

function withoutAccount(value: Value | undefined): Value | undefined {
  if (typeof value === 'string') return value.split('/').pop();
  if (!(value instanceof Unknown)) return value;
  const [account, group, ...more] = value.parts;
  return typeof account === 'string' && /^\d{12}\/$/.test(account) && more.length === 0 ? group : value;
}
