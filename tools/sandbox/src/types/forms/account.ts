import { arn, globalArn, type Form } from '../form';
import { EPOCH } from '../generic';

const onBucket: Form = { id: '{bucket}' };
const ofOwner: Form = { id: '{bucket}' };

/** Identity, sharing, keys, logs, parameters, secrets, buckets, tables. */
export const ACCOUNT_FORMS: Readonly<Record<string, Form>> = {
  aws_ram_resource_share: { id: '{arn}', values: { arn: arn('ram', 'resource-share/{uuid}') } },
  aws_ram_principal_association: { id: '{resource_share_arn},{principal}' },
  aws_ram_resource_association: { id: '{resource_share_arn},{resource_arn}' },
  aws_ram_resource_share_accepter: {
    id: '{share_arn}',
    values: {
      invitation_arn: arn('ram', 'resource-share-invitation/{uuid}'),
      receiver_account_id: '{account}',
      status: 'ACTIVE',
    },
  },
  aws_ram_sharing_with_organization: { id: '{account}' },
  aws_cloudwatch_log_group: {
    id: '{name}',
    values: {
      arn: arn('logs', 'log-group:{name}'),
      log_group_class: 'STANDARD',
      deletion_protection_enabled: false,
    },
  },
  aws_cloudwatch_log_resource_policy: { id: '{policy_name}' },
  aws_cloudwatch_log_stream: {
    id: '{name}',
    import: ['{log_group_name}:{name}'],
    values: { arn: arn('logs', 'log-group:{log_group_name}:log-stream:{name}') },
  },
  aws_iam_role: {
    id: '{name}',
    values: { arn: globalArn('iam', 'role{path}{name}'), create_date: EPOCH, unique_id: 'AROA{capitals:17}' },
  },
  aws_iam_role_policy: { id: '{role}:{name}' },
  aws_iam_policy: {
    id: '{arn}',
    values: { arn: globalArn('iam', 'policy{path}{name}'), policy_id: 'ANPA{capitals:17}' },
  },
  aws_iam_role_policy_attachment: { id: '{role}/{policy_arn}' },
  aws_iam_instance_profile: {
    id: '{name}',
    values: {
      arn: globalArn('iam', 'instance-profile{path}{name}'),
      create_date: EPOCH,
      unique_id: 'AIPA{capitals:17}',
    },
  },
  aws_iam_user: {
    id: '{name}',
    values: { arn: globalArn('iam', 'user{path}{name}'), unique_id: 'AIDA{capitals:17}' },
  },
  aws_iam_group: {
    id: '{name}',
    values: { arn: globalArn('iam', 'group{path}{name}'), unique_id: 'AGPA{capitals:17}' },
  },
  aws_iam_openid_connect_provider: { id: '{arn}' },
  aws_iam_service_linked_role: {
    id: '{arn}',
    values: { create_date: EPOCH, unique_id: 'AROA{capitals:17}' },
  },
  aws_s3_bucket: {
    id: '{bucket}',
    values: {
      arn: 'arn:{partition}:s3:::{bucket}',
      bucket_domain_name: '{bucket}.s3.{suffix}',
      bucket_regional_domain_name: '{bucket}.s3.{region}.{suffix}',
      bucket_region: '{region}',
      website_domain: '',
      website_endpoint: '',
      request_payer: 'BucketOwner',
      acceleration_status: '',
      policy: '',
      object_lock_enabled: false,
    },
  },
  aws_s3_bucket_policy: onBucket,
  aws_s3_bucket_public_access_block: onBucket,
  aws_s3_bucket_ownership_controls: onBucket,
  aws_s3_bucket_notification: onBucket,
  aws_s3_bucket_server_side_encryption_configuration: ofOwner,
  aws_s3_bucket_versioning: ofOwner,
  aws_s3_bucket_lifecycle_configuration: ofOwner,
  aws_s3_bucket_logging: ofOwner,
  aws_s3_bucket_acl: { id: '{bucket},{acl}' },
  aws_s3_object: {
    id: '{bucket}/{key}',
    import: ['{bucket}/{key}', 's3://{bucket}/{key}'],
    values: {
      arn: 'arn:{partition}:s3:::{bucket}/{key}',
      storage_class: 'STANDARD',
      server_side_encryption: 'AES256',
      content_type: 'application/octet-stream',
      version_id: '',
    },
  },
  aws_dynamodb_table: { id: '{name}', values: { arn: arn('dynamodb', 'table/{name}') } },
  aws_sqs_queue: {
    id: '{url}',
    values: { arn: arn('sqs', '{name}'), url: 'https://sqs.{region}.{suffix}/{account}/{name}' },
  },
  aws_ecr_repository: {
    id: '{name}',
    values: {
      arn: arn('ecr', 'repository/{name}'),
      registry_id: '{account}',
      repository_url: '{account}.dkr.ecr.{region}.{suffix}/{name}',
    },
  },
  aws_kms_key: {
    id: '{uuid}',
    values: { arn: arn('kms', 'key/{id}'), key_id: '{id}', multi_region: false, rotation_period_in_days: 0 },
  },
  aws_kms_alias: { id: '{name}', values: { arn: arn('kms', '{name}') } },
  aws_kms_key_policy: { id: '{key_id}' },
  aws_secretsmanager_secret: {
    id: '{arn}',
    values: { arn: arn('secretsmanager', 'secret:{name}-{hex:6}'), policy: '' },
  },
  aws_secretsmanager_secret_version: {
    id: '{secret_id}|{version_id}',
    values: {
      arn: '{secret_id}',
      version_id: 'terraform-{hex:26}',
      version_stages: ['AWSCURRENT'],
      has_secret_string_wo: false,
    },
  },
  aws_ssm_parameter: {
    id: '{name}',
    values: {
      arn: arn('ssm', 'parameter{slashed_name}'),
      data_type: 'text',
      tier: 'Standard',
      version: 1,
      has_value_wo: null,
    },
  },
  aws_ssm_document: {
    id: '{name}',
    values: {
      arn: arn('ssm', 'document/{name}'),
      owner: '{account}',
      default_version: '1',
      document_version: '1',
      latest_version: '1',
      hash_type: 'Sha256',
      hash: '{hex:64}',
      status: 'Active',
      schema_version: '2.2',
      platform_types: ['Linux'],
      created_date: EPOCH,
      description: '',
    },
  },
};
