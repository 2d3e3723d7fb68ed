import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { alb, targets, vpc } from '../../test/fixtures';
import { WebAlarms, type WebAlarmsProps } from './web-alarms';

const build = (props: Partial<WebAlarmsProps> = {}) =>
  synthesize((stack) => {
    const network = vpc(stack);
    new WebAlarms(stack, 'Alarms', {
      loadBalancer: alb(network),
      targetGroups: { web: targets(network) },
      ...props,
    });
  });

describe('WebAlarms', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Alarms');
    expect(addresses).toEqual(contract(`${__dirname}/web-alarms.contract.txt`, addresses));
  });

  it.each([
    ['HTTPCode_Target_5XX_Count', { threshold: 10, statistic: 'Sum' }],
    ['HTTPCode_ELB_5XX_Count', { threshold: 10 }],
    ['RejectedConnectionCount', { threshold: 0 }],
    ['TargetResponseTime', { threshold: 1, extended_statistic: 'p99' }],
    ['UnHealthyHostCount', { threshold: 0, statistic: 'Maximum' }],
  ])('watches %s', (metric_name, expected) => {
    const template = build();
    const topic = `\${${template.addressOf('aws_sns_topic')}.arn}`;
    expect(template.one('aws_cloudwatch_metric_alarm', { metric_name })).toMatchObject({
      ...expected,
      alarm_actions: [topic],
      namespace: 'AWS/ApplicationELB',
    });
  });

  it('tells a topic that exists, and takes other thresholds', () => {
    const template = build({ topicArn: 'arn:aws:sns:eu-west-1:111111111111:ops', errors: 3, latency: 0.5 });
    expect(template.count('aws_sns_topic')).toBe(0);
    expect(template.one('aws_cloudwatch_metric_alarm', { metric_name: 'TargetResponseTime' })).toMatchObject({
      threshold: 0.5,
      alarm_actions: ['arn:aws:sns:eu-west-1:111111111111:ops'],
    });
    expect(
      template.one('aws_cloudwatch_metric_alarm', { metric_name: 'HTTPCode_Target_5XX_Count' }),
    ).toMatchObject({ threshold: 3 });
  });

  it('lets CloudWatch use the key of its topic, and mails whoever subscribes', () => {
    const template = build({ subscribers: ['ops@example.com'] });
    expect(template.one('aws_sns_topic')['kms_master_key_id']).toBe(
      `\${${template.addressOf('aws_kms_key')}.arn}`,
    );
    const { Statement } = JSON.parse(String(template.one('aws_kms_key')['policy'])) as {
      Statement: object[];
    };
    expect(Statement).toContainEqual(
      expect.objectContaining({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
    );
    expect(template.one('aws_sns_topic_subscription')).toMatchObject({
      protocol: 'email',
      endpoint: 'ops@example.com',
    });
  });

  it('draws a dashboard of six graphs', () => {
    const body = JSON.parse(String(build().one('aws_cloudwatch_dashboard')['dashboard_body'])) as {
      widgets: { properties: { title: string; region: string } }[];
    };
    expect(body.widgets).toHaveLength(6);
    expect(body.widgets.every(({ properties }) => properties.region === 'eu-west-1')).toBe(true);
  });

  it.each([{ errors: 0 }, { latency: -1 }])('refuses %j', (props) => {
    expect(refusalOf(() => build(props)).code).toBe('WEB040');
  });
});
