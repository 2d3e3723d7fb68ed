import type { TypeModule } from '../type-module';
import {
  classicBalancer,
  listener,
  listenerRule,
  loadBalancer,
  targetGroup,
  trustStore,
} from './load-balancer';
import { autoScalingGroup, launchTemplate } from './scaling';

export const WEB_MODULES: Readonly<Record<string, TypeModule>> = {
  aws_lb: loadBalancer,
  aws_alb: { ...loadBalancer, noun: 'aws_lb' },
  aws_lb_listener: listener,
  aws_alb_listener: { ...listener, noun: 'aws_lb_listener' },
  aws_lb_listener_rule: listenerRule,
  aws_alb_listener_rule: { ...listenerRule, noun: 'aws_lb_listener_rule' },
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: { ...targetGroup, noun: 'aws_lb_target_group' },
  aws_lb_trust_store: trustStore,
  aws_elb: classicBalancer,
  aws_autoscaling_group: autoScalingGroup,
  aws_launch_template: launchTemplate,
};
