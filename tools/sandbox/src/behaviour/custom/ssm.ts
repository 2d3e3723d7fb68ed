import type { Rule } from './rule';

const parameter: Rule = (plan) => {
  if (plan.changes('tier') && plan.prior['tier'] === 'Advanced' && plan.planned['tier'] === 'Standard')
    plan.replaceFor('tier');
  const value = plan.changes('value');
  if (plan.changes('insecure_value')) plan.becomesUnknown('value');
  if (value) plan.becomesUnknown('insecure_value');
  if (value || plan.changes('description', 'insecure_value')) plan.becomesUnknown('version');
  if (plan.changes('value_wo_version')) plan.becomesUnknown('has_value_wo');
};

const document: Rule = (plan) => {
  if (plan.changes('content'))
    plan.becomesUnknown('default_version', 'document_version', 'hash', 'latest_version', 'parameter');
};

export const ssmRules: Readonly<Record<string, Rule>> = {
  aws_ssm_parameter: parameter,
  aws_ssm_document: document,
};
