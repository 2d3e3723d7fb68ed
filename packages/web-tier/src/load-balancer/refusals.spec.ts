import { refusalOf } from '@landbridge/testing';
import { type Vpc } from '@landbridge/network-core';
import { alb, targets, vpc } from '../../test/fixtures';
import { type ApplicationLoadBalancer } from './application-load-balancer';
import { NetworkLoadBalancer } from './network-load-balancer';
import {
  build,
  CERTIFICATE,
  certificates,
  nlb,
  tcp,
  clb,
  type Make,
} from '../../test/load-balancer-fixtures';

const refused = (make: Make) => refusalOf(() => build(make));

describe('load balancers refuse', () => {
  const withListener =
    (act: (front: ApplicationLoadBalancer, network: Vpc) => void): Make =>
    (network) =>
      act(alb(network), network);

  it.each<[string, Make, string]>([
    [
      'one zone',
      (network) => void alb(network, 'Alb', { subnets: [network.tier('public').subnet('euw1-az1')] }),
      'WEB001',
    ],
    [
      'a zone twice',
      (network) =>
        void alb(network, 'Alb', {
          subnets: ['public', 'isolated'].map((tier) => network.tier(tier).subnet('euw1-az1')),
          scheme: 'internal',
        }),
      'WEB001',
    ],
    [
      'a subnet of another VPC',
      (network, stack) => void alb(network, 'Alb', { subnets: vpc(stack, 'Other', 17).tier('public') }),
      'WEB001',
    ],
    [
      'to face the internet from a closed subnet',
      (network) => void alb(network, 'Alb', { subnets: network.tier('isolated') }),
      'WEB002',
    ],
    ['port 0', withListener((front) => void front.http('A', { respond: { status: 200 } }, 0)), 'WEB003'],
    [
      'a port twice',
      withListener((front) => {
        front.redirectToHttps('A');
        front.http('B', { respond: { status: 200 } });
      }),
      'WEB003',
    ],
    [
      'TLS without a certificate',
      withListener(
        (front) => void front.https('A', { certificates: {}, action: { respond: { status: 200 } } }),
      ),
      'WEB004',
    ],
    [
      '27 certificates',
      withListener(
        (front) =>
          void front.https('A', {
            certificates: Object.fromEntries(
              Array.from({ length: 27 }, (_, index) => [`c${index}`, CERTIFICATE]),
            ),
            action: { respond: { status: 200 } },
          }),
      ),
      'WEB004',
    ],
    [
      'one priority twice',
      withListener((front) => {
        const listener = front.http('A', { respond: { status: 200 } });
        for (const key of ['a', 'b'])
          listener.rule(key, { priority: 1, when: { path: ['/'] }, action: { respond: { status: 200 } } });
      }),
      'WEB005',
    ],
    [
      'priority 0',
      withListener(
        (front) =>
          void front
            .http('A', { respond: { status: 200 } })
            .rule('a', { priority: 0, when: { path: ['/'] }, action: { respond: { status: 200 } } }),
      ),
      'WEB005',
    ],
    [
      'a rule for everything',
      withListener(
        (front) =>
          void front
            .http('A', { respond: { status: 200 } })
            .rule('a', { priority: 1, when: {}, action: { respond: { status: 200 } } }),
      ),
      'WEB006',
    ],
    [
      'six values',
      withListener(
        (front) =>
          void front.http('A', { respond: { status: 200 } }).rule('a', {
            priority: 1,
            when: { path: ['1', '2', '3', '4', '5', '6'] },
            action: { respond: { status: 200 } },
          }),
      ),
      'WEB006',
    ],
    [
      'weights of nothing',
      withListener(
        (front, network) => void front.http('A', { split: [{ to: targets(network), weight: 0 }] }),
      ),
      'WEB007',
    ],
    [
      'a weight of 1000',
      withListener(
        (front, network) => void front.http('A', { split: [{ to: targets(network), weight: 1000 }] }),
      ),
      'WEB007',
    ],
    ['status 99', withListener((front) => void front.http('A', { respond: { status: 99 } })), 'WEB011'],
    [
      'a secret in clear text',
      withListener(
        (front) =>
          void front.https('A', {
            certificates,
            action: { respond: { status: 200 } },
            authentication: {
              oidc: {
                issuer: 'i',
                authorizationEndpoint: 'a',
                tokenEndpoint: 't',
                userInfoEndpoint: 'u',
                clientId: 'c',
                clientSecret: 'hunter2',
              },
            },
          }),
      ),
      'WEB009',
    ],
    ['an idle timeout of 0', (network) => void alb(network, 'Alb', { idleTimeout: 0 }), 'WEB011'],
    [
      'a target group of two load balancers',
      (network) => {
        const group = targets(network);
        alb(network, 'One').http('A', { forwardTo: group });
        alb(network, 'Two').http('A', { forwardTo: group });
      },
      'WEB022',
    ],
    [
      'UDP to TCP targets',
      (network) => void nlb(network).listen('a', { protocol: 'UDP', port: 53, forwardTo: tcp(network) }),
      'WEB008',
    ],
    [
      'TLS without a certificate on a network load balancer',
      (network) =>
        void nlb(network).listen('a', {
          protocol: 'TLS',
          port: 443,
          certificates: {},
          forwardTo: tcp(network),
        }),
      'WEB004',
    ],
    [
      'UDP without the client address',
      (network) => void tcp(network, { protocol: 'UDP', preserveClientIp: false }),
      'WEB008',
    ],
    [
      'an application load balancer as a target by UDP',
      (network) => void tcp(network, { protocol: 'UDP', targetType: 'alb' }),
      'WEB008',
    ],
    ['sticky TLS', (network) => void tcp(network, { protocol: 'TLS', sticky: true }), 'WEB008'],
    [
      'an address outside its subnet',
      (network, stack) =>
        void new NetworkLoadBalancer(stack, 'N', {
          vpc: network,
          subnets: network.tier('isolated'),
          scheme: 'internal',
          privateAddresses: { 'euw1-az1': '10.99.0.1' },
        }),
      'WEB010',
    ],
    [
      'an address for a zone without a subnet',
      (network, stack) =>
        void new NetworkLoadBalancer(stack, 'N', {
          vpc: network,
          subnets: network.tier('isolated'),
          scheme: 'internal',
          privateAddresses: { 'euw1-az3': '10.16.48.10' },
        }),
      'WEB010',
    ],
    [
      'an Elastic IP in one zone of two',
      (network, stack) =>
        void new NetworkLoadBalancer(stack, 'N', {
          vpc: network,
          subnets: network.tier('public'),
          scheme: 'internet-facing',
          elasticIps: { 'euw1-az1': 'eipalloc-0' },
        }),
      'WEB010',
    ],
    [
      'a classic load balancer without listeners',
      (network) => void clb(network, { listeners: {} }),
      'WEB003',
    ],
    [
      'a classic load balancer that drains for two hours',
      (network) => void clb(network, { draining: 7200 }),
      'WEB011',
    ],
    [
      'a classic load balancer that is checked every second',
      (network) => void clb(network, { healthCheck: { protocol: 'TCP', port: 80, interval: 1 } }),
      'WEB020',
    ],
  ])('%s', (_, make, code) => {
    expect(refused(make)).toMatchObject({
      code,
      path: expect.stringMatching(/^test\//),
      got: expect.stringMatching(/./),
      allowed: expect.stringMatching(/./),
      fix: expect.stringMatching(/./),
    });
  });
});
