import type { TfValue } from '../../contract';
import type { Making } from '../type-module';
import { text } from '../values';

const nothing = (): TfValue => [];

/** What the owner of a bucket may do. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html */
const ownersGrant = ({ seed }: Making): TfValue => [
  { id: seed.hex(64, 'canonical user'), permissions: ['FULL_CONTROL'], type: 'CanonicalUser', uri: '' },
];

/** Every new object is encrypted. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
const ownEncryption = (): TfValue => [
  {
    rule: [
      {
        apply_server_side_encryption_by_default: [{ kms_master_key_id: '', sse_algorithm: 'AES256' }],
        bucket_key_enabled: false,
      },
    ],
  },
];

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html */
const warmThroughput = ({ planned }: Making): TfValue => {
  const provisioned = planned['billing_mode'] !== 'PAY_PER_REQUEST';
  const units = (name: string, otherwise: number): TfValue =>
    provisioned ? (planned[name] ?? otherwise) : otherwise;
  return [
    {
      read_units_per_second: units('read_capacity', 12000),
      write_units_per_second: units('write_capacity', 4000),
    },
  ];
};

const lambdaLogs = ({ planned }: Making): TfValue => [
  {
    application_log_level: '',
    log_format: 'Text',
    log_group: `/aws/lambda/${text(planned, 'function_name') ?? ''}`,
    system_log_level: '',
  },
];

export const ACCOUNT_BLOCKS = {
  aws_acm_certificate: {
    options: () => [{ certificate_transparency_logging_preference: 'ENABLED', export: 'DISABLED' }],
  },
  aws_dynamodb_table: {
    attribute: nothing,
    global_secondary_index: nothing,
    global_table_witness: nothing,
    point_in_time_recovery: () => [{ enabled: false, recovery_period_in_days: 0 }],
    server_side_encryption: nothing,
    ttl: () => [{ attribute_name: '', enabled: false }],
    warm_throughput: warmThroughput,
  },
  aws_iam_role: { inline_policy: nothing },
  aws_lambda_function: {
    ephemeral_storage: () => [{ size: 512 }],
    logging_config: lambdaLogs,
    tracing_config: () => [{ mode: 'PassThrough' }],
  },
  aws_s3_bucket: {
    cors_rule: nothing,
    grant: ownersGrant,
    lifecycle_rule: nothing,
    logging: nothing,
    object_lock_configuration: nothing,
    replication_configuration: nothing,
    server_side_encryption_configuration: ownEncryption,
    versioning: () => [{ enabled: false, mfa_delete: false }],
    website: nothing,
  },
  aws_secretsmanager_secret: { replica: nothing },
};
