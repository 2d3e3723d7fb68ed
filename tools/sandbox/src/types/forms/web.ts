import { arn, type Form } from '../form';

const elb = (resource: string): string => arn('elasticloadbalancing', resource);

/** Load balancers, scaling, alarms, WAF. */
export const WEB_FORMS: Readonly<Record<string, Form>> = {
  aws_lb: { id: '{arn}', values: { internal: false, ip_address_type: 'ipv4' } },
  aws_lb_listener: { id: '{arn}' },
  aws_lb_listener_rule: { id: '{arn}' },
  aws_lb_listener_certificate: { id: '{listener_arn}_{certificate_arn}' },
  aws_lb_target_group: {
    id: '{arn}',
    values: {
      arn: elb('targetgroup/{name}/{hex:16}'),
      load_balancing_algorithm_type: 'round_robin',
      load_balancing_anomaly_mitigation: 'off',
      load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
      ip_address_type: 'ipv4',
    },
  },
  aws_lb_target_group_attachment: { id: '{target_group_arn}-{digits:26}' },
  aws_lb_trust_store: { id: '{arn}', values: { arn: elb('truststore/{name}/{hex:16}') } },
  aws_elb: { id: '{name}', values: { arn: elb('loadbalancer/{name}') } },
  aws_elb_attachment: { id: '{elb}-{digits:26}', import: [] },
  aws_load_balancer_policy: { id: '{load_balancer_name}:{policy_name}' },
  aws_autoscaling_group: {
    id: '{name}',
    values: {
      arn: arn('autoscaling', 'autoScalingGroup:{uuid}:autoScalingGroupName/{name}'),
      default_cooldown: 300,
      health_check_type: 'EC2',
      service_linked_role_arn:
        'arn:{partition}:iam::{account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    },
  },
  aws_autoscaling_policy: {
    id: '{name}',
    key: '{autoscaling_group_name}/{name}',
    import: ['{autoscaling_group_name}/{name}'],
    values: {
      arn: arn(
        'autoscaling',
        'scalingPolicy:{uuid}:autoScalingGroupName/{autoscaling_group_name}:policyName/{name}',
      ),
    },
  },
  aws_autoscaling_schedule: {
    id: '{scheduled_action_name}',
    key: '{autoscaling_group_name}/{scheduled_action_name}',
    import: ['{autoscaling_group_name}/{scheduled_action_name}'],
    values: {
      arn: arn(
        'autoscaling',
        'scheduledUpdateGroupAction:{uuid}:autoScalingGroupName/{autoscaling_group_name}:scheduledActionName/{scheduled_action_name}',
      ),
    },
  },
  aws_autoscaling_lifecycle_hook: {
    id: '{name}',
    key: '{autoscaling_group_name}/{name}',
    import: ['{autoscaling_group_name}/{name}'],
    values: { default_result: 'ABANDON' },
  },
  aws_autoscaling_attachment: { id: '{autoscaling_group_name}-{digits:26}', import: [] },
  aws_autoscaling_notification: { id: '{topic_arn}', import: [] },
  aws_cloudwatch_metric_alarm: {
    id: '{alarm_name}',
    values: { arn: arn('cloudwatch', 'alarm:{alarm_name}') },
  },
  aws_cloudwatch_composite_alarm: {
    id: '{alarm_name}',
    values: { arn: arn('cloudwatch', 'alarm:{alarm_name}') },
  },
  aws_cloudwatch_dashboard: {
    id: '{dashboard_name}',
    values: { dashboard_arn: 'arn:{partition}:cloudwatch::{account}:dashboard/{dashboard_name}' },
  },
  aws_cloudwatch_event_rule: { id: '{name}', values: { arn: arn('events', 'rule/{name}') } },
  aws_cloudwatch_event_target: { id: '{rule}-{target_id}', import: ['{rule}/{target_id}'] },
  aws_sns_topic: {
    id: '{arn}',
    values: { arn: arn('sns', '{name}'), owner: '{account}', beginning_archive_time: '' },
  },
  aws_sns_topic_policy: { id: '{arn}', values: { owner: '{account}' } },
  aws_sns_topic_subscription: {
    id: '{arn}',
    values: {
      arn: '{topic_arn}:{uuid}',
      owner_id: '{account}',
      confirmation_was_authenticated: true,
      pending_confirmation: false,
    },
  },
  aws_wafv2_web_acl: {
    id: '{uuid}',
    import: ['{id}/{name}/{scope}'],
    values: { lock_token: '{uuid}', application_integration_url: '', capacity: 0 },
  },
  aws_wafv2_web_acl_association: { id: '{web_acl_arn},{resource_arn}' },
  aws_wafv2_web_acl_logging_configuration: { id: '{resource_arn}' },
  aws_lambda_function: {
    id: '{function_name}',
    values: {
      arn: arn('lambda', 'function:{function_name}'),
      invoke_arn:
        'arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/arn:{partition}:lambda:{region}:{account}:function:{function_name}/invocations',
      qualified_arn: arn('lambda', 'function:{function_name}:$LATEST'),
      qualified_invoke_arn:
        'arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/arn:{partition}:lambda:{region}:{account}:function:{function_name}:$LATEST/invocations',
      version: '$LATEST',
      architectures: ['x86_64'],
      signing_job_arn: '',
      signing_profile_version_arn: '',
    },
  },
  aws_lambda_permission: {
    id: '{statement_id}',
    import: ['{function_name}/{statement_id}', '{function_name}:{qualifier}/{statement_id}'],
    values: { statement_id: 'terraform-{hex:26}' },
  },
};
