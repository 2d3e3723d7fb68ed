import type { TfValue } from '../../contract';

const always =
  (...elements: TfValue[]) =>
  (): TfValue => [...elements];
const nothing = always();
const disabled = always({ enabled: false });

/** Types above the network whose blocks are asked for most; what AWS documents as the default of each. */
export const PLATFORM_BLOCKS = {
  aws_api_gateway_domain_name: {
    endpoint_configuration: always({ types: ['EDGE'], ip_address_type: 'ipv4', vpc_endpoint_ids: [] }),
  },
  aws_api_gateway_rest_api: {
    endpoint_configuration: always({ types: ['EDGE'], ip_address_type: 'ipv4', vpc_endpoint_ids: [] }),
  },
  /** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html */
  aws_cognito_user_pool: {
    admin_create_user_config: always({ allow_admin_create_user_only: false, invite_message_template: [] }),
    password_policy: always({
      minimum_length: 8,
      password_history_size: 0,
      require_lowercase: true,
      require_numbers: true,
      require_symbols: true,
      require_uppercase: true,
      temporary_password_validity_days: 7,
    }),
    sign_in_policy: always({ allowed_first_auth_factors: ['PASSWORD'] }),
    verification_message_template: always({ default_email_option: 'CONFIRM_WITH_CODE' }),
  },
  aws_config_configuration_recorder: {
    recording_group: always({ all_supported: true, include_global_resource_types: false }),
    recording_mode: always({ recording_frequency: 'CONTINUOUS', recording_mode_override: [] }),
  },
  aws_ecs_cluster: { setting: always({ name: 'containerInsights', value: 'disabled' }) },
  aws_ecs_service: { deployment_configuration: always({ strategy: 'ROLLING', bake_time_in_minutes: '0' }) },
  aws_efs_access_point: { root_directory: always({ path: '/', creation_info: [] }) },
  aws_efs_file_system: { protection: always({ replication_overwrite: 'ENABLED' }) },
  /** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
  aws_eks_cluster: {
    access_config: always({
      authentication_mode: 'CONFIG_MAP',
      bootstrap_cluster_creator_admin_permissions: true,
    }),
    compute_config: nothing,
    control_plane_scaling_config: always({ tier: 'standard' }),
    kubernetes_network_config: always({
      elastic_load_balancing: [{ enabled: false }],
      ip_family: 'ipv4',
      service_ipv4_cidr: '172.20.0.0/16',
      service_ipv6_cidr: '',
    }),
    storage_config: nothing,
    upgrade_policy: always({ support_type: 'EXTENDED' }),
  },
  aws_eks_node_group: {
    node_repair_config: nothing,
    update_config: always({ max_unavailable: 1, max_unavailable_percentage: 0 }),
  },
  aws_elasticsearch_domain: { encrypt_at_rest: disabled, node_to_node_encryption: disabled },
  aws_kinesis_stream: { stream_mode_details: always({ stream_mode: 'PROVISIONED' }) },
  aws_lambda_event_source_mapping: {
    amazon_managed_kafka_event_source_config: nothing,
    self_managed_kafka_event_source_config: nothing,
  },
  aws_opensearch_domain: { encrypt_at_rest: disabled, node_to_node_encryption: disabled },
  aws_sfn_state_machine: {
    encryption_configuration: always({
      kms_data_key_reuse_period_seconds: 0,
      kms_key_id: '',
      type: 'AWS_OWNED_KEY',
    }),
    logging_configuration: always({ include_execution_data: false, level: 'OFF', log_destination: '' }),
    tracing_configuration: disabled,
  },
};
