import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Peer, Port, Vpc } from '@landbridge/network-core';
import { Example } from '@landbridge/testing';
import { TerraformStack, type App } from 'cdktf';
import {
  AccessLogBucket,
  ApplicationLoadBalancer,
  AutoScalingGroup,
  HttpTargetGroup,
  NetworkLoadBalancer,
  NetworkTargetGroup,
  Schedule,
  TargetTracking,
  WebAlarms,
  type LoadBalancerScheme,
} from '../src';
import { provedCertificate } from './proved-certificate';

/** What grows and changes in a web tier that is deployed. */
interface Tier {
  readonly weights: readonly [number, number];
  /** Names of certificates, the default one first. */
  readonly domains: readonly string[];
  /** Paths that are gone. */
  readonly rules: readonly string[];
  readonly zones: readonly number[];
  readonly draining: number;
  readonly instanceType: string;
  readonly port: number;
  readonly scheme: LoadBalancerScheme;
  readonly regions: readonly string[];
}

const SMALL: Tier = {
  weights: [100, 0],
  domains: ['www.example.com'],
  rules: ['old'],
  zones: [1, 2],
  draining: 60,
  instanceType: 't3.small',
  port: 8080,
  scheme: 'internet-facing',
  regions: ['eu-west-1'],
};

const PREFIX: Readonly<Record<string, string>> = { 'eu-west-1': 'euw1', 'eu-central-1': 'euc1' };

const landscape =
  (change: Partial<Tier> = {}) =>
  (app: App): void => {
    const tier = { ...SMALL, ...change };
    tier.regions.forEach((region, index) => webTier(app, region, 20 + index, tier));
  };

function webTier(app: App, region: string, network: number, tier: Tier): void {
  const stack = new TerraformStack(app, `web-${region}`);
  const account = '111111111111';
  new AwsProvider(stack, 'Aws', { region, allowedAccountIds: [account] });
  const blocks = (third: (zone: number) => string) =>
    Object.fromEntries(
      tier.zones.map((zone) => [`${PREFIX[region]}-az${zone}`, { ipv4: `10.${network}.${third(zone)}` }]),
    );
  const vpc = new Vpc(stack, 'Vpc', {
    name: 'web',
    account,
    region,
    addresses: {
      cidr: `10.${network}.0.0/16`,
      tiers: { public: blocks((zone) => `${zone}.0/24`), isolated: blocks((zone) => `${zone * 16}.0/20`) },
    },
  });
  const { bucket } = new AccessLogBucket(stack, 'Logs', { account, region, namePrefix: 'web-logs-' });
  const front = new ApplicationLoadBalancer(stack, 'Front', {
    vpc,
    subnets: vpc.tier('public'),
    scheme: tier.scheme,
    accessLogs: { bucket },
    deletionProtection: false,
  });
  front.connections.allowFromAddresses(Peer.anyIpv4(), Port.tcp(443));
  const servers = new AutoScalingGroup(stack, 'Servers', {
    vpc,
    subnets: vpc.tier('isolated'),
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: tier.instanceType },
    size: { min: 2, max: 6 },
  });
  const pool = (id: string) =>
    new HttpTargetGroup(stack, id, {
      vpc,
      port: tier.port,
      healthCheck: { protocol: 'HTTP', path: '/up' },
      draining: { seconds: tier.draining },
    });
  const [current, next] = [pool('Current'), pool('Next')];
  current.addFleet(servers);
  const [first, second] = tier.weights;
  const zone = new Route53Zone(stack, 'Zone', { name: 'example.com' });
  const certificates = tier.domains.map((name) => [name.split('.')[0], provedCertificate(zone, name)]);
  const listener = front.https('Web', {
    certificates: Object.fromEntries(certificates) as Record<string, string>,
    action: {
      split: [
        { to: current, weight: first },
        { to: next, weight: second },
      ],
    },
  });
  tier.rules.forEach((rule, index) =>
    listener.rule(rule, {
      priority: index + 1,
      when: { path: [`/${rule}/*`] },
      action: { respond: { status: 410 } },
    }),
  );
  new TargetTracking(stack, 'Busy', {
    group: servers,
    keep: { requestsPerTarget: 1000, loadBalancer: front, targetGroup: current },
  });
  new Schedule(stack, 'Morning', { group: servers, cron: '0 7 * * MON-FRI', size: { min: 4, max: 6 } });
  new WebAlarms(stack, 'Alarms', { loadBalancer: front, targetGroups: { current } });

  const wire = new NetworkLoadBalancer(stack, 'Wire', {
    vpc,
    subnets: vpc.tier('isolated'),
    scheme: 'internal',
    privateAddresses: Object.fromEntries(
      tier.zones.map((zone) => [`${PREFIX[region]}-az${zone}`, `10.${network}.${zone * 16}.10`]),
    ),
    deletionProtection: false,
  });
  const raw = new NetworkTargetGroup(stack, 'Raw', {
    vpc,
    port: tier.port,
    healthCheck: { protocol: 'TCP' },
    draining: { seconds: tier.draining },
  });
  raw.addFleet(servers);
  wire.listen('raw', { protocol: 'TCP', port: 9000, forwardTo: raw });
}

describe('a web tier that is deployed', () => {
  const example = Example.open(__dirname, landscape());
  beforeAll(() => example.deploy());
  afterAll(() => example.close());

  /** What Terraform would do to the stack, without the hashes of addresses. */
  const planned = (change: Partial<Tier>): readonly string[] => {
    const known = plans.get(JSON.stringify(change));
    if (known) return known;
    const [run] = example.planAfter(landscape(change));
    const effects = (run?.secondPlan ?? []).map((effect) => effect.replace(/_[0-9A-F]{8}$/, '')).sort();
    plans.set(JSON.stringify(change), effects);
    return effects;
  };
  const plans = new Map<string, readonly string[]>();

  it('as it is: nothing is to do', () => {
    expect(planned({})).toEqual([]);
  });

  it('weights shift: the listener changes in place', () => {
    expect(planned({ weights: [90, 10] })).toEqual(['update aws_lb_listener.Front_Web']);
  });

  it('a certificate more: it is made, proved and added to the listener', () => {
    expect(planned({ domains: ['www.example.com', 'shop.example.com'] })).toEqual([
      'create aws_acm_certificate.Zone_shopexamplecom_Certificate',
      'create aws_acm_certificate_validation.Zone_shopexamplecom_Validation',
      'create aws_lb_listener_certificate.Front_Web_shop',
      'create aws_route53_record.Zone_shopexamplecom_Proof',
    ]);
  });

  it('a rule more: it is added', () => {
    expect(planned({ rules: ['old', 'older'] })).toEqual(['create aws_lb_listener_rule.Front_Web_older']);
  });

  it('a longer draining: target groups, hook and nothing else, in place', () => {
    expect(planned({ draining: 300 })).toEqual([
      'update aws_autoscaling_lifecycle_hook.Servers_Leaving',
      'update aws_lb_target_group.Current',
      'update aws_lb_target_group.Next',
      'update aws_lb_target_group.Raw',
    ]);
  });

  it('another instance type: a version of the template, and the group refreshes by itself', () => {
    expect(planned({ instanceType: 't3.medium' })).toEqual([
      'update aws_autoscaling_group.Servers',
      'update aws_launch_template.Servers_Template',
    ]);
  });

  it('a zone more: subnets are added, load balancers and fleet take them in place', () => {
    const effects = planned({ zones: [1, 2, 3] });
    expect(effects.filter((effect) => !effect.startsWith('create '))).toEqual([
      'update aws_autoscaling_group.Servers',
      'update aws_lb.Front',
      'update aws_lb.Wire',
    ]);
    expect(effects.filter((effect) => effect.startsWith('create ') && !/\.Vpc_/.test(effect))).toEqual([]);
  });

  it('a Region more: a stack of its own, and nothing changes in the first', () => {
    const runs = example.planAfter(landscape({ regions: ['eu-west-1', 'eu-central-1'] }));
    expect(runs.map(({ stack, add, change, destroy }) => [stack, add > 0, change, destroy]).sort()).toEqual([
      ['web-eu-central-1', true, 0, 0],
      ['web-eu-west-1', false, 0, 0],
    ]);
  });

  it('another port: new target groups and their members stand before the old ones go', () => {
    const effects = planned({ port: 9090 });
    const replaced = effects.filter((effect) => effect.includes('create/delete'));
    expect(replaced).toEqual([
      'create/delete aws_autoscaling_attachment.Servers_TargetGroups_web-eu-west-1-Current',
      'create/delete aws_autoscaling_attachment.Servers_TargetGroups_web-eu-west-1-Raw',
      'create/delete aws_lb_target_group.Current',
      'create/delete aws_lb_target_group.Next',
      'create/delete aws_lb_target_group.Raw',
    ]);
    expect(effects.filter((effect) => effect.startsWith('delete/create'))).toEqual([]);
  });

  it('another scheme: the new load balancer stands first; its listener follows, as a target group has one sender', () => {
    const effects = planned({ scheme: 'internal' });
    expect(effects).toContain('create/delete aws_lb.Front');
    expect(effects).toContain('delete/create aws_lb_listener.Front_Web');
    expect(
      effects.filter((effect) => /target_group|autoscaling_group|launch_template|\.Vpc_/.test(effect)),
    ).toEqual([]);
  });

  it('never replaces beside itself what has a name of its own', () => {
    const named = new Map(
      [...example.templates().values()].flatMap((template) =>
        template.addresses.map((address): [string, boolean] => {
          const arguments_ = template.all(address.slice(0, address.lastIndexOf('.')))[address] ?? {};
          return [
            address.replace(/_[0-9A-F]{8}$/, ''),
            'name' in arguments_ || 'private_ipv4_address' in arguments_,
          ];
        }),
      ),
    );
    for (const change of [{ port: 9090 }, { scheme: 'internal' }] as const) {
      for (const effect of planned(change)) {
        const [actions, address = ''] = effect.split(' ');
        if (actions === 'create/delete') expect([address, named.get(address)]).toEqual([address, false]);
      }
    }
  });
});
