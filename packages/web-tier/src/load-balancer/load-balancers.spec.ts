import { contract, refusalOf, synthesize } from '@landbridge/testing';
import { Peer, Port, type Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import { TerraformVariable } from 'cdktf';
import { alb, fleet, targets, vpc } from '../../test/fixtures';
import { LambdaTargetGroup } from '../targets/lambda-target-group';
import { NetworkTargetGroup, type NetworkTargetGroupProps } from '../targets/network-target-group';
import { type ApplicationLoadBalancer } from './application-load-balancer';
import { ClassicLoadBalancer, type ClassicLoadBalancerProps } from './classic-load-balancer';
import { NetworkLoadBalancer } from './network-load-balancer';

type Make = (network: Vpc, stack: TerraformStack) => void;
const build = (make: Make) => synthesize((stack) => make(vpc(stack), stack));
const refused = (make: Make) => refusalOf(() => build(make));
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000';
const certificates = { main: CERTIFICATE };
const nlb = (network: Vpc) =>
  new NetworkLoadBalancer(network.node.scope!, 'Nlb', {
    vpc: network,
    subnets: network.tier('isolated'),
    scheme: 'internal',
  });
const tcp = (network: Vpc, props: Partial<NetworkTargetGroupProps> = {}) =>
  new NetworkTargetGroup(network.node.scope!, 'Tcp', {
    vpc: network,
    port: 443,
    healthCheck: { protocol: 'TCP' },
    ...props,
  });
const clb = (network: Vpc, props: Partial<ClassicLoadBalancerProps> = {}) =>
  new ClassicLoadBalancer(network.node.scope!, 'Clb', {
    vpc: network,
    scheme: 'internet-facing',
    subnets: network.tier('public'),
    listeners: { 443: { protocol: 'HTTPS', instancePort: 80, certificateArn: CERTIFICATE } },
    healthCheck: { protocol: 'HTTP', port: 80, path: '/up' },
    ...props,
  });

describe('load balancers', () => {
  it('keep their addresses', () => {
    const template = build((network) => {
      const front = alb(network, 'Alb', {
        webAclArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/0',
      });
      const group = targets(network);
      group.addFleet(fleet(network));
      front.redirectToHttps('Plain');
      const secure = front.https('Secure', {
        certificates: { main: CERTIFICATE, shop: CERTIFICATE },
        action: { forwardTo: group },
        clientCertificates: { mode: 'verify', authorities: { bucket: 'authorities', key: 'ca.pem' } },
      });
      secure.rule('api', { priority: 10, when: { path: ['/api/*'] }, action: { respond: { status: 404 } } });
      nlb(network).listen('tls', { protocol: 'TCP', port: 443, forwardTo: tcp(network) });
      clb(network);
    });
    const addresses = ['Alb', 'Targets', 'Fleet', 'Nlb', 'Tcp', 'Clb'].flatMap((id) =>
      template.addressesUnder(id),
    );
    expect(addresses).toEqual(contract(`${__dirname}/load-balancers.contract.txt`, addresses));
  });

  it('an application load balancer has safe defaults, and what it is told', () => {
    const template = build((network) => {
      alb(network, 'Alb', {
        accessLogs: { bucket: 'logs', prefix: 'web' },
        connectionLogs: { bucket: 'logs' },
        http2: false,
        preserveHostHeader: true,
        idleTimeout: 3600,
      });
    });
    expect(template.one('aws_lb')).toMatchObject({
      internal: false,
      load_balancer_type: 'application',
      enable_deletion_protection: true,
      enable_zonal_shift: true,
      drop_invalid_header_fields: true,
      enable_http2: false,
      preserve_host_header: true,
      idle_timeout: 3600,
      access_logs: { bucket: 'logs', prefix: 'web', enabled: true },
      connection_logs: { bucket: 'logs', enabled: true },
    });
    expect(template.one('aws_lb')).not.toHaveProperty('name');
  });

  it('http goes to https, https has a modern policy and further certificates', () => {
    const template = build((network) => {
      const front = alb(network);
      front.redirectToHttps('Plain');
      front.https('Secure', {
        certificates: { main: CERTIFICATE, shop: CERTIFICATE },
        action: { respond: { status: 200, body: 'ok' } },
      });
    });
    expect(template.one('aws_lb_listener', { port: 80 })).toMatchObject({
      protocol: 'HTTP',
      default_action: [
        { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' } },
      ],
    });
    expect(template.one('aws_lb_listener', { port: 443 })).toMatchObject({
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: CERTIFICATE,
      default_action: [
        {
          type: 'fixed-response',
          fixed_response: { status_code: '200', message_body: 'ok', content_type: 'text/plain' },
        },
      ],
    });
    expect(template.count('aws_lb_listener_certificate')).toBe(1);
  });

  it('the load balancer may reach its targets on their port and on the port of health checks, no other', () => {
    const template = build((network) => {
      const group = targets(network, 'Targets', { healthCheck: { protocol: 'HTTP', port: 9000 } });
      alb(network).http('Web', { forwardTo: group });
      group.addFleet(fleet(network));
    });
    const guard = `\${${template.addressOf('aws_security_group', { name: 'test-Fleet' })}.id}`;
    const rules = Object.values(template.all('aws_vpc_security_group_ingress_rule')).filter(
      (rule) => rule['security_group_id'] === guard,
    );
    expect(rules.map((rule) => [rule['ip_protocol'], rule['from_port']]).sort()).toEqual([
      ['tcp', 8080],
      ['tcp', 9000],
    ]);
  });

  it('rules match by host, path, header, query, method and source, split and authenticate', () => {
    const template = build((network, stack) => {
      const secret = new TerraformVariable(stack, 'Secret', { sensitive: true });
      const [blue, green] = [targets(network, 'Blue'), targets(network, 'Green')];
      const listener = alb(network).https('Secure', { certificates, action: { respond: { status: 404 } } });
      listener.rule('split', {
        priority: 1,
        when: {
          host: ['shop.example.com'],
          path: ['/a*'],
          method: ['GET'],
          sourceIp: ['203.0.113.0/24'],
          header: { 'X-A': ['b'] },
        },
        action: {
          split: [
            { to: blue, weight: 9 },
            { to: green, weight: 1 },
          ],
          stickiness: 60,
        },
      });
      listener.rule('login', {
        priority: 2,
        when: { query: { login: '1' } },
        action: { forwardTo: blue },
        authentication: {
          oidc: {
            issuer: 'https://id',
            authorizationEndpoint: 'https://id/a',
            tokenEndpoint: 'https://id/t',
            userInfoEndpoint: 'https://id/u',
            clientId: 'web',
            clientSecret: secret.stringValue,
          },
        },
      });
      listener.rule('token', {
        priority: 3,
        when: { path: ['/t'] },
        action: { forwardTo: blue },
        authentication: { jwt: { issuer: 'https://id', jwksEndpoint: 'https://id/keys' } },
      });
    });
    expect(template.one('aws_lb_listener_rule', { priority: 1 })).toMatchObject({
      condition: [
        { host_header: { values: ['shop.example.com'] } },
        { path_pattern: { values: ['/a*'] } },
        { http_request_method: { values: ['GET'] } },
        { source_ip: { values: ['203.0.113.0/24'] } },
        { http_header: { http_header_name: 'X-A', values: ['b'] } },
      ],
      action: [
        {
          type: 'forward',
          forward: {
            target_group: [{ weight: 9 }, { weight: 1 }],
            stickiness: { enabled: true, duration: 60 },
          },
        },
      ],
    });
    expect(template.one('aws_lb_listener_rule', { priority: 2 })).toMatchObject({
      condition: [{ query_string: [{ key: 'login', value: '1' }] }],
      action: [
        { order: 1, type: 'authenticate-oidc' },
        { order: 2, type: 'forward' },
      ],
    });
    expect(template.one('aws_lb_listener_rule', { priority: 3 })).toMatchObject({
      action: [{ type: 'jwt-validation' }, {}],
    });
  });

  it('a function is called with a permission of its own', () => {
    const template = build((network, stack) => {
      const group = new LambdaTargetGroup(stack, 'Function', {
        functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:web',
        functionName: 'web',
      });
      alb(network).http('Web', { forwardTo: group });
    });
    expect(template.one('aws_lambda_permission')).toMatchObject({
      principal: 'elasticloadbalancing.amazonaws.com',
      function_name: 'web',
    });
    expect(template.one('aws_lb_target_group')).toMatchObject({ target_type: 'lambda' });
  });

  it('a network load balancer has its address in each zone and a group from its first day', () => {
    const template = build((network, stack) => {
      new NetworkLoadBalancer(stack, 'Nlb', {
        vpc: network,
        subnets: network.tier('isolated'),
        scheme: 'internal',
        privateAddresses: { 'euw1-az1': '10.16.16.10', 'euw1-az2': '10.16.32.10' },
        crossZone: true,
        guardPrivateLink: false,
      });
    });
    expect(template.one('aws_lb')).toMatchObject({
      load_balancer_type: 'network',
      subnet_mapping: [{ private_ipv4_address: '10.16.16.10' }, { private_ipv4_address: '10.16.32.10' }],
      enable_cross_zone_load_balancing: true,
      enforce_security_group_inbound_rules_on_private_link_traffic: 'off',
      security_groups: [`\${${template.addressOf('aws_security_group', { name: 'test-Nlb' })}.id}`],
    });
  });

  it('UDP and TCP may share a port', () => {
    const template = build((network) => {
      const balancer = nlb(network);
      balancer.listen('tcp', { protocol: 'TCP', port: 53, forwardTo: tcp(network, { port: 53 }) });
      const udp = new NetworkTargetGroup(network.node.scope!, 'Udp', {
        vpc: network,
        port: 53,
        protocol: 'UDP',
        healthCheck: { protocol: 'TCP', port: 80 },
      });
      balancer.listen('udp', { protocol: 'UDP', port: 53, forwardTo: udp });
      udp.addFleet(fleet(network));
      balancer.connections.allowFromAddresses(Peer.cidr('10.0.0.0/8'), Port.udp(53));
    });
    const guard = `\${${template.addressOf('aws_security_group', { name: 'test-Fleet' })}.id}`;
    const rules = Object.values(template.all('aws_vpc_security_group_ingress_rule')).filter(
      (rule) => rule['security_group_id'] === guard,
    );
    expect(rules.map((rule) => [rule['ip_protocol'], rule['from_port']]).sort()).toEqual([
      ['tcp', 80],
      ['udp', 53],
    ]);
  });

  it('a classic load balancer works, drains and warns', () => {
    const template = build((network) => void clb(network, { draining: 120 }));
    expect(template.one('aws_elb')).toMatchObject({
      listener: [
        {
          lb_port: 443,
          lb_protocol: 'HTTPS',
          instance_port: 80,
          instance_protocol: 'HTTP',
          ssl_certificate_id: CERTIFICATE,
        },
      ],
      health_check: { target: 'HTTP:80/up', interval: 30, timeout: 5 },
      connection_draining: true,
      connection_draining_timeout: 120,
    });
    expect(template.warnings).toEqual([expect.stringContaining('previous generation')]);
  });
});

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
    expect(refused(make).code).toBe(code);
  });
});
