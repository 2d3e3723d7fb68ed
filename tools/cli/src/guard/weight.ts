/**
 * Types whose replacement loses nothing that lasts and interrupts no packet: what they hold is configuration alone,
 * and what watches or names. Whatever is not listed needs an allowance, so that a type that nobody thought of does too.
 */
const LIGHT = [
  /^aws_cloudwatch_(composite_alarm|dashboard|event_rule|event_target|log_metric_filter|metric_alarm|query_definition)$/,
  /^aws_ec2_tag$/,
  /^aws_iam_(policy_attachment|role_policy|role_policy_attachment)$/,
  /^aws_sns_topic_(policy|subscription)$/,
  /^(null_resource|terraform_data)$/,
  /^(random|time)_/,
];

/** Whether somebody has to allow the change by name: it replaces or destroys what is stateful or connective. */
export function needsAllowance({
  action,
  type,
}: {
  readonly action: string;
  readonly type: string;
}): boolean {
  return (action === 'replace' || action === 'destroy') && !LIGHT.some((light) => light.test(type));
}
