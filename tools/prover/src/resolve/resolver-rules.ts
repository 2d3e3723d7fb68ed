import type { Value } from '@landbridge/terraform-model';
import { normalName } from './names';
import type { GivenByProfile } from './profiles';
import type { ResourceIndex } from './resource-index';

/** A resolver rule, as one VPC follows it. */
export interface ResolverRule {
  readonly address: string;
  /** Names at and below it; empty is every name. */
  readonly domain: string;
  /** `FORWARD`, `SYSTEM`, … */
  readonly type: Value | undefined;
}

/**
 * Rules of a VPC, its own before those of its profile; undefined when one of them is not known.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html
 */
export function rulesOf(
  index: ResourceIndex,
  vpc: string,
  { resources }: GivenByProfile,
): readonly ResolverRule[] | undefined {
  if (index.unresolved('aws_route53_resolver_rule_association', 'vpc_id').length > 0) return undefined;
  const own = index
    .referring('aws_route53_resolver_rule_association', 'vpc_id', vpc)
    .map(({ values }) => index.target(values['resolver_rule_id']));
  const given = resources.filter((address) => index.get(address)?.type === 'aws_route53_resolver_rule');
  const rules: ResolverRule[] = [];
  for (const address of [...own, ...given]) {
    const rule = address === undefined ? undefined : index.get(address);
    const domain = rule?.values['domain_name'];
    if (rule === undefined || typeof domain !== 'string') return undefined;
    rules.push({ address: rule.address, domain: normalName(domain), type: rule.values['rule_type'] });
  }
  return rules;
}
