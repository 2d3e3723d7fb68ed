import { UNKNOWN } from '../../contract';
import { isAbsent, isUnknown } from '../values';
import type { PlanDraft, Rule } from './rule';

const certificate: Rule = (plan) => {
  names(plan);
  if (!plan.creating) {
    if (plan.changes('domain_name', 'subject_alternative_names'))
      plan.replaceFor('subject_alternative_names');
    return;
  }
  validationOptions(plan);
};

/** Without names of its own a requested certificate has its domain as the only one. */
function names(plan: PlanDraft): void {
  const domain = plan.planned['domain_name'];
  if (typeof domain !== 'string' || !(plan.creating || plan.changes('domain_name'))) return;
  plan.set('subject_alternative_names', [domain]);
}

/** One record for each name to prove, of which only the name is known before AWS answers. */
function validationOptions(plan: PlanDraft): void {
  if (plan.planned['validation_method'] !== 'DNS' || plan.has(plan.config, 'certificate_body')) return;
  const domain = plan.planned['domain_name'];
  const others = plan.planned['subject_alternative_names'];
  if (isUnknown(domain) || isUnknown(others) || isAbsent(domain)) return;
  const all = new Set([domain, ...(Array.isArray(others) ? others : [])]);
  if ([...all].some((name) => typeof name !== 'string')) return;
  plan.set(
    'domain_validation_options',
    [...all].map((name) => ({
      domain_name: name,
      resource_record_name: UNKNOWN,
      resource_record_type: UNKNOWN,
      resource_record_value: UNKNOWN,
    })),
  );
}

export const acmRules: Readonly<Record<string, Rule>> = { aws_acm_certificate: certificate };
