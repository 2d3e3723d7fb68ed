import { isAbsent } from '../values';
import type { Rule } from './rule';

const topic: Rule = (plan) => {
  const fifo = plan.config['fifo_topic'] === true;
  const { name } = plan.config;
  if (plan.creating && typeof name === 'string') {
    const pattern = fifo ? /^[0-9A-Za-z_-]{1,251}\.fifo$/ : /^[0-9A-Za-z_-]{1,256}$/;
    if (!pattern.test(name)) plan.refuse(`invalid topic name: ${name}`, 'name');
  }
  if (fifo) return;
  for (const argument of ['archive_policy', 'fifo_throughput_scope'])
    if (plan.has(plan.config, argument)) plan.refuse(`${argument} can only be set for FIFO topics`, argument);
  if (plan.config['content_based_deduplication'] === true)
    plan.refuse('content-based deduplication can only be set for FIFO topics', 'content_based_deduplication');
};

const subscription: Rule = (plan) => {
  if (!isAbsent(plan.config['filter_policy_scope']) && isAbsent(plan.config['filter_policy']))
    plan.refuse('filter_policy is required when filter_policy_scope is set', 'filter_policy_scope');
};

const alarm: Rule = (plan) => {
  const { metric_name, statistic, extended_statistic } = plan.config;
  if (!isAbsent(metric_name) && isAbsent(statistic) === isAbsent(extended_statistic))
    plan.refuse('exactly one of `statistic` and `extended_statistic` must be set for a given `metric_name`');
};

export const messagingRules: Readonly<Record<string, Rule>> = {
  aws_sns_topic: topic,
  aws_sns_topic_subscription: subscription,
  aws_cloudwatch_metric_alarm: alarm,
};
