import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { bucketStatements, type StateStorePlace } from './policies/state';
import { policy } from './policies/policy';
import { STATE_KEY_ALIAS } from './roles';

/** Days that an old version of a state is kept. */
const OLD_VERSION_DAYS = 365;
const KEY_DELETION_DAYS = 30;

/** The bucket of all states: versioned, encrypted by a key of its own, private, and never destroyed by Terraform. */
export class StateStore extends Construct {
  constructor(scope: Construct, id: string, place: StateStorePlace) {
    super(scope, id);
    const lifecycle = { preventDestroy: true };
    const key = new KmsKey(this, 'Key', {
      description: 'Terraform states of the landscape',
      enableKeyRotation: true,
      deletionWindowInDays: KEY_DELETION_DAYS,
      lifecycle,
      // Who may use it is decided by policies of the account's roles.
      policy: JSON.stringify(
        policy({
          Sid: 'Account',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${place.account}:root` },
          Action: ['kms:*'],
          Resource: ['*'],
        }),
      ),
    });
    new KmsAlias(this, 'KeyAlias', { name: STATE_KEY_ALIAS, targetKeyId: key.keyId });

    const bucket = new S3Bucket(this, 'Resource', { bucket: place.bucket, lifecycle });
    const of = { bucket: bucket.id };
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      ...of,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...of,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.arn },
          bucketKeyEnabled: true,
        },
      ],
    });
    new S3BucketOwnershipControls(this, 'Ownership', {
      ...of,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const block = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      ...of,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketLifecycleConfiguration(this, 'OldVersions', {
      ...of,
      // Versions that do not exist yet cannot expire.
      dependsOn: [versioning],
      rule: [
        {
          id: 'old-versions',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: OLD_VERSION_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
    new S3BucketPolicy(this, 'Policy', {
      ...of,
      policy: JSON.stringify(policy(...bucketStatements(place))),
      // Two changes of access at once are refused by S3.
      dependsOn: [block],
    });
  }
}
