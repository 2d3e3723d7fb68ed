import { FlowLogGroup, existingFlowLogBucket } from '@landbridge/network-core';
import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { FOREIGN, HUB } from '../../test/vpcs';
import { GatewayFlowLogs } from './flow-logs';
import { TransitGateway } from './transit-gateway';

const build = () =>
  synthesize((stack) => {
    const gateway = new TransitGateway(stack, 'Hub', { name: 'hub', ...HUB });
    const to = new FlowLogGroup(stack, 'Group', { name: '/transit/hub', ...HUB });
    new GatewayFlowLogs(stack, 'Logs', { gateway, name: 'hub', to });
  });

describe('GatewayFlowLogs', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Logs');
    expect(addresses).toEqual(contract(`${__dirname}/flow-logs.contract.txt`, addresses));
  });

  it('logs every flow of the gateway each minute', () => {
    const template = build();
    expect(template.one('aws_flow_log')).toMatchObject({
      transit_gateway_id: `\${${template.addressOf('aws_ec2_transit_gateway')}.id}`,
      max_aggregation_interval: 60,
      log_destination: `\${${template.addressOf('aws_cloudwatch_log_group')}.arn}`,
      tags: { Name: 'hub' },
    });
  });

  it('writes to a bucket that exists', () => {
    const template = synthesize((stack) => {
      const to = existingFlowLogBucket('arn:aws:s3:::logs');
      new GatewayFlowLogs(stack, 'Logs', { gateway: FOREIGN, name: 'hub', to });
    });
    expect(template.one('aws_flow_log')).toMatchObject({
      log_destination_type: 's3',
      log_destination: 'arn:aws:s3:::logs',
      transit_gateway_id: 'tgw-1',
    });
  });

  it('refuses a log group of another account', () => {
    const foreign = () =>
      synthesize((stack) => {
        const to = new FlowLogGroup(stack, 'Group', { name: '/transit/hub', ...HUB });
        new GatewayFlowLogs(stack, 'Logs', { gateway: FOREIGN, name: 'hub', to });
      });
    expect(refusalOf(foreign)).toMatchObject({ code: 'NET050', got: '999999999999 eu-west-1' });
  });
});
