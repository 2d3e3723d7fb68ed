import type { Resource } from '@landbridge/terraform-model';
import { normalName } from './names';
import type { GivenByProfile } from './profiles';
import type { ResourceIndex } from './resource-index';

/** What the DNS firewall of a VPC makes of a query. */
export type FirewallVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'unknown'; readonly because: string }
  | {
      readonly kind: 'block';
      /** Address of the rule. */
      readonly rule: string;
      readonly response: 'NODATA' | 'NXDOMAIN' | { readonly cname: string };
      readonly because: string;
    };

/**
 * The first rule that matches decides: groups by their priority in the VPC, those of its profile among them, then rules
 * by theirs.
 *
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-settings.html
 */
export function firewallVerdict(
  index: ResourceIndex,
  vpc: string,
  profile: GivenByProfile,
  name: string,
  type: string,
): FirewallVerdict {
  const groups = groupsOf(index, vpc, profile);
  if (groups === undefined)
    return { kind: 'unknown', because: `a DNS firewall of ${vpc}, or its priority, is not known` };
  let allowed: string | undefined;
  for (const group of groups) {
    for (const rule of rulesIn(index, group)) {
      const { q_type: asked, action } = rule.values;
      if (typeof asked === 'string' && asked !== type) continue;
      const matches = listMatches(index, rule, name);
      if (matches === false) continue;
      const blocks = action === 'BLOCK';
      if (matches === undefined && !blocks) allowed ??= rule.address;
      else if (matches === undefined)
        return {
          kind: 'unknown',
          because: `${rule.address} may block ${name}: its domains are not in the model`,
        };
      else if (!blocks) return { kind: 'pass' };
      else if (allowed !== undefined)
        return {
          kind: 'unknown',
          because: `${allowed} may let ${name} pass before ${rule.address} blocks it`,
        };
      else return blocked(rule, name);
    }
  }
  return { kind: 'pass' };
}

/** Addresses of rule groups in the order in which they are asked. */
function groupsOf(
  index: ResourceIndex,
  vpc: string,
  { resources, priorities }: GivenByProfile,
): readonly string[] | undefined {
  const type = 'aws_route53_resolver_firewall_rule_group_association';
  if (index.unresolved(type, 'vpc_id').length > 0) return undefined;
  const own = index
    .referring(type, 'vpc_id', vpc)
    .map(({ values }) => [index.target(values['firewall_rule_group_id']), values['priority']] as const);
  const given = resources
    .filter((address) => index.get(address)?.type === 'aws_route53_resolver_firewall_rule_group')
    .map((address) => [address, priorities.get(address)] as const);
  const ordered: (readonly [string, number])[] = [];
  for (const [group, priority] of [...own, ...given]) {
    if (group === undefined || typeof priority !== 'number') return undefined;
    ordered.push([group, priority]);
  }
  return ordered.sort((a, b) => a[1] - b[1]).map(([group]) => group);
}

function rulesIn(index: ResourceIndex, group: string): readonly Resource[] {
  const rules = index.referring('aws_route53_resolver_firewall_rule', 'firewall_rule_group_id', group);
  return [...rules].sort((a, b) => Number(a.values['priority']) - Number(b.values['priority']));
}

/** Whether the rule's list holds the name; undefined when the list is not in the model. */
function listMatches(index: ResourceIndex, rule: Resource, name: string): boolean | undefined {
  const list = index.target(rule.values['firewall_domain_list_id']);
  const domains = list === undefined ? undefined : index.get(list)?.values['domains'];
  if (!Array.isArray(domains)) return undefined;
  const results = domains.map((domain: unknown) =>
    typeof domain === 'string' ? domainMatches(normalName(domain), name) : undefined,
  );
  return results.includes(true) ? true : results.includes(undefined) ? undefined : false;
}

/** `*.example.com` is what lies below, `*` everything. */
function domainMatches(domain: string, name: string): boolean {
  return domain === '*' || (domain.startsWith('*.') ? name.endsWith(domain.slice(1)) : name === domain);
}

function blocked({ address, values }: Resource, name: string): FirewallVerdict {
  const because = `${address} blocks ${name}`;
  const { block_response: response, block_override_domain: domain } = values;
  if (response === 'NODATA' || response === 'NXDOMAIN')
    return { kind: 'block', rule: address, response, because };
  return response === 'OVERRIDE' && typeof domain === 'string'
    ? { kind: 'block', rule: address, response: { cname: normalName(domain) }, because }
    : { kind: 'unknown', because: `${because}, but its response is not known` };
}
