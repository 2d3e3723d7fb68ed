import { Scenario, type Made } from '../testing/scenario';

function network(s: Scenario): { vpc: Made; subnets: Made[] } {
  const vpc = s.create('aws_vpc', { cidr_block: '10.0.0.0/16' });
  s.create('aws_internet_gateway', { vpc_id: vpc.id });
  const subnets = ['10.0.0.0/24', '10.0.1.0/24'].map((cidr_block, index) =>
    s.create('aws_subnet', { vpc_id: vpc.id, cidr_block, availability_zone: `eu-west-1${'ab'[index]}` }),
  );
  return { vpc, subnets };
}

test('load balancer, listener, target group: names and ARNs of the right form, and the group sees who uses it', () => {
  const s = new Scenario();
  const { vpc, subnets } = network(s);
  const lb = s.create('aws_lb', {
    name: 'web',
    load_balancer_type: 'application',
    subnets: subnets.map(({ id }) => id),
  });
  expect(lb.id).toMatch(
    /^arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
  );
  expect(lb.values).toMatchObject({
    zone_id: 'Z32O12XQLNTSW2',
    vpc_id: vpc.id,
    dns_name: expect.stringMatching(/^web-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/),
  });
  expect(`loadbalancer/${String(lb.values['arn_suffix'])}`).toBe(
    String(lb.values['arn']).split(':').slice(5).join(':'),
  );
  const group = s.create('aws_lb_target_group', {
    name: 'web',
    port: 80,
    protocol: 'HTTP',
    vpc_id: vpc.id,
    target_type: 'ip',
  });
  const listener = s.create('aws_lb_listener', {
    load_balancer_arn: lb.id,
    port: 80,
    protocol: 'HTTP',
    default_action: [{ type: 'forward', target_group_arn: group.id }],
  });
  expect(listener.id).toMatch(/:listener\/app\/web\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
  expect(s.read(group)?.['load_balancer_arns']).toEqual([lb.id]);
  const rule = s.create('aws_lb_listener_rule', {
    listener_arn: listener.id,
    action: [{ type: 'forward', target_group_arn: group.id }],
    condition: [{ path_pattern: [{ values: ['/x'] }] }],
  });
  expect(rule.values['priority']).toBe(1);
  expect(
    s.create('aws_lb_listener_rule', {
      listener_arn: listener.id,
      action: [{ type: 'forward', target_group_arn: group.id }],
      condition: [{ path_pattern: [{ values: ['/y'] }] }],
    }).values['priority'],
  ).toBe(2);
});

test('a launch template counts versions, a scaling group shows what was attached to it', () => {
  const s = new Scenario();
  const { subnets } = network(s);
  const template = s.create('aws_launch_template', { name: 'web', instance_type: 't3.micro' });
  expect(s.update(template, { instance_type: 't3.small' }, ['latest_version']).values['latest_version']).toBe(
    2,
  );
  const scaling = s.create('aws_autoscaling_group', {
    name: 'web',
    min_size: 1,
    max_size: 2,
    vpc_zone_identifier: subnets.map(({ id }) => id),
    launch_template: [{ id: template.id, version: '$Latest' }],
  });
  expect(scaling.values['availability_zones']).toEqual(['eu-west-1a', 'eu-west-1b']);
  s.create('aws_autoscaling_attachment', {
    autoscaling_group_name: scaling.id,
    lb_target_group_arn: 'arn:x',
  });
  expect(s.read(scaling)?.['target_group_arns']).toEqual(['arn:x']);
});

test('hooks of one name in two scaling groups are two', () => {
  const s = new Scenario();
  const { subnets } = network(s);
  const template = s.create('aws_launch_template', { name: 'web', image_id: 'ami-0123456789abcdef0' });
  const hookOf = (name: string, heartbeat_timeout: number): Made => {
    const group = s.create('aws_autoscaling_group', {
      name,
      min_size: 0,
      max_size: 1,
      vpc_zone_identifier: subnets.map(({ id }) => id),
      launch_template: [{ id: template.id }],
    });
    return s.create('aws_autoscaling_lifecycle_hook', {
      name: 'leaving',
      autoscaling_group_name: group.id,
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      heartbeat_timeout,
    });
  };
  const [a, b] = [hookOf('a', 60), hookOf('b', 90)];
  expect([a.id, b.id]).toEqual(['leaving', 'leaving']);
  s.update(a, { heartbeat_timeout: 120 });
  expect([s.read(a)?.['heartbeat_timeout'], s.read(b)?.['heartbeat_timeout']]).toEqual([120, 90]);
  s.destroy(a);
  expect([s.read(a), s.read(b)?.['autoscaling_group_name']]).toEqual([undefined, 'b']);
});
