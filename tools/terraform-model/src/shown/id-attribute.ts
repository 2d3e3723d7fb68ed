import type { Reference } from '../value';

/** Attributes that hold an id although their name does not end in one. */
const PLAIN_NAMES: Readonly<Record<string, string>> = {
  subnets: 'subnet',
  vpc_security_group_ids: 'security_group',
  security_groups: 'security_group',
  instance: 'instance',
  instances: 'instance',
  network_interface: 'network_interface',
  allocation_id: 'eip',
  gateway_id: 'gateway',
  nat_gateway_id: 'nat_gateway',
  load_balancer_arn: 'lb',
  target_group_arn: 'lb_target_group',
  target_group_arns: 'lb_target_group',
};

/** Attributes whose name says nothing of the types they take. */
const TYPES: Readonly<Record<string, RegExp>> = {
  target_id: /^aws_(instance|lb|alb|lambda_function|lambda_alias)$/,
  network_load_balancer_arns: /^aws_(lb|alb)$/,
  gateway_load_balancer_arns: /^aws_(lb|alb)$/,
  vpc_zone_identifier: /^aws_(default_)?subnet$/,
  service_name: /^aws_vpc_endpoint_service$/,
  autoscaling_group_name: /^aws_autoscaling_group$/,
  launch_configuration: /^aws_launch_configuration$/,
  load_balancers: /^aws_elb$/,
  elb: /^aws_elb$/,
  resource_arn: /^aws_networkfirewall_rule_group$/,
};

/** Attributes by which those name an object. */
const NAMES = new Set(['', 'id', 'arn', 'name', 'service_name', 'private_ip', 'invoke_arn', 'qualified_arn']);

/** Words that say which role the object has, not what it is. */
const ROLES = new Set([
  'source',
  'destination',
  'peer',
  'referenced',
  'target',
  'associated',
  'replacement',
  'vpc',
  'default',
]);

/** `subnet_ids` → `subnet`; undefined for an attribute that holds no id. */
export function nounOf(attribute: string): string | undefined {
  if (Object.hasOwn(PLAIN_NAMES, attribute)) return PLAIN_NAMES[attribute];
  return /^(.+)_(?:id|ids|arn|arns)$/.exec(attribute)?.[1];
}

/** Whether the id of that resource type is what the attribute asks for. */
export function takes(attribute: string, type: string): boolean {
  const types = TYPES[attribute];
  if (types !== undefined) return types.test(type);
  const noun = nounOf(attribute);
  if (noun === undefined) return false;
  const words = type
    .replace(/^aws_/, '')
    .replace(/_accepter$/, '')
    .split('_');
  const wanted = noun.split('_');
  while (wanted.length > 1 && ROLES.has(wanted[0] ?? '') && words.at(-1) !== wanted[0]) wanted.shift();
  if (words.at(-1) !== wanted.at(-1)) return false;
  let at = 0;
  for (const word of words) if (word === wanted[at]) at += 1;
  return at === wanted.length;
}

/** The attribute of the whole resource that a consumer reads. */
export function idAttribute(consumer: string): 'id' | 'arn' {
  return /_arns?$/.test(consumer) ? 'arn' : 'id';
}

/** Whether a reference can be the attribute's whole value: an id of the right kind of object. */
export function fits(consumer: string, { resource, attribute }: Reference): boolean {
  if (Object.hasOwn(TYPES, consumer)) return NAMES.has(attribute) && takes(consumer, typeOf(resource));
  const noun = nounOf(consumer);
  if (noun === undefined) return false;
  if (['', 'id', 'arn', 'allocation_id'].includes(attribute)) return takes(consumer, typeOf(resource));
  const last = attribute.replace(/\.\d+$/, '');
  return nounOf(last)?.split('_').at(-1) === noun.split('_').at(-1);
}

/** `prod/module.a["x"].aws_vpc.main[0]` → `aws_vpc` */
export function typeOf(address: string): string {
  const plain = address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+|\?)\]/g, '');
  return plain.split('.').at(-2)?.split('/').pop() ?? '';
}
