import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { RecoveryCluster } from './recovery-cluster';

const build = (keepOn?: number) =>
  synthesize((stack) => {
    new RecoveryCluster(stack, 'Recovery', {
      name: 'www',
      controls: ['eu-west-1', 'eu-central-1'],
      ...(keepOn !== undefined && { keepOn }),
    });
  });

describe('RecoveryCluster', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Recovery');
    expect(addresses).toEqual(contract(`${__dirname}/recovery-cluster.contract.txt`, addresses));
  });

  it('has a switch and a health check for each Region, and keeps one on', () => {
    const template = build();
    const control = template.addressOf('aws_route53recoverycontrolconfig_routing_control', {
      name: 'eu-west-1',
    });
    template.one('aws_route53_health_check', {
      type: 'RECOVERY_CONTROL',
      routing_control_arn: `\${${control}.arn}`,
    });
    expect(template.one('aws_route53recoverycontrolconfig_safety_rule')).toMatchObject({
      wait_period_ms: 5000,
      rule_config: { type: 'ATLEAST', threshold: 1, inverted: false },
    });
  });

  it.each([0, 3])('refuses to keep %p of two on', (keepOn) => {
    expect(refusalOf(() => build(keepOn))).toMatchObject({
      code: 'DNS060',
      allowed: 'different switches, and 1 to 2 of them on',
    });
  });
});
