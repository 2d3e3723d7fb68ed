import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { TerraformStack } from 'cdktf';
import { vpc } from '../../test/fixtures';
import type { Vpc } from '../vpc/vpc';
import { existingFlowLogBucket, type IFlowLogDestination } from './destination';
import { FlowLog, type FlowLogProps } from './flow-log';
import { FlowLogBucket, type FlowLogBucketProps } from './flow-log-bucket';
import { FlowLogGroup, type FlowLogGroupProps } from './flow-log-group';

const home = { account: '111111111111', region: 'eu-west-1' };
const build = (
  to: (stack: TerraformStack) => IFlowLogDestination,
  change: (network: Vpc) => Partial<FlowLogProps> = () => ({}),
) =>
  synthesize((stack) => {
    const network = vpc(stack, 'Vpc', 16);
    new FlowLog(stack, 'FlowLog', { of: network, to: to(stack), ...change(network) });
  });
const group =
  (props: Partial<FlowLogGroupProps> = {}) =>
  (stack: TerraformStack) =>
    new FlowLogGroup(stack, 'Group', { ...home, name: '/network/flow-logs', ...props });
const bucket =
  (props: Partial<FlowLogBucketProps> = {}) =>
  (stack: TerraformStack) =>
    new FlowLogBucket(stack, 'Bucket', { ...home, name: 'example-flow-logs', ...props });

describe('FlowLog', () => {
  it('keeps its address', () => {
    const addresses = build(group()).addressesUnder('FlowLog');
    expect(addresses).toEqual(contract(`${__dirname}/flow-log.contract.txt`, addresses));
  });

  it('watches a VPC or a subnet', () => {
    const template = build(group());
    expect(template.one('aws_flow_log')).toMatchObject({
      vpc_id: `\${${template.addressOf('aws_vpc')}.id}`,
      traffic_type: 'ALL',
      max_aggregation_interval: 600,
    });
    const subnet = build(group(), (network) => ({
      of: network.tier('private').subnet('euw1-az1'),
      traffic: 'reject',
      aggregationSeconds: 60,
    }));
    const address = subnet.addressOf('aws_subnet', { tags: { Name: 'vpc-private-euw1-az1' } });
    expect(subnet.one('aws_flow_log')).toMatchObject({
      subnet_id: `\${${address}.id}`,
      traffic_type: 'REJECT',
      max_aggregation_interval: 60,
    });
  });

  it('writes fields so that Terraform leaves them alone', () => {
    const template = build(group(), () => ({ fields: ['srcaddr', 'flow-direction'] }));
    expect(template.one('aws_flow_log').log_format).toBe('$${srcaddr} $${flow-direction}');
  });

  it.each([[[]], [['${srcaddr}']], [['src addr']]])('refuses fields %j', (fields) => {
    expect(refusalOf(() => build(group(), () => ({ fields }))).code).toBe('NET050');
  });
});

describe('FlowLogGroup', () => {
  it('keeps its addresses', () => {
    const addresses = build(group()).addressesUnder('Group');
    expect(addresses).toEqual(contract(`${__dirname}/flow-log-group.contract.txt`, addresses));
  });

  it('is written by a role that only flow logs of this account can take, for this group', () => {
    const template = build(group());
    const role = template.one('aws_iam_role');
    expect(JSON.parse(String(role.assume_role_policy))).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
        },
      ],
    });
    const arn = 'arn:aws:logs:eu-west-1:111111111111:log-group:/network/flow-logs';
    expect(JSON.parse(String(template.one('aws_iam_role_policy').policy))).toMatchObject({
      Statement: [{ Resource: [arn, `${arn}:*`] }],
    });
    expect(template.one('aws_flow_log')).toMatchObject({
      log_destination: `\${${template.addressOf('aws_cloudwatch_log_group')}.arn}`,
      iam_role_arn: `\${${template.addressOf('aws_iam_role')}.arn}`,
      log_destination_type: 'cloud-watch-logs',
    });
  });

  it('is encrypted by a key of its own, of AWS, or one that exists', () => {
    const own = build(group());
    expect(own.one('aws_cloudwatch_log_group')).toMatchObject({
      retention_in_days: 90,
      kms_key_id: `\${${own.addressOf('aws_kms_key')}.arn}`,
    });
    expect(own.one('aws_kms_key')).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
    expect(build(group({ key: 'aws', retentionDays: 7 })).one('aws_cloudwatch_log_group')).not.toHaveProperty(
      'kms_key_id',
    );
    expect(
      build(group({ key: { keyArn: 'arn:aws:kms:x' } })).one('aws_cloudwatch_log_group').kms_key_id,
    ).toBe('arn:aws:kms:x');
  });

  it('refuses names, accounts, and VPCs of other accounts', () => {
    expect(refusalOf(() => build(group({ name: 'a b' })))).toMatchObject({
      code: 'NET050',
      path: 'test/Group',
    });
    expect(refusalOf(() => build(group({ account: '1' }))).code).toBe('NET014');
    expect(refusalOf(() => build(group({ account: '222222222222' })))).toMatchObject({
      code: 'NET050',
      got: '111111111111 eu-west-1',
    });
    expect(refusalOf(() => build(group({ region: 'eu-central-1' }))).code).toBe('NET050');
  });
});

describe('FlowLogBucket', () => {
  it('keeps its addresses', () => {
    const addresses = build(bucket()).addressesUnder('Bucket');
    expect(addresses).toEqual(contract(`${__dirname}/flow-log-bucket.contract.txt`, addresses));
  });

  it('takes Parquet in Hive partitions, unless told otherwise', () => {
    expect(build(bucket()).one('aws_flow_log').destination_options).toEqual({
      file_format: 'parquet',
      hive_compatible_partitions: true,
      per_hour_partition: false,
    });
    const plain = build(bucket({ format: 'plain-text', hivePartitions: false, hourly: true }));
    expect(plain.one('aws_flow_log').destination_options).toEqual({
      file_format: 'plain-text',
      hive_compatible_partitions: false,
      per_hour_partition: true,
    });
  });

  it('is private, encrypted, and forgets', () => {
    const template = build(bucket({ retentionDays: 30 }));
    expect(Object.values(template.one('aws_s3_bucket_public_access_block'))).toEqual(
      expect.arrayContaining([true, true, true, true]),
    );
    expect(JSON.stringify(template.one('aws_s3_bucket_lifecycle_configuration'))).toContain('"days":30');
    const key = `\${${template.addressOf('aws_kms_key')}.arn}`;
    expect(JSON.stringify(template.one('aws_s3_bucket_server_side_encryption_configuration'))).toContain(key);
    expect(
      JSON.stringify(build(bucket({ key: 'aws' })).one('aws_s3_bucket_server_side_encryption_configuration')),
    ).toContain('AES256');
  });

  it('lets the log service of its source accounts write, and nobody without TLS', () => {
    const policy = String(
      build(bucket({ sources: ['111111111111', '222222222222'] })).one('aws_s3_bucket_policy').policy,
    );
    const { Statement } = JSON.parse(policy) as { Statement: Record<string, unknown>[] };
    expect(Statement.map(({ Sid, Effect }) => [Sid, Effect])).toEqual([
      ['Write', 'Allow'],
      ['Check', 'Allow'],
      ['EncryptedOnly', 'Deny'],
    ]);
    expect(Statement[0]).toMatchObject({
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Resource: expect.arrayContaining(['arn:aws:s3:::example-flow-logs/AWSLogs/222222222222/*']),
      Condition: { StringEquals: { 'aws:SourceAccount': ['111111111111', '222222222222'] } },
    });
  });

  it('refuses names, retention, and VPCs of accounts that it does not know', () => {
    expect(refusalOf(() => build(bucket({ name: 'Big Bucket' }))).code).toBe('NET050');
    expect(refusalOf(() => build(bucket({ retentionDays: 0 }))).code).toBe('NET050');
    expect(refusalOf(() => build(bucket({ sources: ['222222222222'] })))).toMatchObject({
      code: 'NET050',
      got: '111111111111',
    });
  });

  it('may be one that exists', () => {
    const template = build(() => existingFlowLogBucket('arn:aws:s3:::central', { hourly: true }));
    expect(template.one('aws_flow_log')).toMatchObject({
      log_destination: 'arn:aws:s3:::central',
      log_destination_type: 's3',
    });
  });
});
