import { NetworkfirewallFirewall } from '@cdktf/provider-aws/lib/networkfirewall-firewall';
import { NetworkfirewallFirewallPolicy } from '@cdktf/provider-aws/lib/networkfirewall-firewall-policy';
import { NetworkfirewallRuleGroup } from '@cdktf/provider-aws/lib/networkfirewall-rule-group';
import type { ITier, IVpc } from '@landbridge/network-core';
import { Fn, propertyAccess, Token } from 'cdktf';
import { Construct } from 'constructs';
import { TransitError } from '../errors';
import { simpleRules, statefulRule, type FirewallRule } from './firewall-rule';
import type { IInspector } from './inspector';
import { ZonalEndpoints } from './zonal-endpoints';

/** What a firewall lets through. */
export interface FirewallRuleset {
  /** In order: the first rule that fits decides. */
  readonly rules: readonly FirewallRule[];
  /**
   * What happens to connections that no rule fits.
   *
   * @default 'drop'
   */
  readonly otherwise?: 'drop' | 'pass';
  /**
   * Room for rules, 1–30000; a rule takes one for each combination of its blocks and ports. A change replaces the group.
   *
   * @default 1000
   */
  readonly capacity?: number;
}

export interface NetworkFirewallProps extends FirewallRuleset {
  readonly vpc: IVpc;
  /** A firewall endpoint stands in each of its subnets, which should hold nothing else. */
  readonly subnets: ITier;
  /**
   * Whether AWS refuses to delete the firewalls.
   *
   * @default false
   */
  readonly deleteProtection?: boolean;
  /**
   * Tags besides `Name`.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * AWS Network Firewall: one firewall in each zone and one policy for all, evaluated in strict order. Zones share
 * nothing else, so the loss of one concerns no other; the price is that of one firewall with as many endpoints.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/what-is-aws-network-firewall.html
 */
export class NetworkFirewall extends Construct implements IInspector {
  readonly zones: readonly string[];
  private readonly endpoints: IInspector;

  /** @throws TRN045 a rule cannot be; TRN046 more rules than capacity, or a capacity out of range */
  constructor(scope: Construct, id: string, props: NetworkFirewallProps) {
    super(scope, id);
    const { vpc } = props;
    const policyArn = this.policy(props);
    const ids = [...props.subnets.subnets].map(([zone, { subnetId }]): [string, string] => {
      const firewall = new NetworkfirewallFirewall(this, zone, {
        provider: vpc.provider,
        name: `${vpc.name}-${zone}`,
        vpcId: vpc.vpcId,
        firewallPolicyArn: policyArn,
        subnetMapping: [{ subnetId }],
        deleteProtection: props.deleteProtection ?? false,
        tags: { ...props.tags, Name: `${vpc.name}-${zone}` },
      });
      return [zone, onlyEndpointOf(firewall)];
    });
    this.endpoints = new ZonalEndpoints(this, new Map(ids));
    this.zones = this.endpoints.zones;
  }

  endpointId(zone: string): string {
    return this.endpoints.endpointId(zone);
  }

  private policy(props: NetworkFirewallProps): string {
    const { vpc, otherwise = 'drop', capacity = 1000 } = props;
    const rules = props.rules.flatMap((rule) => simpleRules(this, rule));
    this.checkCapacity(rules.length, capacity);
    const statefulRuleOptions = { ruleOrder: 'STRICT_ORDER' };
    const group = new NetworkfirewallRuleGroup(this, 'Rules', {
      provider: vpc.provider,
      name: vpc.name,
      type: 'STATEFUL',
      capacity,
      ruleGroup: {
        rulesSource: { statefulRule: rules.map((rule, position) => statefulRule(rule, position + 1)) },
        statefulRuleOptions,
      },
      tags: { ...props.tags, Name: vpc.name },
    });
    const policy = new NetworkfirewallFirewallPolicy(this, 'Policy', {
      provider: vpc.provider,
      name: vpc.name,
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        statefulEngineOptions: { ...statefulRuleOptions, streamExceptionPolicy: 'DROP' },
        statefulDefaultActions: otherwise === 'drop' ? ['aws:drop_strict', 'aws:alert_strict'] : undefined,
        statefulRuleGroupReference: [{ priority: 1, resourceArn: group.arn }],
      },
      tags: { ...props.tags, Name: vpc.name },
    });
    return policy.arn;
  }

  private checkCapacity(rules: number, capacity: number): void {
    if (Number.isInteger(capacity) && rules >= 1 && rules <= capacity && capacity <= 30_000) return;
    throw new TransitError('TRN046', this, {
      problem: 'a rule group needs rules, and capacity for them',
      got: `${rules} rules, capacity ${capacity}`,
      allowed: 'at least one rule, capacity from their number to 30000',
      fix: 'change rules or capacity (a change of capacity replaces the group)',
    });
  }
}

/** A firewall with one subnet has one endpoint; the provider lists it in a set. */
function onlyEndpointOf(firewall: NetworkfirewallFirewall): string {
  const states = Fn.tolist(firewall.interpolationForAttribute('firewall_status[0].sync_states'));
  return Token.asString(propertyAccess(states, [0, 'attachment', 0, 'endpoint_id']));
}
