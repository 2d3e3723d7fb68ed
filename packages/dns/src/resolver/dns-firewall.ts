import { Route53ResolverFirewallDomainList } from '@cdktf/provider-aws/lib/route53-resolver-firewall-domain-list';
import {
  Route53ResolverFirewallRule,
  type Route53ResolverFirewallRuleConfig,
} from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule';
import { Route53ResolverFirewallRuleGroup } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group';
import { Route53ResolverFirewallRuleGroupAssociation } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group-association';
import type { IVpc } from '@landbridge/network-core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkRange, DnsError } from '../errors';
import { domainName } from '../zone/domain-name';
import { claimForVpc } from './vpc-claims';

export interface DnsFirewallProps {
  /** Up to 64 characters. */
  readonly name: string;
  /** By a name of yours; the lowest priority decides first. */
  readonly rules: Readonly<Record<string, DnsFirewallRule>>;
  /** @default the stack's default provider */
  readonly provider?: TerraformProvider;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

export type DnsFirewallRule = {
  /** Unique in the firewall. */
  readonly priority: number;
  /** Names, with `*.` for what lies below, or the id of a list that AWS manages. */
  readonly domains: readonly string[] | { readonly listId: string };
} & DnsFirewallAction;

export type DnsFirewallAction =
  | { readonly action: 'allow' | 'alert' }
  | { readonly action: 'block'; readonly answer: 'no-data' | 'name-error' }
  | {
      readonly action: 'block';
      readonly answer: { readonly cname: string; /** Seconds, 0 to 604800. */ readonly ttl: number };
    };

/**
 * Which names may be asked from a VPC (Route 53 Resolver DNS Firewall).
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html
 */
export class DnsFirewall extends Construct {
  readonly ruleGroupId: string;
  private readonly provider: TerraformProvider | undefined;
  private vpcs: Construct | undefined;

  /** @throws DNS001 a domain; DNS033 a repeated priority, or no domain */
  constructor(scope: Construct, id: string, props: DnsFirewallProps) {
    super(scope, id);
    const { provider, name } = props;
    this.provider = provider;
    this.check(props.rules);
    const tags = props.tags && { ...props.tags };
    const group = new Route53ResolverFirewallRuleGroup(this, 'Resource', { provider, name, tags });
    this.ruleGroupId = group.id;
    for (const [key, rule] of Object.entries(props.rules)) {
      const place = new Construct(this, key);
      const listId =
        'listId' in rule.domains
          ? rule.domains.listId
          : new Route53ResolverFirewallDomainList(place, 'List', {
              provider,
              name: `${name}-${key}`,
              domains: rule.domains.map((domain) => domainName(domain, place)),
              tags,
            }).id;
      new Route53ResolverFirewallRule(place, 'Resource', {
        provider,
        name: key,
        firewallRuleGroupId: group.id,
        firewallDomainListId: listId,
        priority: rule.priority,
        ...actionArguments(rule),
      });
    }
  }

  /**
   * Guards a VPC.
   *
   * @param priority 101 to 9899, unique in the VPC
   * @throws DNS034 the VPC has the firewall, or one of that priority, already; DNS035 the priority
   */
  protect(vpc: IVpc, priority = 101): void {
    checkRange('DNS035', 'priority of a firewall', priority, [101, 9899], this);
    claimForVpc(vpc, `DNS firewall ${this.node.path}`, this);
    claimForVpc(vpc, `DNS firewall of priority ${priority}`, this);
    this.vpcs ??= new Construct(this, 'Vpcs');
    const place = new Construct(this.vpcs, vpc.name);
    new Route53ResolverFirewallRuleGroupAssociation(place, 'Resource', {
      provider: this.provider,
      name: vpc.name,
      firewallRuleGroupId: this.ruleGroupId,
      priority,
      vpcId: vpc.vpcId,
    });
  }

  private check(rules: DnsFirewallProps['rules']): void {
    const owners = new Map<number, string>();
    for (const [key, { priority, domains }] of Object.entries(rules)) {
      const other = owners.get(priority);
      owners.set(priority, key);
      const empty = !('listId' in domains) && domains.length === 0;
      if (other === undefined && !empty) continue;
      throw new DnsError('DNS033', this, {
        problem: empty ? `rule ${key} names no domain` : 'two rules have one priority',
        got: empty ? '[]' : `${priority} of ${other} and ${key}`,
        allowed: empty ? 'one domain at least' : 'a priority for each rule',
        fix: empty ? 'add a domain' : 'number them apart',
      });
    }
  }
}

type ActionArguments = Pick<
  Route53ResolverFirewallRuleConfig,
  'action' | 'blockResponse' | 'blockOverrideDnsType' | 'blockOverrideDomain' | 'blockOverrideTtl'
>;

function actionArguments(rule: DnsFirewallAction): ActionArguments {
  if (rule.action !== 'block') return { action: rule.action.toUpperCase() };
  if (typeof rule.answer === 'string') {
    return { action: 'BLOCK', blockResponse: rule.answer === 'no-data' ? 'NODATA' : 'NXDOMAIN' };
  }
  return {
    action: 'BLOCK',
    blockResponse: 'OVERRIDE',
    blockOverrideDnsType: 'CNAME',
    blockOverrideDomain: rule.answer.cname,
    blockOverrideTtl: rule.answer.ttl,
  };
}
