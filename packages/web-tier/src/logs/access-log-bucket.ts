import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { checkAccount, checkRegion, partitionOf } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';

export interface AccessLogBucketProps {
  /** Account of the load balancers, twelve digits. */
  readonly account: string;
  /** Region of the bucket and of the load balancers: they have to be the same. */
  readonly region: string;
  /** Begin of the name, up to 37 characters; the provider adds what makes it unique in the world. */
  readonly namePrefix: string;
  /** Days that files are kept, 1 to 3650. @default 365 */
  readonly retentionDays?: number;
  /** Delete files together with the bucket. @default false */
  readonly forceDestroy?: boolean;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A private bucket that application and network load balancers of one account and Region write their logs to. It is
 * encrypted by keys of S3, as application load balancers take no other.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export class AccessLogBucket extends Construct {
  /** For `accessLogs` and `connectionLogs`; known once the policy lets load balancers in. */
  readonly bucket: string;

  /** @throws NET014 the account or Region; WEB012 the name or retention */
  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const { account, region, namePrefix, provider, tags, retentionDays = 365 } = props;
    checkAccount(account, this);
    checkRegion(region, this);
    checkRange('WEB012', 'time in days that logs are kept', retentionDays, [1, 3650], this);
    this.checkPrefix(namePrefix);
    const bucket = new S3Bucket(this, 'Resource', {
      provider,
      bucketPrefix: namePrefix,
      forceDestroy: props.forceDestroy ?? false,
      tags,
    });
    const at = { provider, bucket: bucket.id };
    new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...at,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...at,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      ...at,
      rule: [
        { id: 'expire', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: retentionDays }] },
      ],
    });
    const policy = new S3BucketPolicy(this, 'Policy', {
      ...at,
      policy: JSON.stringify(policyOf(bucket.arn, props)),
    });
    this.bucket = policy.bucket;
  }

  private checkPrefix(namePrefix: string): void {
    if (/^[a-z0-9][a-z0-9-]{1,36}$/.test(namePrefix)) return;
    throw new WebError('WEB012', this, {
      problem: 'a bucket cannot be named so',
      got: JSON.stringify(namePrefix),
      allowed: '2 to 37 lower-case letters, digits and hyphens, a letter or digit first',
      fix: 'correct namePrefix',
    });
  }
}

function policyOf(arn: string, { account, region }: AccessLogBucketProps): object {
  const files = `${arn}/*`;
  const network = { Service: 'delivery.logs.amazonaws.com' };
  const from = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:${partitionOf(region)}:logs:${region}:${account}:*` },
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Application',
        Effect: 'Allow',
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: files,
        Condition: {
          ArnLike: {
            'aws:SourceArn': `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${account}:loadbalancer/*`,
          },
        },
      },
      {
        Sid: 'NetworkCheck',
        Effect: 'Allow',
        Principal: network,
        Action: 's3:GetBucketAcl',
        Resource: arn,
        Condition: from,
      },
      {
        Sid: 'Network',
        Effect: 'Allow',
        Principal: network,
        Action: 's3:PutObject',
        Resource: files,
        Condition: {
          ...from,
          StringEquals: { ...from.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      },
      {
        Sid: 'EncryptedOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, files],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
