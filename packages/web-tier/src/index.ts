export { WEB_ERROR_CODES, type WebErrorCode } from './codes';
export { WebError } from './errors';

export type { Authentication, HttpAction, HttpTarget } from './load-balancer/actions';
export {
  ApplicationLoadBalancer,
  type ApplicationLoadBalancerProps,
  type ClientCertificates,
  type HttpsProps,
} from './load-balancer/application-load-balancer';
export {
  ClassicLoadBalancer,
  type ClassicHealthCheck,
  type ClassicListener,
  type ClassicLoadBalancerProps,
} from './load-balancer/classic-load-balancer';
export type { RequestConditions } from './load-balancer/conditions';
export { HttpListener, type ListenerRuleProps } from './load-balancer/http-listener';
export type { LoadBalancer, LoadBalancerProps, LogDestination } from './load-balancer/load-balancer';
export {
  NetworkLoadBalancer,
  type NetworkAddresses,
  type NetworkListenerProps,
  type NetworkLoadBalancerProps,
} from './load-balancer/network-load-balancer';
export type { LoadBalancerScheme } from './load-balancer/subnets';

export { AccessLogBucket, type AccessLogBucketProps } from './logs/access-log-bucket';

export type { HealthCheckTimes, TargetHealthCheck } from './targets/health-check';
export { HttpTargetGroup, type HttpTargetGroupProps, type Stickiness } from './targets/http-target-group';
export type { FleetClassic, FleetTargetGroup, IInstanceFleet } from './targets/itarget';
export { LambdaTargetGroup, type LambdaTargetGroupProps } from './targets/lambda-target-group';
export { NetworkTargetGroup, type NetworkTargetGroupProps } from './targets/network-target-group';
export type {
  GroupHealth,
  HealthMinimum,
  RegisteredTarget,
  TargetGroup,
  TargetGroupProps,
} from './targets/target-group';

export { AutoScalingGroup, type AutoScalingGroupProps } from './scaling/auto-scaling-group';
export { drainingPlan, type Draining, type DrainingPlan } from './scaling/draining';
export type { LifecycleHook, MixedInstances, Refresh, WarmPool } from './scaling/fleet-options';
export type { LaunchProps } from './scaling/launch';
export type { Step } from './scaling/steps';
export {
  LatencySteps,
  StepScaling,
  type LatencyStepsProps,
  type StepMetric,
  type StepScalingProps,
} from './scaling/step-scaling';
export {
  Schedule,
  TargetTracking,
  type ScheduleProps,
  type TargetTrackingProps,
  type TrackedMetric,
} from './scaling/policies';

export { WebAlarms, type WebAlarmsProps } from './alarms/web-alarms';

export { ProxyFarm, type ProxyFarmProps } from './proxy-farm/proxy-farm';
export {
  ResolvedEndpoint,
  type IInboundResolver,
  type ResolvedEndpointProps,
} from './proxy-farm/resolved-endpoint';
export type { IServiceAccess, NameOverride } from './proxy-farm/service-access';
