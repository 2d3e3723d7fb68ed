import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { FOREIGN } from '../../test/vpcs';
import { GatewayFlowLogs, type FlowLogDestination } from './flow-logs';

const build = (destination: FlowLogDestination) =>
  synthesize(
    (stack) => void new GatewayFlowLogs(stack, 'Logs', { gateway: FOREIGN, name: 'hub', destination }),
  );
const refused = (destination: FlowLogDestination) => refusalOf(() => build(destination));

describe('GatewayFlowLogs', () => {
  it('writes to a log group of its own by a role of its own', () => {
    const template = build({ logGroup: '/transit/hub', retentionDays: 30 });
    expect(template.addresses).toEqual(contract(`${__dirname}/flow-logs.contract.txt`, template.addresses));
    expect(template.one('aws_flow_log')).toMatchObject({
      transit_gateway_id: 'tgw-1',
      max_aggregation_interval: 60,
      log_destination_type: 'cloud-watch-logs',
      log_destination: `\${${template.addressOf('aws_cloudwatch_log_group', { retention_in_days: 30 })}.arn}`,
    });
    expect(JSON.parse(String(template.one('aws_iam_role_policy')['policy']))).toMatchObject({
      Statement: [
        { Effect: 'Allow', Resource: `\${${template.addressOf('aws_cloudwatch_log_group')}.arn}:*` },
      ],
    });
  });

  it('writes to a bucket', () => {
    const template = build({
      bucketArn: 'arn:aws:s3:::logs/transit',
      format: 'parquet',
      hivePartitions: true,
    });
    expect(template.addresses).toHaveLength(1);
    expect(template.one('aws_flow_log')).toMatchObject({
      log_destination_type: 's3',
      log_destination: 'arn:aws:s3:::logs/transit',
      destination_options: { file_format: 'parquet', hive_compatible_partitions: true },
    });
  });

  it('refuses a destination that AWS would refuse', () => {
    expect(refused({ logGroup: '/transit/hub', retentionDays: 31 })).toMatchObject({
      code: 'TRN058',
      got: '31 days',
    });
    expect(refused({ bucketArn: 'logs' })).toMatchObject({ code: 'TRN058', got: 'logs' });
  });
});
