import type { Rule } from './rule';
import { equal, isAbsent } from '../values';

const vpc: Rule = (plan) => {
  if (plan.changes('assign_generated_ipv6_cidr_block'))
    plan.becomesUnknown('ipv6_association_id', 'ipv6_cidr_block');
  if (plan.changes('instance_tenancy')) {
    const relaxed =
      plan.prior['instance_tenancy'] === 'dedicated' && plan.planned['instance_tenancy'] === 'default';
    if (!relaxed) plan.replaceFor('instance_tenancy');
  }
};

/** An address range that IPAM chose stays, whatever the state says about it. */
const ipamChosen =
  (cidr: string, length: string): Rule =>
  (plan) => {
    if (!plan.changes(cidr)) return;
    if (plan.has(plan.planned, length)) {
      plan.keepPrior(cidr);
      plan.inPlace(cidr);
    } else plan.replaceFor(cidr);
  };

/** The association is replaced in AWS, and with it its id; the resource is updated in place. */
const newIdWith =
  (argument: string): Rule =>
  (plan) => {
    if (plan.changes(argument)) plan.becomesUnknown('id');
  };

/** The four kinds of peers of a rule; a rule changes its peer in place, but not the kind of it. */
const PEERS = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'];

const securityGroupRule: Rule = (plan) => {
  if (plan.creating) return;
  const kindOf = (values: typeof plan.prior): string | undefined =>
    PEERS.find((peer) => !isAbsent(values[peer]));
  const [before, after] = [kindOf(plan.prior), kindOf(plan.planned)];
  if (before === undefined || after === undefined || before === after) return;
  plan.replaceFor(before);
  plan.replaceFor(after);
};

const endpoint: Rule = (plan) => {
  if (plan.changes('private_dns_enabled') && plan.planned['vpc_endpoint_type'] !== 'Interface')
    plan.replaceFor('private_dns_enabled');
  if (plan.changes('subnet_ids', 'subnet_configuration')) plan.becomesUnknown('network_interface_ids');
  if (plan.changes('subnet_configuration')) plan.becomesUnknown('subnet_ids');
};

const prefixList: Rule = (plan) => {
  if (plan.changes('entry')) plan.becomesUnknown('version');
};

/** Updating the default table keeps the VPC's main table; its own id never changes. */
const elasticIp: Rule = (plan) => {
  if (plan.changes('instance', 'network_interface') && !equal(plan.prior['association_id'], null))
    plan.becomesUnknown('association_id', 'private_ip', 'private_dns');
};

export const vpcRules: Readonly<Record<string, Rule>> = {
  aws_vpc: (plan) => {
    vpc(plan);
    ipamChosen('cidr_block', 'ipv4_netmask_length')(plan);
  },
  aws_vpc_ipv4_cidr_block_association: ipamChosen('cidr_block', 'ipv4_netmask_length'),
  aws_vpc_ipv6_cidr_block_association: ipamChosen('ipv6_cidr_block', 'ipv6_netmask_length'),
  aws_route_table_association: newIdWith('route_table_id'),
  aws_vpc_dhcp_options_association: newIdWith('dhcp_options_id'),
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_vpc_endpoint: endpoint,
  aws_ec2_managed_prefix_list: prefixList,
  aws_eip: elasticIp,
};
