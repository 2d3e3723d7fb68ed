import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import type { TypeModule } from '../type-module';
import { blocks, lookUp, patch, text, texts } from '../values';

export type Direction = 'ingress' | 'egress';

const EMPTY_RULE: TfObject = {
  description: '',
  cidr_blocks: [],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
};
const ANYTHING = { from_port: 0, to_port: 0, protocol: '-1' };

/** Name and rules of the group that AWS makes with a VPC. */
export function defaultGroup(id: string): TfObject {
  return {
    name: 'default',
    name_prefix: '',
    description: 'default VPC security group',
    revoke_rules_on_delete: false,
    ingress: [{ ...EMPTY_RULE, ...ANYTHING, self: true }],
    egress: [{ ...EMPTY_RULE, ...ANYTHING, cidr_blocks: ['0.0.0.0/0'] }],
    id,
  };
}

/** A rule of AWS with one source. Protocols are AWS's: names for TCP, UDP, ICMP and ICMPv6, `-1` for all. */
export interface Rule {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** The attribute of a rule in a group's list under which the source stands. */
  readonly kind: 'cidr_blocks' | 'ipv6_cidr_blocks' | 'prefix_list_ids' | 'security_groups' | 'self';
  readonly source: string;
  readonly description: string;
}

const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
  all: '-1',
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
};

export function protocolName(protocol: TfValue | undefined): string {
  const lower = String(protocol ?? '-1').toLowerCase();
  return PROTOCOL_NAMES[lower] ?? lower;
}

/** Rules in a group's own list. */
export function rulesIn(group: TfObject, direction: Direction): readonly Rule[] {
  return blocks(group, direction).flatMap((element) => rulesOfElement(element));
}

/** An element of a group's list, or an `aws_security_group_rule`, as the single rules that AWS makes of it. */
export function rulesOfElement(element: TfObject, self?: string): Rule[] {
  const common = portsOf(element);
  const kinds = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups'] as const;
  const rules: Rule[] = kinds.flatMap((kind) =>
    texts(element, kind).map((source) => ({ ...common, kind, source })),
  );
  const group = text(element, 'source_security_group_id');
  if (group !== undefined) rules.push({ ...common, kind: 'security_groups', source: group });
  if (element['self'] === true) rules.push({ ...common, kind: 'self', source: self ?? 'self' });
  return rules;
}

function portsOf(values: TfObject): Pick<Rule, 'protocol' | 'from' | 'to' | 'description'> {
  const protocol = protocolName(values['protocol'] ?? values['ip_protocol']);
  const port = (name: string): number =>
    typeof values[name] === 'number' ? values[name] : protocol === '-1' ? 0 : -1;
  return {
    protocol,
    from: port('from_port'),
    to: port('to_port'),
    description: text(values, 'description') ?? '',
  };
}

const RULE_KINDS: readonly (readonly [string, Rule['kind']])[] = [
  ['cidr_ipv4', 'cidr_blocks'],
  ['cidr_ipv6', 'ipv6_cidr_blocks'],
  ['prefix_list_id', 'prefix_list_ids'],
  ['referenced_security_group_id', 'security_groups'],
];

/** The rule of an `aws_vpc_security_group_*_rule`. */
export function ruleOf(values: TfObject): Rule | undefined {
  for (const [name, kind] of RULE_KINDS) {
    const source = text(values, name);
    if (source === undefined) continue;
    const own = kind === 'security_groups' && source === text(values, 'security_group_id');
    return { ...portsOf(values), kind: own ? 'self' : kind, source: own ? 'self' : source };
  }
  return undefined;
}

/** Rules that are resources of their own. */
export function standaloneRules(group: string, direction: Direction, world: WorldView): readonly Rule[] {
  const single = world
    .where(`aws_vpc_security_group_${direction}_rule`, 'security_group_id', group)
    .flatMap((rule) => ruleOf(rule.values) ?? []);
  const several = world
    .where('aws_security_group_rule', 'security_group_id', group)
    .filter((rule) => rule.values['type'] === direction)
    .flatMap((rule) => rulesOfElement(rule.values));
  return [...single, ...several];
}

/** What makes two rules the same to AWS. */
export const ruleKey = (rule: Rule): string =>
  `${rule.protocol}/${rule.from}/${rule.to}/${rule.kind}/${rule.source}`;

/** The provider gathers rules of equal protocol, ports and description into one element. */
function gathered(rules: readonly Rule[]): TfObject[] {
  const elements = new Map<string, TfObject>();
  for (const rule of rules) {
    const key = `${rule.protocol}/${rule.from}/${rule.to}/${rule.description}`;
    const { protocol, from: from_port, to: to_port, description } = rule;
    const element = elements.get(key) ?? { ...EMPTY_RULE, protocol, from_port, to_port, description };
    elements.set(key, element);
    if (rule.kind === 'self') element['self'] = true;
    else element[rule.kind] = [...(element[rule.kind] as TfValue[]), rule.source];
  }
  return [...elements.values()];
}

function show(group: WorldObject, world: WorldView): TfObject {
  const shown = (direction: Direction): TfValue => {
    const standalone = standaloneRules(group.id, direction, world);
    return standalone.length === 0
      ? (group.values[direction] ?? [])
      : gathered([...rulesIn(group.values, direction), ...standalone]);
  };
  return { ingress: shown('ingress'), egress: shown('egress') };
}

/** What belongs to a rule resource stays there alone; what the list leaves out is revoked. */
function takeOver(group: WorldObject, world: WorldTransaction, listed: readonly Direction[]): void {
  const values: TfObject = {};
  for (const direction of ['ingress', 'egress'] as const) {
    const inline = rulesIn(group.values, direction);
    const keys = new Set(inline.map(ruleKey));
    const standalone = standaloneRules(group.id, direction, world);
    const owned = new Set(standalone.map(ruleKey));
    if (inline.some((rule) => owned.has(ruleKey(rule))))
      values[direction] = gathered(inline.filter((rule) => !owned.has(ruleKey(rule))));
    if (!listed.includes(direction)) continue;
    for (const rule of world.where(
      `aws_vpc_security_group_${direction}_rule`,
      'security_group_id',
      group.id,
    )) {
      const key = ruleOf(rule.values);
      if (key !== undefined && !keys.has(ruleKey(key))) world.delete(rule);
    }
  }
  if (Object.keys(values).length > 0) patch(world, group, values);
}

const changed = (planned: TfObject, prior: TfObject | undefined): Direction[] =>
  (['ingress', 'egress'] as const).filter(
    (direction) =>
      Array.isArray(planned[direction]) &&
      JSON.stringify(planned[direction]) !== JSON.stringify(prior?.[direction]),
  );

const defaultVpcOf = (world: WorldView, account: string, region: string): TfValue | undefined =>
  world.list('aws_vpc', { account, region }).find((vpc) => vpc.values['is_default'] === true)?.id;

export const securityGroup: TypeModule = {
  values: {
    name_prefix: ({ planned }) => {
      const name = text(planned, 'name') ?? '';
      return /[0-9a-f]{26}$/.test(name) ? name.slice(0, -26) : '';
    },
    vpc_id: ({ world, scope }) => defaultVpcOf(world, scope.account, scope.region),
    // The provider revokes the allow-all egress that AWS puts into a new group.
    ingress: ({ prior }) => prior?.['ingress'] ?? [],
    egress: ({ prior }) => prior?.['egress'] ?? [],
  },
  shown: show,
  updated: (object, making, world) => takeOver(object, world, changed(making.planned, making.prior)),
};

/** The group that came with the VPC, taken over: creation revokes its rules, destroying leaves it as it is. */
export const defaultSecurityGroup: TypeModule = {
  ...securityGroup,
  noun: 'aws_security_group',
  keeps: true,
  adopts: ({ planned, world, scope }) => {
    const vpc = text(planned, 'vpc_id') ?? defaultVpcOf(world, scope.account, scope.region);
    return typeof vpc === 'string'
      ? world.where('aws_security_group', 'vpc_id', vpc).find((group) => group.values['name'] === 'default')
      : undefined;
  },
  values: {
    ...securityGroup.values,
    name: () => 'default',
    name_prefix: () => '',
    description: () => 'default VPC security group',
    ingress: () => [],
    egress: () => [],
  },
  created: (object, _making, world) => takeOver(object, world, ['ingress', 'egress']),
};

const ofItsGroup: TypeModule['shown'] = (object, world) =>
  lookUp(world, ['aws_security_group'], text(object.values, 'security_group_id')) === undefined
    ? undefined
    : {};

export const securityGroupRule: TypeModule = { shown: ofItsGroup };

export const oldSecurityGroupRule: TypeModule = {
  values: {
    security_group_rule_id: ({ planned, seed }) =>
      rulesOfElement(planned).length === 1 ? `sgr-${seed.hex(17, 'rule')}` : '',
    source_security_group_id: ({ planned }) =>
      planned['self'] === true ? text(planned, 'security_group_id') : null,
  },
  shown: ofItsGroup,
};
