import { elementsOf } from '../values';
import type { Rule } from './rule';

const CONTENT = [
  'bucket_key_enabled',
  'cache_control',
  'checksum_algorithm',
  'content',
  'content_base64',
  'content_disposition',
  'content_encoding',
  'content_language',
  'content_type',
  'etag',
  'kms_key_id',
  'metadata',
  'server_side_encryption',
  'source',
  'source_hash',
  'storage_class',
  'website_redirect',
];

const object: Rule = (plan) => {
  if (plan.changes(...CONTENT)) plan.becomesUnknown('version_id');
};

const versioning: Rule = (plan) => {
  if (plan.creating) return;
  const status = (values: typeof plan.prior): unknown =>
    elementsOf(values['versioning_configuration'])[0]?.['status'];
  const before = status(plan.prior);
  if ((before === 'Enabled' || before === 'Suspended') && status(plan.planned) === 'Disabled')
    plan.refuse(`versioning_configuration.status cannot be updated from '${before}' to 'Disabled'`);
};

export const s3Rules: Readonly<Record<string, Rule>> = {
  aws_s3_object: object,
  aws_s3_bucket_versioning: versioning,
};
