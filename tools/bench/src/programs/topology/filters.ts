import { id, type Resources } from './resources';
import type { Shape } from './shape';
import type { VpcPlan } from './vpc-plan';

const SHARED = '10.192.0.0/10';
/** Seven groups with 18 rules in and two out. */
const GROUPS = { dense: 7, rules: 18 } as const;

/** Security groups, and the network ACL of `filtered`. */
export function addFilters(resources: Resources, plan: VpcPlan, vpc: object, shape: Shape): void {
  const groups = shape === 'dense' ? GROUPS.dense : 1;
  for (let ordinal = 0; ordinal < groups; ordinal += 1) addGroup(resources, plan, vpc, shape, ordinal);
  if (shape === 'ruled' && plan.environment !== 'shared') addRuleOfShared(resources, plan);
  if (shape === 'filtered') addAcl(resources, plan, vpc);
}

function addGroup(resources: Resources, plan: VpcPlan, vpc: object, shape: Shape, ordinal: number): void {
  const name = ordinal === 0 ? plan.name : `${plan.name}-${ordinal}`;
  const region = 'region' in vpc ? { region: vpc.region } : {};
  resources.add('security_group', name, { ...vpc, name: `${name}-base`, tags: { Name: name } });
  const group = { security_group_id: id('security_group', name), ...region };
  const allow = (rule: string, port: number, peer: object) =>
    resources.add('vpc_security_group_ingress_rule', `${name}-${rule}`, {
      ...group,
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
      ...peer,
    });
  if (shape !== 'ruled' || plan.environment !== 'shared') allow('https', 443, { cidr_ipv4: '10.0.0.0/8' });
  if (shape === 'dense')
    for (let rule = 1; rule < GROUPS.rules; rule += 1)
      allow(`${rule}`, 8000 + rule, PEERS[rule % PEERS.length]?.(plan, ordinal) ?? {});
  if (shape === 'odd') allow('odd', 10_000 + plan.at, { cidr_ipv4: plan.cidr });
  if (shape === 'uneven' && plan.isOdd) allow('odd', 8443, { cidr_ipv4: SHARED });
  const out = { ...group, ip_protocol: '-1' };
  resources.add('vpc_security_group_egress_rule', name, { ...out, cidr_ipv4: '0.0.0.0/0' });
  if (shape === 'dense')
    resources.add('vpc_security_group_egress_rule', `${name}-own`, { ...out, cidr_ipv4: plan.cidr });
}

/** Whom the rules of a dense landscape name. */
const PEERS: readonly ((plan: VpcPlan, group: number) => object)[] = [
  ({ cidr }) => ({ cidr_ipv4: cidr }),
  () => ({ cidr_ipv4: SHARED }),
  ({ name }, group) => ({
    referenced_security_group_id: id('security_group', group === 0 ? name : `${name}-${group}`),
  }),
  (plan) => ({ cidr_ipv4: plan.part(0) }),
];

/** The shared services let each VPC in by itself. */
function addRuleOfShared(resources: Resources, { name, cidr }: VpcPlan): void {
  for (const shared of ['shared-0', 'shared-1', 'shared-2'])
    resources.add('vpc_security_group_ingress_rule', `${shared}-${name}`, {
      security_group_id: id('security_group', shared),
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: cidr,
    });
}

function addAcl(resources: Resources, plan: VpcPlan, vpc: object): void {
  const rule = (rule_no: number, cidr_block: string) => ({
    rule_no,
    action: 'allow',
    cidr_block,
    protocol: '-1',
    from_port: 0,
    to_port: 0,
  });
  const rules = [rule(100, plan.cidr), rule(200, plan.environment === 'shared' ? '10.0.0.0/8' : SHARED)];
  resources.add('network_acl', plan.name, {
    ...vpc,
    subnet_ids: plan.zones.map((_, at) => id('subnet', `${plan.name}-private-${at}`)),
    ingress: rules,
    egress: rules,
  });
}
