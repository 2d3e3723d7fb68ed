import type { TfObject, TfValue, WorldObject, WorldTransaction, WorldView } from '../../contract';
import type { TypeModule } from '../type-module';
import { blocks, lookUp, patch, text, texts } from '../values';

/** The rules with which a VPC's default network ACL begins. */
export function allowAllAcl(ipv6: boolean): TfObject {
  const rule = { action: 'allow', from_port: 0, to_port: 0, protocol: '-1', icmp_code: 0, icmp_type: 0 };
  const rules = [{ ...rule, rule_no: 100, cidr_block: '0.0.0.0/0', ipv6_cidr_block: '' }];
  if (ipv6) rules.push({ ...rule, rule_no: 101, cidr_block: '', ipv6_cidr_block: '::/0' });
  return { ingress: rules, egress: rules };
}

/** The default ACL of a VPC, to which its subnets belong until another one takes them. */
export function defaultAclOf(world: WorldView, vpc: string | undefined): WorldObject | undefined {
  const id = text(lookUp(world, ['aws_vpc'], vpc)?.values, 'default_network_acl_id');
  return lookUp(world, ['aws_network_acl'], id);
}

function asElement(rule: WorldObject): TfObject {
  const of = (name: string): TfValue => rule.values[name] ?? null;
  return {
    rule_no: of('rule_number'),
    action: String(of('rule_action')).toLowerCase(),
    protocol: of('protocol'),
    from_port: of('from_port') ?? 0,
    to_port: of('to_port') ?? 0,
    cidr_block: of('cidr_block') ?? '',
    ipv6_cidr_block: of('ipv6_cidr_block') ?? '',
    icmp_code: of('icmp_code') ?? 0,
    icmp_type: of('icmp_type') ?? 0,
  };
}

/** All rules of the ACL in one direction, those that are resources of their own included. */
export function aclRules(acl: WorldObject, egress: boolean, world: WorldView): readonly TfObject[] {
  const inline = blocks(acl.values, egress ? 'egress' : 'ingress');
  const numbers = new Set(inline.map((rule) => rule['rule_no']));
  const standalone = world
    .where('aws_network_acl_rule', 'network_acl_id', acl.id)
    .filter((rule) => (rule.values['egress'] === true) === egress)
    .map(asElement);
  return [...inline, ...standalone.filter((rule) => !numbers.has(rule['rule_no'] ?? null))];
}

function show(acl: WorldObject, world: WorldView): TfObject {
  const associated = world
    .where('aws_network_acl_association', 'network_acl_id', acl.id)
    .flatMap((association) => text(association.values, 'subnet_id') ?? []);
  return {
    ingress: [...aclRules(acl, false, world)],
    egress: [...aclRules(acl, true, world)],
    subnet_ids: [...new Set([...texts(acl.values, 'subnet_ids'), ...associated])],
  };
}

/** A subnet has one ACL: whoever takes it takes it from the others. */
function takeSubnets(acl: WorldObject, world: WorldTransaction): void {
  for (const subnet of texts(acl.values, 'subnet_ids')) {
    for (const other of world.where('aws_network_acl', 'subnet_ids', subnet))
      if (other.id !== acl.id)
        patch(world, other, { subnet_ids: texts(other.values, 'subnet_ids').filter((id) => id !== subnet) });
    for (const association of world.where('aws_network_acl_association', 'subnet_id', subnet))
      if (association.values['network_acl_id'] !== acl.id) world.delete(association);
  }
}

/** What belongs to a rule or association resource stays there alone; what the lists leave out is removed. */
function takeOver(acl: WorldObject, _making: unknown, world: WorldTransaction): void {
  const values: TfObject = {};
  const standalone = world.where('aws_network_acl_rule', 'network_acl_id', acl.id);
  for (const direction of ['ingress', 'egress']) {
    const inline = blocks(acl.values, direction);
    const numbers = new Set(inline.map((rule) => rule['rule_no'] ?? null));
    const owned = new Set<TfValue>();
    for (const rule of standalone) {
      if ((rule.values['egress'] === true) !== (direction === 'egress')) continue;
      const number = rule.values['rule_number'] ?? null;
      if (numbers.has(number)) owned.add(number);
      else world.delete(rule);
    }
    values[direction] = inline.filter((rule) => !owned.has(rule['rule_no'] ?? null));
  }
  const associated = world
    .where('aws_network_acl_association', 'network_acl_id', acl.id)
    .map((a) => a.values['subnet_id']);
  values['subnet_ids'] = texts(acl.values, 'subnet_ids').filter((id) => !associated.includes(id));
  takeSubnets(acl, world);
  patch(world, acl, values);
}

export const networkAcl: TypeModule = {
  values: { ingress: () => [], egress: () => [], subnet_ids: () => [] },
  created: (object, _making, world) => takeSubnets(object, world),
  updated: takeOver,
  shown: show,
};

/**
 * The default ACL has every subnet that no other one has, listed or not, and gives none up: a configuration that does
 * not list them has a difference without end, on AWS too.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl
 */
function showDefault(acl: WorldObject, world: WorldView): TfObject {
  const vpc = text(acl.values, 'vpc_id');
  const isElsewhere = (subnet: string): boolean =>
    world.where('aws_network_acl_association', 'subnet_id', subnet).length > 0 ||
    world.where('aws_network_acl', 'subnet_ids', subnet).some((other) => other.id !== acl.id);
  const own = vpc === undefined ? [] : world.where('aws_subnet', 'vpc_id', vpc).map(({ id }) => id);
  return { ...show(acl, world), subnet_ids: own.filter((id) => !isElsewhere(id)).sort() };
}

/** The VPC's default ACL, taken over: creation removes its rules, destroying leaves it as it is. */
export const defaultNetworkAcl: TypeModule = {
  ...networkAcl,
  noun: 'aws_network_acl',
  keeps: true,
  adopts: ({ planned, world }) => lookUp(world, ['aws_network_acl'], text(planned, 'default_network_acl_id')),
  values: {
    vpc_id: ({ planned, world }) =>
      lookUp(world, ['aws_network_acl'], text(planned, 'default_network_acl_id'))?.values['vpc_id'],
  },
  created: takeOver,
  shown: showDefault,
};

export const networkAclAssociation: TypeModule = {
  created: (object, _making, world) => {
    const subnet = text(object.values, 'subnet_id');
    for (const other of subnet === undefined ? [] : world.where('aws_network_acl', 'subnet_ids', subnet))
      patch(world, other, { subnet_ids: texts(other.values, 'subnet_ids').filter((id) => id !== subnet) });
  },
};
