import { contract } from '@landbridge/testing';
import { Peer, Port, SecurityGroup } from '@landbridge/network-core';
import { TerraformVariable } from 'cdktf';
import { alb, fleet, targets } from '../../test/fixtures';
import { LambdaTargetGroup } from '../targets/lambda-target-group';
import { NetworkTargetGroup } from '../targets/network-target-group';
import { NetworkLoadBalancer } from './network-load-balancer';
import { build, CERTIFICATE, certificates, nlb, tcp, clb } from '../../test/load-balancer-fixtures';

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

  it('asks an identity provider over a way out of its own, and nobody else', () => {
    const outbound = (authentication: boolean) =>
      Object.values(
        build((network) => {
          alb(network).https('Secure', {
            certificates,
            action: { respond: { status: 200 } },
            ...(authentication && {
              authentication: { jwt: { issuer: 'https://id', jwksEndpoint: 'https://id/keys' } },
            }),
          });
        }).all('aws_vpc_security_group_egress_rule'),
      ).map((rule) => [rule['cidr_ipv4'], rule['from_port'], rule['description']]);
    expect(outbound(true)).toEqual([['0.0.0.0/0', 443, 'identity provider']]);
    expect(outbound(false)).toEqual([]);
  });

  it('stands beside what it replaces, but where an address is its own', () => {
    const lifecycle = (fixed: boolean) =>
      build((network, stack) => {
        new NetworkLoadBalancer(stack, 'N', {
          vpc: network,
          subnets: network.tier('isolated'),
          scheme: 'internal',
          ...(fixed && { privateAddresses: { 'euw1-az1': '10.16.16.10' } }),
        });
      }).one('aws_lb')['lifecycle'];
    expect(lifecycle(false)).toEqual({ create_before_destroy: true });
    expect(lifecycle(true)).toEqual({ create_before_destroy: false });
  });

  it('a classic one registers fleets and instances, and a fleet leaves it as slowly as it drains', () => {
    const template = build((network, stack) => {
      const [old, servers] = [clb(network, { draining: 300 }), fleet(network)];
      old.addFleet(servers);
      const guard = new SecurityGroup(stack, 'Guard', { vpc: network, name: 'guard' });
      old.addInstance('Server', 'i-0123456789abcdef0', guard);
    });
    expect(template.one('aws_autoscaling_attachment')['elb']).toBe(
      `\${${template.addressOf('aws_elb')}.name}`,
    );
    expect(template.one('aws_autoscaling_lifecycle_hook')).toMatchObject({ heartbeat_timeout: 330 });
    expect(template.one('aws_autoscaling_group')).toMatchObject({ health_check_type: 'ELB' });
    expect(template.one('aws_elb_attachment')).toMatchObject({ instance: 'i-0123456789abcdef0' });
    const guard = `\${${template.addressOf('aws_security_group', { name: 'guard' })}.id}`;
    expect(template.one('aws_vpc_security_group_ingress_rule', { security_group_id: guard })).toMatchObject({
      from_port: 80,
    });
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
