import { elementsOf, isAbsent } from '../values';
import type { Rule } from './rule';

const NAMES = ['name', 'name_prefix', 'description'];

/** Every change of content makes a new version. */
const launchTemplate: Rule = (plan) => {
  if (plan.creating) return;
  if (!plan.changesOnly(...NAMES, 'default_version', 'update_default_version', 'tags_all'))
    plan.becomesUnknown('latest_version');
  if (plan.planned['update_default_version'] === true && !plan.changesOnly(...NAMES, 'tags_all'))
    plan.becomesUnknown('default_version');
};

/** Graviton families have a `g` after the generation (m7g, c6gn, t4g); a1 and the first Graviton machines too. */
function architectureOf(instanceType: unknown): string | undefined {
  if (typeof instanceType !== 'string') return undefined;
  const family = instanceType.split('.')[0] ?? '';
  if (/^mac2/.test(family)) return 'arm64_mac';
  if (/^mac1/.test(family)) return 'x86_64_mac';
  return /^(a1$|[a-z]+\d+g|hpc7g)/.test(family) && !/^g\d/.test(family) ? 'arm64' : 'x86_64';
}

const instance: Rule = (plan) => {
  if (plan.planned['user_data_replace_on_change'] === true)
    for (const name of ['user_data', 'user_data_base64']) if (plan.changes(name)) plan.replaceFor(name);
  if (plan.changes('instance_type')) {
    const [before, after] = [
      architectureOf(plan.prior['instance_type']),
      architectureOf(plan.planned['instance_type']),
    ];
    if (after === undefined || before !== after) plan.replaceFor('instance_type');
    else plan.inPlace('instance_type');
  }
  if (plan.changes('enable_primary_ipv6') && plan.prior['enable_primary_ipv6'] === true)
    plan.replaceFor('enable_primary_ipv6');
  const restarts = plan.changes('instance_type', 'user_data', 'user_data_base64');
  if (restarts && plan.has(plan.prior, 'public_ip')) plan.becomesUnknown('public_ip', 'public_dns');
};

/** With a template named anew, its id is not known; the provider says so by the word "unknown". */
const autoscalingGroup: Rule = (plan) => {
  if (plan.creating) return;
  const before = elementsOf(plan.prior['launch_template'])[0];
  const after = elementsOf(plan.planned['launch_template'])[0];
  const config = elementsOf(plan.config['launch_template'])[0];
  if (before === undefined || after === undefined || config === undefined) return;
  if (!isAbsent(config['name']) && before['name'] !== after['name'] && isAbsent(config['id']))
    after['id'] = 'unknown';
};

export const computeRules: Readonly<Record<string, Rule>> = {
  aws_launch_template: launchTemplate,
  aws_instance: instance,
  aws_autoscaling_group: autoscalingGroup,
};
