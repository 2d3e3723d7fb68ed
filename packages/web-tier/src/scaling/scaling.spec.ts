import { contract, refusalOf, synthesize } from '@landbridge/testing';
import type { Vpc } from '@landbridge/network-core';
import fc from 'fast-check';
import { alb, fleet, targets, vpc } from '../../test/fixtures';
import type { AutoScalingGroupProps } from './auto-scaling-group';
import { drainingPlan } from './draining';
import { Schedule, TargetTracking } from './policies';
import { LatencySteps, StepScaling, type StepScalingProps } from './step-scaling';

const build = (make: (network: Vpc) => void) => synthesize((stack) => make(vpc(stack)));
const made = (props: Partial<AutoScalingGroupProps>) =>
  build((network) => void fleet(network, 'Fleet', props));

describe('AutoScalingGroup', () => {
  it('keeps its addresses', () => {
    const template = build((network) => {
      const group = fleet(network);
      const [front, pool] = [alb(network), targets(network)];
      front.http('Web', { forwardTo: pool });
      pool.addFleet(group);
      new TargetTracking(network.node.scope!, 'Cpu', { group, keep: { cpuPercent: 50 } });
      new TargetTracking(network.node.scope!, 'Requests', {
        group,
        keep: { requestsPerTarget: 1000, loadBalancer: front, targetGroup: pool },
      });
      new LatencySteps(network.node.scope!, 'Slow', {
        group,
        loadBalancer: front,
        above: 1,
        steps: [{ exceededBy: 0, add: 1 }],
      });
      new Schedule(network.node.scope!, 'Morning', {
        group,
        cron: '0 8 * * MON-FRI',
        size: { min: 4, max: 8 },
      });
    });
    const addresses = ['Fleet', 'Cpu', 'Requests', 'Slow', 'Morning'].flatMap((id) =>
      template.addressesUnder(id),
    );
    expect(addresses).toEqual(contract(`${__dirname}/scaling.contract.txt`, addresses));
  });

  it('demands tokens for metadata, encrypts, and follows its newest template', () => {
    const template = made({
      launch: {
        imageId: 'ami-0123456789abcdef0',
        instanceType: 't3.small',
        userData: 'echo hello',
        rootVolume: { deviceName: '/dev/xvda', sizeGib: 20 },
      },
    });
    expect(template.one('aws_launch_template')).toMatchObject({
      metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1 },
      user_data: Buffer.from('echo hello').toString('base64'),
      block_device_mappings: [{ ebs: { encrypted: 'true', volume_size: 20, volume_type: 'gp3' } }],
    });
    expect(template.one('aws_autoscaling_group')).toMatchObject({
      launch_template: { version: expect.stringMatching(/latest_version\}$/) },
      instance_refresh: {
        strategy: 'Rolling',
        preferences: { min_healthy_percentage: 90, auto_rollback: true },
      },
      health_check_type: 'EC2',
    });
  });

  it('lets the load balancer decide, and drains as long as its slowest target group', () => {
    const template = build((network) => {
      const group = fleet(network);
      targets(network, 'Quick', { draining: { seconds: 10 } }).addFleet(group);
      targets(network, 'Slow', { draining: { seconds: 600 } }).addFleet(group);
    });
    expect(template.one('aws_autoscaling_group')).toMatchObject({
      health_check_type: 'ELB',
      health_check_grace_period: 60,
    });
    expect(template.one('aws_autoscaling_lifecycle_hook')).toMatchObject({
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      heartbeat_timeout: 630,
      default_result: 'CONTINUE',
    });
    expect(template.count('aws_autoscaling_attachment')).toBe(2);
  });

  it('mixes types and Spot, and keeps a warm pool', () => {
    const template = made({
      mixed: { types: { 't3.small': 1, 'm5.large': 2 }, onDemandBase: 1, onDemandPercent: 25 },
    });
    expect(template.one('aws_autoscaling_group')).toMatchObject({
      capacity_rebalance: true,
      mixed_instances_policy: {
        instances_distribution: { on_demand_base_capacity: 1, on_demand_percentage_above_base_capacity: 25 },
        launch_template: {
          override: [
            { instance_type: 't3.small', weighted_capacity: '1' },
            { instance_type: 'm5.large', weighted_capacity: '2' },
          ],
        },
      },
    });
    const launch = {
      imageId: 'ami-0123456789abcdef0',
      instanceType: 'm7i.large',
      rootVolume: { deviceName: '/dev/xvda', sizeGib: 32 },
    };
    expect(made({ warmPool: { min: 1, reuse: true } }).one('aws_autoscaling_group')).toMatchObject({
      warm_pool: { pool_state: 'Stopped', min_size: 1, instance_reuse_policy: { reuse_on_scale_in: true } },
    });
    const asleep = made({ launch, warmPool: { min: 1, state: 'Hibernated' } });
    expect(asleep.one('aws_launch_template')).toMatchObject({ hibernation_options: { configured: true } });
  });

  it('pauses where it is told, besides its own hook', () => {
    const role = 'arn:aws:iam::111111111111:role/hooks';
    const template = made({
      hooks: {
        ready: { on: 'launch', seconds: 300, otherwise: 'ABANDON' },
        logs: {
          on: 'leave',
          seconds: 60,
          notify: { targetArn: 'arn:aws:sqs:eu-west-1:111111111111:logs', roleArn: role },
        },
      },
    });
    expect(template.count('aws_autoscaling_lifecycle_hook')).toBe(3);
    expect(template.one('aws_autoscaling_lifecycle_hook', { name: 'ready' })).toMatchObject({
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      heartbeat_timeout: 300,
      default_result: 'ABANDON',
    });
    expect(template.one('aws_autoscaling_lifecycle_hook', { name: 'logs' })).toMatchObject({
      notification_target_arn: 'arn:aws:sqs:eu-west-1:111111111111:logs',
      role_arn: role,
    });
  });

  it('scales by processor, requests, any metric, latency and the clock', () => {
    const template = build((network) => {
      const stack = network.node.scope!;
      const [group, loadBalancer, targetGroup] = [fleet(network), alb(network), targets(network)];
      new TargetTracking(stack, 'Cpu', { group, keep: { cpuPercent: 50 }, neverShrink: true });
      new TargetTracking(stack, 'Requests', {
        group,
        keep: { requestsPerTarget: 1000, loadBalancer, targetGroup },
      });
      new TargetTracking(stack, 'Queue', {
        group,
        keep: {
          metric: { namespace: 'Shop', name: 'Waiting', dimensions: { Queue: 'a' } },
          statistic: 'Average',
          value: 10,
        },
      });
      new LatencySteps(stack, 'Slow', {
        group,
        loadBalancer,
        above: 1,
        steps: [
          { exceededBy: 0, add: 1 },
          { exceededBy: 2, add: 3 },
        ],
      });
      new Schedule(stack, 'Morning', {
        group,
        cron: '0 8 * * MON-FRI',
        timeZone: 'Europe/Dublin',
        size: { min: 4, max: 8 },
      });
    });
    const tracking = (name: string) =>
      template.one('aws_autoscaling_policy', { name: `test-${name}` })['target_tracking_configuration'];
    expect(tracking('Cpu')).toMatchObject({ target_value: 50, disable_scale_in: true });
    expect(tracking('Requests')).toMatchObject({
      predefined_metric_specification: { predefined_metric_type: 'ALBRequestCountPerTarget' },
    });
    expect(tracking('Queue')).toMatchObject({
      customized_metric_specification: {
        namespace: 'Shop',
        metric_dimension: [{ name: 'Queue', value: 'a' }],
      },
    });
    expect(template.one('aws_autoscaling_policy', { policy_type: 'StepScaling' })).toMatchObject({
      step_adjustment: [
        { metric_interval_lower_bound: '0', metric_interval_upper_bound: '2', scaling_adjustment: 1 },
        { metric_interval_lower_bound: '2', scaling_adjustment: 3 },
      ],
    });
    expect(template.one('aws_autoscaling_schedule')).toMatchObject({
      recurrence: '0 8 * * MON-FRI',
      time_zone: 'Europe/Dublin',
      min_size: 4,
      desired_capacity: -1,
    });
  });
});

describe('StepScaling', () => {
  const stepping = (props: Partial<StepScalingProps> = {}) =>
    build(
      (network) =>
        void new StepScaling(network.node.scope!, 'Steps', {
          group: fleet(network),
          metric: { processor: true },
          when: { above: 70 },
          steps: [{ beyondBy: 0, change: 1 }],
          ...props,
        }),
    );

  it('takes instances away in steps below a threshold', () => {
    const template = stepping({
      when: { below: 30 },
      steps: [
        { beyondBy: 0, change: -1 },
        { beyondBy: 20, change: -2 },
      ],
      minutes: 10,
    });
    expect(template.one('aws_autoscaling_policy')['step_adjustment']).toEqual([
      { metric_interval_upper_bound: '0', metric_interval_lower_bound: '-20', scaling_adjustment: -1 },
      { metric_interval_upper_bound: '-20', scaling_adjustment: -2 },
    ]);
    expect(template.one('aws_cloudwatch_metric_alarm')).toMatchObject({
      namespace: 'AWS/EC2',
      metric_name: 'CPUUtilization',
      threshold: 30,
      comparison_operator: 'LessThanThreshold',
      evaluation_periods: 10,
    });
  });

  it('watches requests of a load balancer, or whatever is measured', () => {
    const requests = build((network) => {
      const [group, loadBalancer] = [fleet(network), alb(network)];
      new StepScaling(network.node.scope!, 'Steps', {
        group,
        metric: { requestsOf: loadBalancer },
        when: { above: 1000 },
        steps: [{ beyondBy: 0, change: 1 }],
      });
    });
    expect(requests.one('aws_cloudwatch_metric_alarm')).toMatchObject({
      metric_name: 'RequestCount',
      statistic: 'Sum',
    });
    const metric = {
      namespace: 'Shop',
      name: 'Waiting',
      dimensions: { Queue: 'a' },
      statistic: 'Maximum',
    } as const;
    expect(stepping({ metric }).one('aws_cloudwatch_metric_alarm')).toMatchObject({
      namespace: 'Shop',
      metric_name: 'Waiting',
      statistic: 'Maximum',
      dimensions: { Queue: 'a' },
    });
  });

  it.each<Partial<StepScalingProps>>([
    { steps: [] },
    { steps: [{ beyondBy: 1, change: 1 }] },
    { steps: [{ beyondBy: 0, change: 0 }] },
    {
      steps: [
        { beyondBy: 0, change: 1 },
        { beyondBy: 1, change: -1 },
      ],
    },
    { minutes: 0 },
  ])('refuses %j', (props) => {
    expect(refusalOf(() => stepping(props))).toMatchObject({ code: 'WEB031', path: 'test/Steps' });
  });
});

describe('AutoScalingGroup refuses', () => {
  const launch = (userData: string) => ({
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small', userData },
  });
  it.each<[string, Partial<AutoScalingGroupProps>, string]>([
    ['more at least than at most', { size: { min: 5, max: 4 } }, 'WEB030'],
    ['no instance at most', { size: { min: 0, max: 0 } }, 'WEB030'],
    ['an access key in user data', launch('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE'), 'WEB009'],
    ['a private key in user data', launch('-----BEGIN RSA PRIVATE KEY-----'), 'WEB009'],
    ['a mixture of nothing', { mixed: { types: {} } }, 'WEB031'],
    ['101 % on demand', { mixed: { types: { 't3.small': 1 }, onDemandPercent: 101 } }, 'WEB031'],
    ['a refresh that keeps 101 %', { refresh: { minHealthyPercent: 101 } }, 'WEB031'],
    ['a pause of a day', { hooks: { ready: { on: 'launch', seconds: 86_400 } } }, 'WEB031'],
    ['a hook of the name of its own', { hooks: { leaving: { on: 'leave', seconds: 60 } } }, 'WEB031'],
    [
      'Spot in a warm pool',
      { mixed: { types: { 't3.small': 1 }, onDemandPercent: 50 }, warmPool: { min: 1 } },
      'WEB031',
    ],
    ['hibernation without a volume', { warmPool: { min: 1, state: 'Hibernated' } }, 'WEB031'],
    ['a warm pool of -1', { warmPool: { min: -1 } }, 'WEB031'],
    ['a warm-up of a day', { warmup: 86_400 }, 'WEB031'],
  ])('%s', (_, props, code) => {
    expect(refusalOf(() => made(props)).code).toBe(code);
  });

  it('one zone, and zones of another VPC', () => {
    const one = (network: Vpc) => [network.tier('isolated').subnet('euw1-az1')];
    expect(
      refusalOf(() => build((network) => void fleet(network, 'Fleet', { subnets: one(network) }))),
    ).toMatchObject({ code: 'WEB030', got: '[euw1-az1]' });
    expect(
      refusalOf(() =>
        synthesize(
          (stack) => void fleet(vpc(stack), 'Fleet', { subnets: vpc(stack, 'Other', 17).tier('isolated') }),
        ),
      ),
    ).toMatchObject({ code: 'WEB030', got: 'a subnet of other' });
  });

  it('policies that cannot be kept', () => {
    const policy = (make: (network: Vpc) => void) => refusalOf(() => build(make)).code;
    const stackOf = (network: Vpc) => network.node.scope!;
    expect(
      policy(
        (network) =>
          void new TargetTracking(stackOf(network), 'P', { group: fleet(network), keep: { cpuPercent: 0 } }),
      ),
    ).toBe('WEB031');
    expect(
      policy(
        (network) =>
          void new LatencySteps(stackOf(network), 'P', {
            group: fleet(network),
            loadBalancer: alb(network),
            above: 1,
            steps: [{ exceededBy: 1, add: 1 }],
          }),
      ),
    ).toBe('WEB031');
    expect(
      policy(
        (network) =>
          void new Schedule(stackOf(network), 'P', {
            group: fleet(network),
            cron: 'daily',
            size: { min: 1, max: 1 },
          }),
      ),
    ).toBe('WEB032');
  });
});

it('an instance always outlives the time that the load balancer lets it drain', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3600 }),
      fc.integer({ min: 5, max: 300 }),
      fc.integer({ min: 2, max: 10 }),
      (seconds, interval, threshold) => {
        const plan = drainingPlan({ seconds }, interval, threshold);
        expect(plan.deregistrationDelay).toBe(seconds);
        expect(plan.hookTimeout).toBeGreaterThan(plan.deregistrationDelay);
        expect(plan.hookTimeout).toBeGreaterThanOrEqual(30);
        expect(plan.gracePeriod).toBeGreaterThan(interval * threshold);
      },
    ),
  );
});
