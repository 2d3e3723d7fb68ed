import { trace } from '../../src';
import { instance, modelOf, openGroup, subnet, verdict } from './landscape';

describe('a regional NAT gateway', () => {
  const model = modelOf({
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
    aws_subnet: { a: subnet('main', '10.0.1.0/24') },
    aws_security_group: { open: openGroup('main') },
    aws_nat_gateway: { main: { vpc_id: '${aws_vpc.main.id}', availability_mode: 'regional' } },
    aws_route: {
      out: {
        route_table_id: '${aws_vpc.main.main_route_table_id}',
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: '${aws_nat_gateway.main.id}',
      },
    },
    aws_instance: { app: instance('a', '10.0.1.10', 'open') },
  });

  it('needs no public subnet', () => {
    expect(verdict(model, 'aws_instance.app', 'internet', { port: '443' })).toBe('reachable');
  });

  it('lets nobody in', () => {
    expect(verdict(model, 'internet', 'aws_instance.app')).toBe('blocked at internet');
    expect(verdict(model, 'internet', 'aws_nat_gateway.main')).toBe('blocked at aws_nat_gateway.main');
  });

  it('fails when it is down', () => {
    expect(verdict(model, 'aws_instance.app', 'internet', { down: ['aws_nat_gateway.main'] })).toBe(
      'blocked at aws_nat_gateway.main',
    );
  });
});

describe('a default VPC', () => {
  it('comes with an internet gateway and a route to it', () => {
    const model = modelOf({
      aws_default_vpc: { main: {} },
      aws_default_subnet: { a: { availability_zone: 'us-east-1a' } },
      aws_instance: { app: { subnet_id: '${aws_default_subnet.a.id}' } },
    });
    expect(verdict(model, 'aws_instance.app', 'internet')).toBe('reachable');
    expect(verdict(model, 'internet', 'aws_instance.app')).toBe('blocked at aws_default_vpc.main');
  });
});

describe('PrivateLink to a service of one’s own', () => {
  const model = modelOf({
    aws_vpc: { consumer: { cidr_block: '10.0.0.0/16' }, provider: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { a: subnet('consumer', '10.0.1.0/24'), s: subnet('provider', '10.0.1.0/24') },
    aws_security_group: {
      open: openGroup('consumer'),
      server: {
        vpc_id: '${aws_vpc.provider.id}',
        ingress: [{ from_port: 8080, to_port: 8080, protocol: 'tcp', cidr_blocks: ['10.0.1.0/24'] }],
      },
    },
    aws_instance: {
      client: instance('a', '10.0.1.10', 'open'),
      server: instance('s', '10.0.1.10', 'server'),
    },
    aws_lb: { service: { load_balancer_type: 'network', internal: true, subnets: ['${aws_subnet.s.id}'] } },
    aws_lb_target_group: { service: { port: 8080, protocol: 'TCP', vpc_id: '${aws_vpc.provider.id}' } },
    aws_lb_target_group_attachment: {
      service: {
        target_group_arn: '${aws_lb_target_group.service.arn}',
        target_id: '${aws_instance.server.id}',
      },
    },
    aws_lb_listener: {
      service: {
        load_balancer_arn: '${aws_lb.service.arn}',
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.service.arn}' }],
      },
    },
    aws_vpc_endpoint_service: {
      open: { acceptance_required: false, network_load_balancer_arns: ['${aws_lb.service.arn}'] },
      guarded: { acceptance_required: true, network_load_balancer_arns: ['${aws_lb.service.arn}'] },
    },
    aws_vpc_endpoint: Object.fromEntries(
      ['open', 'guarded'].map((name) => [
        name,
        {
          vpc_id: '${aws_vpc.consumer.id}',
          vpc_endpoint_type: 'Interface',
          service_name: `\${aws_vpc_endpoint_service.${name}.service_name}`,
          subnet_ids: ['${aws_subnet.a.id}'],
          security_group_ids: ['${aws_security_group.open.id}'],
        },
      ]),
    ),
  });

  it('reaches the target through both, even between VPCs that overlap', () => {
    const answer = trace(model, { from: 'aws_instance.client', to: 'aws_vpc_endpoint.open', port: '443' });
    expect(answer).toMatchObject({
      outcome: 'reachable',
      target: 'aws_instance.server',
      sourceSeen: '10.0.1.10',
    });
  });

  it('waits for acceptance where the service asks for it', () => {
    expect(verdict(model, 'aws_instance.client', 'aws_vpc_endpoint.guarded', { port: '443' })).toBe(
      'blocked at aws_vpc_endpoint_service.guarded',
    );
  });

  it('opens no way back', () => {
    expect(verdict(model, 'aws_instance.server', 'aws_instance.client')).toMatch(/^blocked/);
  });
});

describe('a circle of routes', () => {
  it('ends', () => {
    const model = modelOf({
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: { a: subnet('main', '10.0.1.0/24'), b: subnet('main', '10.0.2.0/24') },
      aws_security_group: { open: openGroup('main') },
      aws_route_table: {
        a: {
          vpc_id: '${aws_vpc.main.id}',
          route: [{ cidr_block: '10.9.0.0/16', network_interface_id: '${aws_network_interface.b.id}' }],
        },
        b: {
          vpc_id: '${aws_vpc.main.id}',
          route: [{ cidr_block: '10.9.0.0/16', network_interface_id: '${aws_network_interface.a.id}' }],
        },
      },
      aws_route_table_association: Object.fromEntries(
        ['a', 'b'].map((name) => [
          name,
          { subnet_id: `\${aws_subnet.${name}.id}`, route_table_id: `\${aws_route_table.${name}.id}` },
        ]),
      ),
      aws_network_interface: Object.fromEntries(
        ['a', 'b'].map((name) => [
          name,
          {
            subnet_id: `\${aws_subnet.${name}.id}`,
            source_dest_check: false,
            security_groups: ['${aws_security_group.open.id}'],
            attachment: [{ instance: `\${aws_instance.${name}.id}`, device_index: 1 }],
          },
        ]),
      ),
      aws_instance: { a: instance('a', '10.0.1.10', 'open'), b: instance('b', '10.0.2.10', 'open') },
    });
    const answer = trace(model, { from: 'aws_subnet.a', to: '10.9.0.1' });
    expect(answer.outcome).toBe('blocked');
    expect(answer.stopsAt?.because).toBe('the routes lead in a circle');
  });
});
