import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { NetworkError } from '../errors';
import { checkAccount, checkRegion, partitionOf } from '../vpc/regions';
import { fileOptions, type FlowLogFiles, type IFlowLogDestination, type FlowLogSource } from './destination';
import { OwnLogKey, type LogKey } from './log-key';

export interface FlowLogBucketProps extends FlowLogFiles {
  /** Name of the bucket, unique in the world. */
  readonly name: string;
  /** Account of the bucket, twelve digits. */
  readonly account: string;
  readonly region: string;
  /**
   * Accounts whose VPCs log here.
   *
   * @default the bucket's own
   */
  readonly sources?: readonly string[];
  /**
   * How long files are kept, in days.
   *
   * @default 365
   */
  readonly retentionDays?: number;
  /** @default 'own' */
  readonly key?: LogKey;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A private, encrypted bucket for flow logs of one or more accounts.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
export class FlowLogBucket extends Construct implements IFlowLogDestination {
  readonly flowLogArguments: IFlowLogDestination['flowLogArguments'];
  private readonly sources: readonly string[];

  /** @throws NET014 an account or Region; NET050 name or retention */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: FlowLogBucketProps,
  ) {
    super(scope, id);
    const { account, region, name, provider, tags, retentionDays = 365 } = props;
    this.sources = props.sources ?? [account];
    for (const source of [account, ...this.sources]) checkAccount(source, this);
    checkRegion(region, this);
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw refused(this, `name ${JSON.stringify(name)}`);
    if (!Number.isInteger(retentionDays) || retentionDays < 1)
      throw refused(this, `retentionDays ${retentionDays}`);
    const bucket = new S3Bucket(this, 'Resource', { provider, bucket: name, tags });
    const at = { provider, bucket: bucket.id };
    new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...at,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.encrypt(at, props.key ?? 'own');
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      ...at,
      rule: [
        { id: 'expire', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: retentionDays }] },
      ],
    });
    new S3BucketPolicy(this, 'Policy', { ...at, policy: JSON.stringify(this.policy()) });
    this.flowLogArguments = {
      logDestinationType: 's3',
      logDestination: bucket.arn,
      destinationOptions: fileOptions(props),
    };
  }

  checkSource(source: FlowLogSource): void {
    if (this.sources.includes(source.account)) return;
    throw new NetworkError('NET050', this, {
      problem: `the bucket does not take records of ${source.name}`,
      got: source.account,
      allowed: `one of [${this.sources.join(', ')}]`,
      fix: 'add the account to `sources` of the bucket',
    });
  }

  private encrypt(at: { provider: TerraformProvider | undefined; bucket: string }, key: LogKey): void {
    const kmsMasterKeyId = key === 'aws' ? undefined : key === 'own' ? this.ownKey() : key.keyArn;
    const sseAlgorithm = kmsMasterKeyId === undefined ? 'AES256' : 'aws:kms';
    const rule = {
      applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId },
      bucketKeyEnabled: true,
    };
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', { ...at, rule: [rule] });
  }

  private ownKey(): string {
    const { account, region, provider, name, tags } = this.props;
    const service = 'delivery.logs.amazonaws.com';
    const condition = { StringEquals: { 'aws:SourceAccount': this.sources } };
    const key = { account, region, service, condition, description: `Bucket ${name}`, provider, tags };
    return new OwnLogKey(this, 'Key', key).keyArn;
  }

  private policy() {
    const partition = partitionOf(this.props.region);
    const bucket = `arn:${partition}:s3:::${this.props.name}`;
    const Principal = { Service: 'delivery.logs.amazonaws.com' };
    const from = {
      StringEquals: { 'aws:SourceAccount': this.sources },
      ArnLike: { 'aws:SourceArn': this.sources.map((account) => `arn:${partition}:logs:*:${account}:*`) },
    };
    const full = { 's3:x-amz-acl': 'bucket-owner-full-control' };
    const paths = this.sources.flatMap((account) => [
      `${bucket}/AWSLogs/${account}/*`,
      `${bucket}/AWSLogs/aws-account-id=${account}/*`,
    ]);
    return {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Write',
          Effect: 'Allow',
          Principal,
          Action: 's3:PutObject',
          Resource: paths,
          Condition: { ...from, StringEquals: { ...from.StringEquals, ...full } },
        },
        {
          Sid: 'Check',
          Effect: 'Allow',
          Principal,
          Action: ['s3:GetBucketAcl', 's3:ListBucket'],
          Resource: bucket,
          Condition: from,
        },
        {
          Sid: 'EncryptedOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [bucket, `${bucket}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    };
  }
}

function refused(place: Construct, got: string): NetworkError {
  return new NetworkError('NET050', place, {
    problem: 'AWS does not take such a bucket',
    got,
    allowed: 'a name of 3 to 63 lower-case letters, digits, dots and hyphens; retentionDays from 1',
    fix: 'correct the prop',
  });
}
