import { synthesize } from '@landbridge/testing';
import type { Vpc } from '@landbridge/network-core';
import type { TerraformStack } from 'cdktf';
import {
  ClassicLoadBalancer,
  type ClassicLoadBalancerProps,
} from '../src/load-balancer/classic-load-balancer';
import { NetworkLoadBalancer } from '../src/load-balancer/network-load-balancer';
import { NetworkTargetGroup, type NetworkTargetGroupProps } from '../src/targets/network-target-group';
import { vpc } from './fixtures';

export type Make = (network: Vpc, stack: TerraformStack) => void;
export const build = (make: Make) => synthesize((stack) => make(vpc(stack), stack));
export const CERTIFICATE =
  'arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000';
export const certificates = { main: CERTIFICATE };
export const nlb = (network: Vpc) =>
  new NetworkLoadBalancer(network.node.scope!, 'Nlb', {
    vpc: network,
    subnets: network.tier('isolated'),
    scheme: 'internal',
  });
export const tcp = (network: Vpc, props: Partial<NetworkTargetGroupProps> = {}) =>
  new NetworkTargetGroup(network.node.scope!, 'Tcp', {
    vpc: network,
    port: 443,
    healthCheck: { protocol: 'TCP' },
    ...props,
  });
export const clb = (network: Vpc, props: Partial<ClassicLoadBalancerProps> = {}) =>
  new ClassicLoadBalancer(network.node.scope!, 'Clb', {
    vpc: network,
    scheme: 'internet-facing',
    subnets: network.tier('public'),
    listeners: { 443: { protocol: 'HTTPS', instancePort: 80, certificateArn: CERTIFICATE } },
    healthCheck: { protocol: 'HTTP', port: 80, path: '/up' },
    ...props,
  });
