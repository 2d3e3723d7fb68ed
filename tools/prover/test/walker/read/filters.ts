import type { ValueMap } from '@landbridge/terraform-model';
import { block, type Block } from '../address';
import { NotCovered } from '../not-covered';
import { ICMP, ICMPV6, protocolNumber } from '../packet';
import type { Acl, AclRule, Group, GroupRule, Vpc } from '../world';
import type { Values } from './values';

type Lists = ReadonlyMap<string, readonly Block[]>;
const EVERYTHING = [block('0.0.0.0/0'), block('::/0')];

export function readGroups(values: Values, vpcs: ReadonlyMap<string, Vpc>, lists: Lists): Map<string, Group> {
  const rules = new Map<string, GroupRule[]>();
  const vpcOf = new Map<string, string>();
  const start = (id: string, vpc: string): void => void (rules.set(id, []), vpcOf.set(id, vpc));
  const add = (group: string, made: readonly GroupRule[]): void => void rules.get(group)?.push(...made);

  // https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
  for (const vpc of vpcs.keys()) {
    const own = `${vpc}#default-group`;
    start(own, vpc);
    const any = { protocol: 'any', from: 0, to: 65535 } as const;
    add(own, [
      { direction: 'in', ...any, blocks: [], group: own },
      { direction: 'out', ...any, blocks: EVERYTHING, group: undefined },
    ]);
  }
  for (const { address, type, values: own } of values.ofType(
    'aws_security_group',
    'aws_default_security_group',
  )) {
    const vpc = values.target(own, 'vpc_id') ?? '';
    const id = type === 'aws_security_group' ? address : `${vpc}#default-group`;
    start(id, vpc);
    for (const [argument, direction] of [
      ['ingress', 'in'],
      ['egress', 'out'],
    ] as const) {
      for (const each of values.blocks(own, argument))
        add(id, groupRules(values, each, direction, id, lists));
    }
  }
  const meant = (group: string): string => {
    const adopted = values.ofType('aws_default_security_group').find(({ address }) => address === group);
    return adopted === undefined ? group : `${values.target(adopted.values, 'vpc_id') ?? ''}#default-group`;
  };
  for (const { values: own } of values.ofType('aws_security_group_rule')) {
    const group = meant(values.target(own, 'security_group_id') ?? '');
    add(group, groupRules(values, own, values.text(own, 'type') === 'ingress' ? 'in' : 'out', group, lists));
  }
  for (const { type, values: own } of values.ofType(
    'aws_vpc_security_group_ingress_rule',
    'aws_vpc_security_group_egress_rule',
  )) {
    const group = meant(values.target(own, 'security_group_id') ?? '');
    add(group, groupRules(values, own, type.includes('ingress') ? 'in' : 'out', group, lists));
  }
  return new Map([...rules].map(([id, made]) => [id, { id, vpc: vpcOf.get(id) ?? '', rules: made }]));
}

/** One rule a source; the three styles of rule name their arguments differently. */
function groupRules(
  values: Values,
  own: ValueMap,
  direction: 'in' | 'out',
  self: string,
  lists: Lists,
): GroupRule[] {
  const protocol = protocolNumber(values.text(own, 'protocol') ?? values.text(own, 'ip_protocol') ?? '-1');
  const ports = portRange(values, own, protocol);
  const cidrs = [
    ...['cidr_blocks', 'ipv6_cidr_blocks'].flatMap((name) => values.texts(own, name)),
    ...['cidr_ipv4', 'cidr_ipv6'].flatMap((name) => values.text(own, name) ?? []),
  ].map(block);
  const listed = [
    ...values.targets(own, 'prefix_list_ids'),
    ...(values.target(own, 'prefix_list_id') === undefined
      ? []
      : [values.target(own, 'prefix_list_id') ?? '']),
  ];
  // Who asks about such a rule is told so; the rest of the landscape can be asked about.
  const unknown = listed.find((list) => !lists.has(list));
  cidrs.push(...listed.flatMap((list) => lists.get(list) ?? []));
  const groups = [
    ...values.targets(own, 'security_groups'),
    ...['source_security_group_id', 'referenced_security_group_id'].flatMap(
      (name) => values.target(own, name) ?? [],
    ),
    ...(values.flag(own, 'self', false) ? [self] : []),
  ];
  const base = { direction, protocol, ...ports };
  return [
    ...(cidrs.length > 0 ? [{ ...base, blocks: cidrs, group: undefined }] : []),
    ...groups.map((group) => ({ ...base, blocks: [], group })),
    ...(unknown === undefined ? [] : [{ ...base, blocks: [], group: undefined, unknown }]),
  ];
}

function portRange(values: Values, own: ValueMap, protocol: number | 'any'): { from: number; to: number } {
  if (protocol === 'any') return { from: 0, to: 65535 };
  const from = values.number(own, 'from_port', protocol === ICMP || protocol === ICMPV6 ? -1 : 0);
  const to = values.number(own, 'to_port', from);
  if (protocol === ICMP || protocol === ICMPV6) {
    if (from !== -1) throw new NotCovered('rules for single ICMP types');
    return { from: 0, to: 65535 };
  }
  return { from, to };
}

export function readAcls(values: Values, vpcs: ReadonlyMap<string, Vpc>): Map<string, Acl> {
  const rules = new Map<string, AclRule[]>();
  // https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
  for (const vpc of vpcs.keys()) {
    const open = (direction: 'in' | 'out'): AclRule[] =>
      EVERYTHING.map((each) => ({
        direction,
        number: 100,
        allow: true,
        protocol: 'any',
        from: 0,
        to: 65535,
        block: each,
      }));
    rules.set(`${vpc}#default-acl`, [...open('in'), ...open('out')]);
  }
  for (const { address, values: own } of values.ofType('aws_network_acl', 'aws_default_network_acl')) {
    const made: AclRule[] = [];
    for (const each of values.blocks(own, 'ingress'))
      made.push(...aclRule(values, each, 'in', 'rule_no', 'action'));
    for (const each of values.blocks(own, 'egress'))
      made.push(...aclRule(values, each, 'out', 'rule_no', 'action'));
    rules.set(address, made);
  }
  for (const { values: own } of values.ofType('aws_network_acl_rule')) {
    const acl = values.target(own, 'network_acl_id') ?? '';
    const direction = values.flag(own, 'egress', false) ? 'out' : 'in';
    rules.get(acl)?.push(...aclRule(values, own, direction, 'rule_number', 'rule_action'));
  }
  return new Map(
    [...rules].map(([id, made]) => [id, { id, rules: [...made].sort((a, b) => a.number - b.number) }]),
  );
}

function aclRule(
  values: Values,
  own: ValueMap,
  direction: 'in' | 'out',
  number: string,
  action: string,
): AclRule[] {
  const protocol = protocolNumber(values.text(own, 'protocol') ?? '-1');
  const icmp = protocol === ICMP || protocol === ICMPV6;
  if (icmp && values.number(own, 'icmp_type', -1) !== -1) throw new NotCovered('rules for single ICMP types');
  const ported = protocol !== 'any' && !icmp;
  return ['cidr_block', 'ipv6_cidr_block'].flatMap((name) => {
    const cidr = values.text(own, name);
    if (cidr === undefined) return [];
    return [
      {
        direction,
        number: values.number(own, number, 0),
        allow: values.text(own, action)?.toLowerCase() === 'allow',
        protocol,
        from: ported ? values.number(own, 'from_port', 0) : 0,
        to: ported ? values.number(own, 'to_port', 65535) : 65535,
        block: block(cidr),
      },
    ];
  });
}
