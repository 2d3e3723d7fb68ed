import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { zone } from '../../test/fixtures';
import type { TrafficTree } from './traffic-document';
import { TrafficPolicy } from './traffic-policy';

const tree: TrafficTree = {
  recordType: 'A',
  start: 'by-place',
  endpoints: {
    blue: { value: '198.51.100.1' },
    green: { value: '198.51.100.2' },
    rest: { loadBalancer: 'lb.eu-west-1.elb.amazonaws.com' },
  },
  rules: {
    'by-place': {
      policy: 'geo',
      branches: [
        { to: 'rollout', country: 'DE' },
        { to: 'rest', default: true },
      ],
    },
    rollout: {
      policy: 'weighted',
      branches: [
        { to: 'blue', weight: 9 },
        { to: 'green', weight: 1, evaluateTargetHealth: true },
      ],
    },
  },
};
const build = (changed: Partial<TrafficTree> = {}) =>
  synthesize((stack) => {
    const policy = new TrafficPolicy(stack, 'Policy', { name: 'www', tree: { ...tree, ...changed } });
    policy.answerFor('www', { zone: zone(stack), name: 'www' });
  });

describe('TrafficPolicy', () => {
  it('keeps its addresses', () => {
    const addresses = build().addressesUnder('Policy');
    expect(addresses).toEqual(contract(`${__dirname}/traffic-policy.contract.txt`, addresses));
  });

  it("is written in Route 53's form", () => {
    const document: unknown = JSON.parse(String(build().one('aws_route53_traffic_policy')['document']));
    expect(document).toEqual({
      AWSPolicyFormatVersion: '2015-10-01',
      RecordType: 'A',
      StartRule: 'by-place',
      Endpoints: {
        blue: { Type: 'value', Value: '198.51.100.1' },
        green: { Type: 'value', Value: '198.51.100.2' },
        rest: { Type: 'elastic-load-balancer', Value: 'lb.eu-west-1.elb.amazonaws.com' },
      },
      Rules: {
        'by-place': {
          RuleType: 'geo',
          Locations: [
            { RuleReference: 'rollout', Country: 'DE' },
            { EndpointReference: 'rest', IsDefault: true },
          ],
        },
        rollout: {
          RuleType: 'weighted',
          Items: [
            { EndpointReference: 'blue', Weight: '9' },
            { EndpointReference: 'green', EvaluateTargetHealth: true, Weight: '1' },
          ],
        },
      },
    });
  });

  it('lets the new tree stand before the old one goes', () => {
    const policy = build().one('aws_route53_traffic_policy');
    expect(policy).toMatchObject({ lifecycle: { create_before_destroy: true } });
    expect(policy['name']).toMatch(/^www-\$\{substr\(sha256\(/);
  });

  it('is answered by instances of its own version', () => {
    const template = build();
    const policy = template.addressOf('aws_route53_traffic_policy');
    expect(template.one('aws_route53_traffic_policy_instance')).toMatchObject({
      name: 'www.example.com',
      ttl: 60,
      traffic_policy_version: `\${${policy}.version}`,
    });
  });

  it.each([
    ['leads nowhere', { start: 'nothing' }, 'nothing'],
    [
      'leads nowhere in the middle',
      { rules: { 'by-place': { policy: 'multivalue', branches: [{ to: 'gone' }] } } } as const,
      'gone',
    ],
    [
      'leads back',
      { rules: { 'by-place': { policy: 'multivalue', branches: [{ to: 'by-place' }] } } } as const,
      'by-place -> by-place',
    ],
  ])('refuses a tree that %s', (_, changed, got) => {
    expect(refusalOf(() => build(changed))).toMatchObject({ code: 'DNS016', got });
  });
});
