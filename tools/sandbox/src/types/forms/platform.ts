import { EPOCH } from '../generic';
import { arn, globalArn, type Form } from '../form';

const rds = (resource: string): string => arn('rds', resource);
const named = (value: string): Form => ({ id: '{name}', values: { arn: value } });

/**
 * Types above the network: how AWS writes their ids and ARNs.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const PLATFORM_FORMS: Readonly<Record<string, Form>> = {
  aws_apigatewayv2_api: {
    id: '{hex:10}',
    values: {
      arn: 'arn:{partition}:apigateway:{region}::/apis/{id}',
      api_endpoint: 'https://{id}.execute-api.{region}.{suffix}',
      execution_arn: arn('execute-api', '{id}'),
    },
  },
  aws_api_gateway_rest_api: {
    id: '{hex:10}',
    values: {
      arn: 'arn:{partition}:apigateway:{region}::/restapis/{id}',
      execution_arn: arn('execute-api', '{id}'),
      root_resource_id: '{hex:9}',
    },
  },
  aws_backup_plan: { id: '{uuid}', values: { arn: arn('backup', 'backup-plan:{id}'), version: '{hex:48}' } },
  aws_backup_vault: {
    id: '{name}',
    values: { arn: arn('backup', 'backup-vault:{name}'), recovery_points: 0 },
  },
  aws_budgets_budget: {
    id: '{account_id}:{name}',
    values: { arn: globalArn('budgets', 'budget/{name}'), account_id: '{account}' },
  },
  aws_cloudfront_distribution: {
    id: 'E{capitals:13}',
    values: {
      arn: globalArn('cloudfront', 'distribution/{id}'),
      caller_reference: 'terraform-{digits:26}',
      domain_name: 'd{hex:13}.cloudfront.net',
      etag: 'E{capitals:13}',
      hosted_zone_id: 'Z2FDTNDATAQYW2',
      in_progress_validation_batches: 0,
      status: 'Deployed',
      last_modified_time: EPOCH,
    },
  },
  aws_cloudfront_function: {
    id: '{name}',
    values: { arn: globalArn('cloudfront', 'function/{name}'), status: 'UNASSOCIATED' },
  },
  aws_cloudfront_origin_access_control: {
    id: 'E{capitals:13}',
    values: { arn: globalArn('cloudfront', 'origin-access-control/{id}') },
  },
  aws_cognito_user_pool: {
    id: '{region}_{capitals:9}',
    values: {
      arn: arn('cognito-idp', 'userpool/{id}'),
      endpoint: 'cognito-idp.{region}.{suffix}/{id}',
    },
  },
  aws_cognito_user_pool_client: { id: '{hex:26}', import: ['{user_pool_id}/{id}'] },
  aws_db_instance: {
    id: 'db-{capitals:26}',
    import: ['{identifier}'],
    values: {
      arn: rds('db:{identifier}'),
      address: '{identifier}.{hex:12}.{region}.rds.{suffix}',
      resource_id: 'db-{capitals:26}',
      status: 'available',
      license_model: '',
      backup_retention_period: 0,
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      network_type: 'IPV4',
    },
  },
  aws_db_option_group: named(rds('og:{name}')),
  aws_db_parameter_group: named(rds('pg:{name}')),
  aws_db_subnet_group: named(rds('subgrp:{name}')),
  aws_ecs_capacity_provider: { id: '{arn}', values: { arn: arn('ecs', 'capacity-provider/{name}') } },
  aws_ecs_cluster: { id: '{arn}', import: ['{name}'], values: { arn: arn('ecs', 'cluster/{name}') } },
  aws_ecs_service: {
    id: '{arn}',
    import: ['{last:cluster}/{name}'],
    values: { arn: arn('ecs', 'service/{last:cluster}/{name}') },
  },
  aws_ecs_task_definition: { id: '{family}', import: ['{arn}'] },
  aws_efs_access_point: {
    id: 'fsap-{hex:17}',
    values: {
      arn: arn('elasticfilesystem', 'access-point/{id}'),
      file_system_arn: arn('elasticfilesystem', 'file-system/{file_system_id}'),
    },
  },
  aws_efs_file_system: {
    id: 'fs-{hex:17}',
    values: {
      arn: arn('elasticfilesystem', 'file-system/{id}'),
      dns_name: '{id}.efs.{region}.{suffix}',
      performance_mode: 'generalPurpose',
    },
  },
  aws_efs_mount_target: {
    id: 'fsmt-{hex:17}',
    values: {
      dns_name: '{file_system_id}.efs.{region}.{suffix}',
      file_system_arn: arn('elasticfilesystem', 'file-system/{file_system_id}'),
    },
  },
  aws_eks_access_entry: {
    id: '{cluster_name}:{principal_arn}',
    values: { access_entry_arn: arn('eks', 'access-entry/{cluster_name}/{uuid}') },
  },
  aws_eks_addon: {
    id: '{cluster_name}:{addon_name}',
    values: { arn: arn('eks', 'addon/{cluster_name}/{addon_name}/{uuid}') },
  },
  aws_eks_cluster: {
    id: '{name}',
    values: {
      arn: arn('eks', 'cluster/{name}'),
      endpoint: 'https://{hex:32}.gr7.{region}.eks.{suffix}',
      status: 'ACTIVE',
      platform_version: 'eks.1',
    },
  },
  aws_eks_fargate_profile: {
    id: '{cluster_name}:{fargate_profile_name}',
    values: { arn: arn('eks', 'fargateprofile/{cluster_name}/{fargate_profile_name}/{uuid}') },
  },
  aws_eks_node_group: {
    id: '{cluster_name}:{node_group_name}',
    values: {
      arn: arn('eks', 'nodegroup/{cluster_name}/{node_group_name}/{uuid}'),
      ami_type: 'AL2023_x86_64_STANDARD',
      capacity_type: 'ON_DEMAND',
      disk_size: 20,
      status: 'ACTIVE',
    },
  },
  aws_elasticache_cluster: {
    id: '{cluster_id}',
    values: { arn: arn('elasticache', 'cluster:{cluster_id}') },
  },
  aws_elasticache_parameter_group: named(arn('elasticache', 'parametergroup:{name}')),
  aws_elasticache_replication_group: {
    id: '{replication_group_id}',
    values: {
      arn: arn('elasticache', 'replicationgroup:{replication_group_id}'),
      primary_endpoint_address: '{replication_group_id}.{hex:6}.ng.0001.euw1.cache.{suffix}',
    },
  },
  aws_elasticache_subnet_group: named(arn('elasticache', 'subnetgroup:{name}')),
  aws_kinesis_stream: { id: '{arn}', import: ['{name}'], values: { arn: arn('kinesis', 'stream/{name}') } },
  aws_opensearch_domain: {
    id: '{arn}',
    import: ['{domain_name}'],
    values: {
      arn: arn('es', 'domain/{domain_name}'),
      domain_id: '{account}/{domain_name}',
      endpoint: 'search-{domain_name}-{hex:26}.{region}.es.{suffix}',
    },
  },
  aws_rds_cluster: {
    id: '{cluster_identifier}',
    values: {
      arn: rds('cluster:{cluster_identifier}'),
      endpoint: '{cluster_identifier}.cluster-{hex:12}.{region}.rds.{suffix}',
      reader_endpoint: '{cluster_identifier}.cluster-ro-{hex:12}.{region}.rds.{suffix}',
      cluster_resource_id: 'cluster-{capitals:26}',
    },
  },
  aws_rds_cluster_instance: { id: '{identifier}', values: { arn: rds('db:{identifier}') } },
  aws_rds_cluster_parameter_group: named(rds('cluster-pg:{name}')),
  aws_sfn_activity: { id: '{arn}', values: { arn: arn('states', 'activity:{name}') } },
  aws_volume_attachment: { id: 'vai-{digits:10}', import: ['{device_name}:{volume_id}:{instance_id}'] },
  aws_sfn_state_machine: {
    id: '{arn}',
    values: { arn: arn('states', 'stateMachine:{name}'), status: 'ACTIVE', creation_date: EPOCH },
  },
};
