import { Unknown, type ValueMap } from '../value';
import type { Reading } from './reading';

/** AWS Network Firewall: its endpoints' subnets and its policy. */
export interface Firewall {
  readonly key: string;
  readonly vpc: string | Unknown | undefined;
  readonly transitGateway: string | Unknown | undefined;
  readonly subnets: readonly string[];
  readonly policy: FirewallPolicy | Unknown;
}

export interface FirewallPolicy {
  readonly key: string;
  readonly values: ValueMap;
  readonly ruleGroups: ReadonlyMap<string, ValueMap>;
}

export function readFirewalls(reading: Reading): Map<string, Firewall> {
  const result = new Map<string, Firewall>();
  for (const resource of reading.of('aws_networkfirewall_firewall')) {
    const blocks = reading.blocks(resource.values['subnet_mapping']);
    result.set(resource.address, {
      key: resource.address,
      vpc: reading.key(resource, 'vpc_id'),
      transitGateway: reading.key(resource, 'transit_gateway_id'),
      subnets: subnetsOf(reading, blocks),
      policy: policyOf(reading, reading.key(resource, 'firewall_policy_arn')),
    });
  }
  for (const resource of reading.of('aws_networkfirewall_vpc_endpoint_association')) {
    const firewall = reading.key(resource, 'firewall_arn');
    const known = typeof firewall === 'string' ? result.get(firewall) : undefined;
    result.set(resource.address, {
      key: resource.address,
      vpc: reading.key(resource, 'vpc_id'),
      transitGateway: undefined,
      subnets: subnetsOf(reading, reading.blocks(resource.values['subnet_mapping'])),
      policy: known?.policy ?? new Unknown(`the firewall of ${resource.address} is not in the input`),
    });
  }
  return result;
}

function subnetsOf(reading: Reading, blocks: readonly ValueMap[] | Unknown): string[] {
  if (blocks instanceof Unknown) return [];
  return blocks.flatMap((block) => {
    const entity = reading.entity(block['subnet_id']);
    return entity && !(entity instanceof Unknown) ? [entity.key] : [];
  });
}

function policyOf(reading: Reading, key: string | Unknown | undefined): FirewallPolicy | Unknown {
  if (typeof key !== 'string') return key ?? new Unknown('the firewall names no policy');
  const resource = reading.resource(key);
  if (!resource) return new Unknown(`firewall policy ${key} is not in the input`);
  const groups = reading.of('aws_networkfirewall_rule_group');
  return {
    key,
    values: reading.block(resource.values['firewall_policy']),
    ruleGroups: new Map(groups.map((group) => [group.address, group.values])),
  };
}
