import type { TfObject } from '../../contract';
import { parseBlock } from '../../types/address';
import {
  ruleKey,
  ruleOf,
  rulesIn,
  rulesOfElement,
  standaloneRules,
  type Direction,
  type Rule as GroupRule,
} from '../../types/ec2/security-group';
import { lookUp } from '../../types/values';
import { CREATE, CREATE_OR_UPDATE, numeric, others, text, type Check, type Rule } from '../rule';

const PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';
const SINGLE = ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'] as const;
const RULE_TYPES = [...SINGLE, 'aws_security_group_rule'] as const;

const directionOf = ({ type, values }: Check): Direction =>
  type === 'aws_vpc_security_group_egress_rule' || values['type'] === 'egress' ? 'egress' : 'ingress';

function wanted(check: Check): readonly GroupRule[] {
  if (check.type === 'aws_security_group_rule') return rulesOfElement(check.values);
  const rule = ruleOf(check.values);
  return rule === undefined ? [] : [rule];
}

/** The rules that the group has in the direction, without those of the resource that changes. */
export function rulesBeside(check: Check, group: string, direction: Direction): readonly GroupRule[] {
  const object = lookUp(check.world, ['aws_security_group'], group);
  const own = check.prior === undefined ? [] : wanted({ ...check, values: check.prior }).map(ruleKey);
  const all = [
    ...(object === undefined ? [] : rulesIn(object.values, direction)),
    ...standaloneRules(group, direction, check.world),
  ];
  return all.filter((rule) => !own.includes(ruleKey(rule)));
}

const NEEDS_PORTS = ['tcp', 'udp', '6', '17'];

function portsComplaint(values: TfObject): string | undefined {
  const protocol = String(values['ip_protocol'] ?? values['protocol'] ?? '').toLowerCase();
  const [from, to] = [numeric(values, 'from_port'), numeric(values, 'to_port')];
  if (!NEEDS_PORTS.includes(protocol)) return undefined;
  if (from === undefined || to === undefined) return `A ${protocol} rule needs both from_port and to_port`;
  if (from > to || from < 0 || to > 65535) return `Invalid TCP/UDP port range (${from}-${to})`;
  return undefined;
}

export const SECURITY_GROUP_RULES: readonly Rule[] = [
  {
    id: 'security-group-rule/duplicate',
    types: RULE_TYPES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidPermission.Duplicate',
    when: 'the group has that rule',
    source: PAGE,
    refuses: (check) => {
      const group = text(check.values, 'security_group_id');
      if (group === undefined) return undefined;
      const existing = new Set(rulesBeside(check, group, directionOf(check)).map(ruleKey));
      const twice = wanted(check).find((rule) => existing.has(ruleKey(rule)));
      return twice === undefined
        ? undefined
        : `the specified rule "peer: ${twice.source}, ${twice.protocol.toUpperCase()}, from port: ${twice.from}, to port: ${twice.to}, ALLOW" already exists`;
    },
  },
  {
    id: 'security-group-rule/ports',
    types: RULE_TYPES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a TCP or UDP rule has no ports, or a range that goes backwards or beyond 0–65535',
    source: PAGE,
    refuses: ({ values }) => portsComplaint(values),
  },
  {
    id: 'security-group-rule/cidr',
    types: RULE_TYPES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidParameterValue',
    when: 'a source or destination is no CIDR, or has host bits set',
    source: PAGE,
    refuses: (check) => {
      const bad = wanted(check).find(
        ({ kind, source }) => /cidr/.test(kind) && parseBlock(source)?.exact !== true,
      );
      return bad === undefined ? undefined : `CIDR block ${bad.source} is malformed`;
    },
  },
  {
    id: 'security-group-rule/no-peer',
    types: SINGLE,
    on: CREATE_OR_UPDATE,
    code: 'MissingParameter',
    when: 'a rule names no source or destination',
    source: PAGE,
    refuses: ({ values }) =>
      ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'].every(
        (name) => values[name] === null,
      )
        ? 'Invalid value for portRange. Must specify exactly one of cidr_ipv4, cidr_ipv6, prefix_list_id and referenced_security_group_id'
        : undefined,
  },
  {
    id: 'security-group-rule/other-vpc',
    types: RULE_TYPES,
    on: CREATE_OR_UPDATE,
    code: 'InvalidGroup.NotFound',
    when: 'a rule references a group of another VPC that neither a peering nor a transit gateway with support for it joins',
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html',
    refuses: (check) => {
      const own = text(
        lookUp(check.world, ['aws_security_group'], text(check.values, 'security_group_id'))?.values,
        'vpc_id',
      );
      for (const { kind, source } of wanted(check)) {
        const id = source.slice(source.lastIndexOf('/') + 1);
        const its =
          kind === 'security_groups'
            ? text(lookUp(check.world, ['aws_security_group'], id)?.values, 'vpc_id')
            : undefined;
        if (own !== undefined && its !== undefined && own !== its && !areJoined(check, own, its))
          return `You have specified two resources that belong to different networks: the group ${id} is in ${its}, which no peering or transit gateway joins to ${own}`;
      }
      return undefined;
    },
  },
  {
    id: 'security-group/name-taken',
    types: ['aws_security_group'],
    on: CREATE,
    code: 'InvalidGroup.Duplicate',
    when: 'the VPC has a group of that name',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html',
    refuses: (check) => {
      const [name, vpc] = [text(check.values, 'name'), text(check.values, 'vpc_id')];
      const taken =
        name !== undefined &&
        vpc !== undefined &&
        others(check, 'aws_security_group').some(
          ({ values }) => values['name'] === name && values['vpc_id'] === vpc,
        );
      return taken
        ? { message: `The security group '${name}' already exists for VPC '${vpc}'`, attribute: 'name' }
        : undefined;
    },
  },
  {
    id: 'security-group/reserved-name',
    types: ['aws_security_group'],
    on: CREATE,
    code: 'InvalidParameterValue',
    when: 'a group is to be called `default`, or its name begins with `sg-`',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html',
    refuses: ({ values }) => {
      const name = text(values, 'name');
      return name === 'default' || name?.startsWith('sg-') === true
        ? { message: `Cannot use reserved security group name: ${name}`, attribute: 'name' }
        : undefined;
    },
  },
];

/** Whether a peering connection or a transit gateway that supports it joins the two VPCs. */
function areJoined({ world }: Check, a: string, b: string): boolean {
  const peered = (from: string, to: string): boolean =>
    world
      .where('aws_vpc_peering_connection', 'vpc_id', from)
      .some(({ values }) => values['peer_vpc_id'] === to);
  const gateways = (vpc: string): string[] =>
    world
      .where('aws_ec2_transit_gateway_vpc_attachment', 'vpc_id', vpc)
      .filter(({ values }) => values['security_group_referencing_support'] !== 'disable')
      .flatMap(({ values }) => text(values, 'transit_gateway_id') ?? []);
  return peered(a, b) || peered(b, a) || gateways(a).some((gateway) => gateways(b).includes(gateway));
}
