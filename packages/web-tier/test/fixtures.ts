import { Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AutoScalingGroup,
  HttpTargetGroup,
  type ApplicationLoadBalancerProps,
  type AutoScalingGroupProps,
  type HttpTargetGroupProps,
} from '../src';

/** A VPC 10.<network>.0.0/16 with public, private and isolated subnets in two zones. */
export function vpc(stack: TerraformStack, id = 'Vpc', network = 16): Vpc {
  const zones = (third: (zone: number) => string) =>
    Object.fromEntries([1, 2].map((zone) => [`euw1-az${zone}`, { ipv4: `10.${network}.${third(zone)}` }]));
  return new Vpc(stack, id, {
    name: id.toLowerCase(),
    account: '111111111111',
    region: 'eu-west-1',
    addresses: {
      cidr: `10.${network}.0.0/16`,
      tiers: {
        public: zones((zone) => `${zone}.0/24`),
        isolated: zones((zone) => `${zone * 16}.0/20`),
      },
    },
  });
}

export function alb(
  network: Vpc,
  id = 'Alb',
  props: Partial<ApplicationLoadBalancerProps> = {},
): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(network.node.scope!, id, {
    vpc: network,
    subnets: network.tier('public'),
    scheme: 'internet-facing',
    ...props,
  });
}

export function targets(
  network: Vpc,
  id = 'Targets',
  props: Partial<HttpTargetGroupProps> = {},
): HttpTargetGroup {
  return new HttpTargetGroup(network.node.scope!, id, {
    vpc: network,
    port: 8080,
    healthCheck: { protocol: 'HTTP', path: '/up' },
    ...props,
  });
}

export function fleet(
  network: Vpc,
  id = 'Fleet',
  props: Partial<AutoScalingGroupProps> = {},
): AutoScalingGroup {
  return new AutoScalingGroup(network.node.scope!, id, {
    vpc: network,
    subnets: network.tier('isolated'),
    launch: { imageId: 'ami-0123456789abcdef0', instanceType: 't3.small' },
    size: { min: 2, max: 4 },
    ...props,
  });
}
