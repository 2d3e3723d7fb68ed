import type { TfValue } from '../../contract';
import { text, texts } from '../../types/values';
import type { Found, Lookup } from '../lookup';
import { plural } from './ec2';

const lb: Lookup = { nouns: ['aws_lb'], words: 'ELBv2 Load Balancer', code: 'LoadBalancerNotFound' };
const targetGroup: Lookup = {
  nouns: ['aws_lb_target_group'],
  words: 'ELBv2 Target Group',
  code: 'TargetGroupNotFound',
};

const withoutDot = (value: TfValue | undefined): string =>
  String(value ?? '')
    .replace(/\.$/, '')
    .toLowerCase();
const vpcsOf = (one: Found): readonly TfValue[] => {
  const vpcs = one.values['vpc'];
  return Array.isArray(vpcs)
    ? vpcs.flatMap((vpc) => text(vpc as Record<string, TfValue>, 'vpc_id') ?? [])
    : [];
};

const zone: Lookup = {
  nouns: ['aws_route53_zone'],
  words: 'Route53 Hosted Zone',
  code: 'NoSuchHostedZone',
  arguments: {
    zone_id: 'id',
    name: (one, wanted) => withoutDot(one.values['name']) === withoutDot(wanted),
    private_zone: (one, wanted) => vpcsOf(one).length > 0 === wanted,
    vpc_id: (one, wanted) => vpcsOf(one).includes(wanted),
  },
  // A name alone means the public zone.
  choose: (found, { config }) =>
    config['private_zone'] === null &&
    config['vpc_id'] === null &&
    config['zone_id'] === null &&
    text(config, 'id') === undefined
      ? found.filter((one) => vpcsOf(one).length === 0)
      : found,
  values: {
    zone_id: (one) => one.object.id,
    private_zone: (one) => vpcsOf(one).length > 0,
    caller_reference: (one) => `terraform-${one.object.id}`,
    resource_record_set_count: (one, world) =>
      2 + world.where('aws_route53_record', 'zone_id', one.object.id).length,
  },
};

const certificate: Lookup = {
  nouns: ['aws_acm_certificate'],
  words: 'ACM Certificate',
  arguments: {
    domain: 'domain_name',
    statuses: (one, wanted) => (wanted as TfValue[]).includes(one.values['status'] ?? ''),
    types: (one, wanted) => (wanted as TfValue[]).includes(one.values['type'] ?? ''),
    key_types: (one, wanted) => (wanted as TfValue[]).includes(one.values['key_algorithm'] ?? 'RSA_2048'),
  },
  // Without `statuses`, only issued certificates are looked at.
  among: (one, { config }) => texts(config, 'statuses').length > 0 || one.values['status'] === 'ISSUED',
  choose: (found, { config }) => (config['most_recent'] === true ? found.slice(-1) : found),
  values: { domain: 'domain_name' },
};

const secret: Lookup = {
  nouns: ['aws_secretsmanager_secret'],
  words: 'Secrets Manager Secret',
  code: 'ResourceNotFoundException',
};

const named = (type: string, words: string, code?: string): Lookup => ({
  nouns: [type],
  words,
  ...(code !== undefined && { code }),
});

/** Whether a key is meant by its id, its ARN or an alias. */
const isKey: NonNullable<Lookup['arguments']>[string] = (one, wanted, world) => {
  const name = String(wanted).replace(/^arn:[^:]*:kms:[^:]*:\d*:(?:key\/)?/, '');
  if (!name.startsWith('alias/')) return one.object.id === name;
  return world
    .where('aws_kms_alias', 'name', name, { account: one.object.account, region: one.object.region })
    .some(({ values }) => String(values['target_key_id']).endsWith(one.object.id));
};

export const SERVICE_LOOKUPS: Readonly<Record<string, Lookup>> = {
  aws_lb: lb,
  aws_alb: lb,
  aws_lbs: plural(lb, { arns: 'arn' }),
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_listener: named('aws_lb_listener', 'ELBv2 Listener', 'ListenerNotFound'),
  aws_alb_listener: named('aws_lb_listener', 'ELBv2 Listener', 'ListenerNotFound'),
  aws_route53_zone: zone,
  aws_acm_certificate: certificate,
  aws_secretsmanager_secret: secret,
  aws_dx_gateway: named('aws_dx_gateway', 'Direct Connect Gateway'),
  aws_iam_role: named('aws_iam_role', 'IAM Role', 'NoSuchEntity'),
  aws_iam_instance_profile: named('aws_iam_instance_profile', 'IAM Instance Profile', 'NoSuchEntity'),
  aws_db_instance: {
    ...named('aws_db_instance', 'RDS DB Instance', 'DBInstanceNotFound'),
    arguments: { db_instance_identifier: 'identifier' },
  },
  aws_ecs_cluster: {
    ...named('aws_ecs_cluster', 'ECS Cluster', 'ClusterNotFoundException'),
    arguments: { cluster_name: 'name' },
    values: { cluster_name: 'name', status: () => 'ACTIVE' },
  },
  aws_efs_file_system: {
    ...named('aws_efs_file_system', 'EFS file system', 'FileSystemNotFound'),
    arguments: { file_system_id: 'id' },
    values: { file_system_id: (one) => one.object.id },
  },
  aws_iam_group: {
    ...named('aws_iam_group', 'IAM Group', 'NoSuchEntity'),
    arguments: { group_name: 'name' },
  },
  aws_iam_user: { ...named('aws_iam_user', 'IAM User', 'NoSuchEntity'), arguments: { user_name: 'name' } },
  aws_kms_alias: named('aws_kms_alias', 'KMS Alias', 'NotFoundException'),
  aws_kms_key: {
    ...named('aws_kms_key', 'KMS Key', 'NotFoundException'),
    arguments: { key_id: isKey },
    values: {
      key_id: (one) => one.object.id,
      aws_account_id: (one) => one.object.account,
      enabled: (one) => one.values['is_enabled'] !== false,
      key_state: (one) => (one.values['is_enabled'] === false ? 'Disabled' : 'Enabled'),
      key_manager: () => 'CUSTOMER',
      key_spec: 'customer_master_key_spec',
      origin: () => 'AWS_KMS',
      creation_date: () => '2025-01-01T00:00:00Z',
    },
  },
  aws_ram_resource_share: {
    nouns: ['aws_ram_resource_share'],
    words: 'RAM Resource Share',
    among: (one, { config, scope }) =>
      (config['resource_owner'] === 'SELF') === (one.object.account === scope.account),
    arguments: { resource_share_status: (_one, wanted) => wanted === 'ACTIVE' },
    values: {
      owning_account_id: (one) => one.object.account,
      status: () => 'ACTIVE',
      resource_arns: (one, world) =>
        world
          .where('aws_ram_resource_association', 'resource_share_arn', one.object.id)
          .map(({ values }) => values['resource_arn'] ?? ''),
    },
  },
  aws_vpc_security_group_rule: {
    nouns: ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
    words: 'VPC Security Group Rule',
    arguments: { security_group_rule_id: 'id' },
    filters: { 'group-id': 'security_group_id', 'security-group-rule-id': 'id' },
    values: { is_egress: (one) => one.object.type === 'aws_vpc_security_group_egress_rule' },
  },
  aws_vpc_security_group_rules: {
    nouns: ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
    words: 'VPC Security Group Rule',
    filters: { 'group-id': 'security_group_id', 'security-group-rule-id': 'id' },
    lists: { ids: 'id' },
  },
  aws_vpc_ipam_pool: {
    nouns: ['aws_vpc_ipam_pool'],
    words: 'IPAM Pool',
    arguments: { ipam_pool_id: 'id' },
    filters: { 'ipam-pool-id': 'id' },
    values: { ipam_pool_id: (one) => one.object.id },
  },
};
