/**
 * Firewall policies: stateless rule groups by priority, then the default action; what goes on to the stateful engine
 * meets its rule groups. With default order pass rules come first, then drop and reject, and what no rule matches
 * passes; with strict order groups and rules come as written and the default action decides.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-rule-groups-5-tuple.html
 */
import {
  Reference,
  TCP,
  UDP,
  Unknown,
  isMap,
  parsePrefix,
  protocolNumber,
  type FirewallPolicy,
  type Value,
  type ValueMap,
} from '@landbridge/terraform-model';
import { narrow, without, type Condition, type HeaderSet, type Headers } from '../headers/headers';
import { normalise, type Ranges } from '../headers/ranges';
import type { Model } from '../model/model';

export interface PolicyPart {
  readonly headers: Headers;
  readonly verdict: 'pass' | 'drop' | 'unknown';
  readonly component: string;
  readonly because: string;
}

export function usesState(policy: FirewallPolicy): boolean {
  const actions = texts(policy.values['stateless_default_actions']);
  return (
    actions.includes('aws:forward_to_sfe') ||
    blocks(policy.values['stateful_rule_group_reference']).length > 0
  );
}

export function judgePolicy(_model: Model, policy: FirewallPolicy, headers: Headers): PolicyPart[] {
  const parts: PolicyPart[] = [];
  let rest: HeaderSet = [headers];
  for (const reference of ordered(policy.values['stateless_rule_group_reference'])) {
    const group = groupOf(policy, reference);
    if (!group) return [unknown(headers, policy.key, 'a stateless rule group is not in the input')];
    for (const rule of statelessRules(group.values)) {
      if (rule.condition === undefined)
        return [unknown(headers, group.key, 'a stateless rule cannot be read')];
      const left: Headers[] = [];
      for (const box of rest) {
        const own = narrow(box, rule.condition);
        if (own) parts.push(...byAction(policy, own, rule.actions, group.key));
        left.push(...(own ? without(box, rule.condition) : [box]));
      }
      rest = left;
    }
  }
  const defaults = texts(policy.values['stateless_default_actions']);
  for (const box of rest) parts.push(...byAction(policy, box, defaults, policy.key));
  return parts;
}

function byAction(
  policy: FirewallPolicy,
  headers: Headers,
  actions: readonly string[],
  component: string,
): PolicyPart[] {
  if (actions.includes('aws:drop'))
    return [{ headers, verdict: 'drop', component, because: `${component} drops it (stateless)` }];
  if (actions.includes('aws:pass'))
    return [{ headers, verdict: 'pass', component, because: `${component} passes it (stateless)` }];
  if (actions.includes('aws:forward_to_sfe')) return stateful(policy, headers);
  return [unknown(headers, component, 'its stateless action is not known')];
}

function stateful(policy: FirewallPolicy, headers: Headers): PolicyPart[] {
  const isStrict =
    text(blocks(policy.values['stateful_engine_options'])[0]?.['rule_order']) === 'STRICT_ORDER';
  const parts: PolicyPart[] = [];
  const rules: { action: string; condition: Condition | undefined; group: string }[] = [];
  for (const reference of ordered(policy.values['stateful_rule_group_reference'])) {
    const group = groupOf(policy, reference);
    const found = group ? statefulRules(group.values) : undefined;
    if (!group || !found) {
      const place = group?.key ?? policy.key;
      return [
        unknown(
          headers,
          place,
          group
            ? 'its rules are more than addresses and ports, and are not modelled'
            : 'a stateful rule group is not in the input',
        ),
      ];
    }
    rules.push(...found.map((rule) => ({ ...rule, group: group.key })));
  }
  const sequence = isStrict
    ? rules
    : [...rules.filter((rule) => rule.action === 'PASS'), ...rules.filter((rule) => rule.action !== 'PASS')];
  let rest: HeaderSet = [headers];
  for (const rule of sequence) {
    if (rule.action === 'ALERT') continue;
    if (rule.condition === undefined) return [unknown(headers, rule.group, 'a rule cannot be read')];
    const verdict = rule.action === 'PASS' ? ('pass' as const) : ('drop' as const);
    const left: Headers[] = [];
    for (const box of rest) {
      const own = narrow(box, rule.condition);
      if (own)
        parts.push({
          headers: own,
          verdict,
          component: rule.group,
          because: `a rule of ${rule.group} says ${rule.action}`,
        });
      left.push(...(own ? without(box, rule.condition) : [box]));
    }
    rest = left;
  }
  const defaults = isStrict ? texts(policy.values['stateful_default_actions']) : [];
  for (const box of rest) parts.push(byDefault(policy, box, defaults));
  return parts;
}

function byDefault(policy: FirewallPolicy, headers: Headers, defaults: readonly string[]): PolicyPart {
  if (defaults.includes('aws:drop_strict')) {
    return {
      headers,
      verdict: 'drop',
      component: policy.key,
      because: `the default of ${policy.key} drops what no rule passes`,
    };
  }
  if (defaults.some((action) => action.startsWith('aws:drop_established')))
    return unknown(
      headers,
      policy.key,
      'it drops established connections that no rule passes; what a connection then carries is not modelled',
    );
  return { headers, verdict: 'pass', component: policy.key, because: `no rule of ${policy.key} stops it` };
}

interface StatelessRule {
  readonly condition: Condition | undefined;
  readonly actions: readonly string[];
}

function statelessRules(values: ValueMap): StatelessRule[] {
  const source = blocks(blocks(values['rule_group'])[0]?.['rules_source'])[0];
  const rules = blocks(blocks(source?.['stateless_rules_and_custom_actions'])[0]?.['stateless_rule']);
  return [...rules]
    .sort((a, b) => Number(a['priority']) - Number(b['priority']))
    .map((rule) => {
      const definition = blocks(rule['rule_definition'])[0] ?? {};
      const match = blocks(definition['match_attributes'])[0] ?? {};
      return { actions: texts(definition['actions']), condition: statelessCondition(match) };
    });
}

function statelessCondition(match: ValueMap): Condition | undefined {
  if (blocks(match['tcp_flag']).length > 0) return undefined;
  const addresses = (name: string): Ranges<bigint> | undefined => {
    const listed = blocks(match[name]).map((entry) => text(entry['address_definition']));
    return listed.length === 0 ? undefined : addressRange(listed);
  };
  const ports = (name: string): Ranges<number> | undefined => {
    const listed = blocks(match[name]).map(
      (entry) => [Number(entry['from_port']), Number(entry['to_port'] ?? entry['from_port'])] as const,
    );
    return listed.length === 0 ? undefined : normalise(listed);
  };
  const protocols = list(match['protocols']).map(Number);
  const source = addresses('source');
  const destination = addresses('destination');
  if (source?.length === 0 || destination?.length === 0) return undefined;
  return conditionFrom({
    source,
    destination,
    sourcePorts: ports('source_port'),
    destinationPorts: ports('destination_port'),
    protocols:
      protocols.length === 0 ? undefined : normalise(protocols.map((number) => [number, number] as const)),
  });
}

/** Undefined when the group holds anything but five-tuple rules. */
function statefulRules(values: ValueMap): { action: string; condition: Condition | undefined }[] | undefined {
  if (values['rules'] !== undefined && values['rules'] !== null && values['rules'] !== '') return undefined;
  const source = blocks(blocks(values['rule_group'])[0]?.['rules_source'])[0];
  if (!source || text(source['rules_string']) !== '' || blocks(source['rules_source_list']).length > 0)
    return undefined;
  return blocks(source['stateful_rule']).map((rule) => ({
    action: text(rule['action']).toUpperCase(),
    condition: statefulCondition(rule),
  }));
}

function statefulCondition(rule: ValueMap): Condition | undefined {
  const header = blocks(rule['header'])[0] ?? {};
  const protocol = text(header['protocol']).toUpperCase();
  const number = protocol === 'IP' ? 'any' : protocolNumber(protocol);
  const options = blocks(rule['rule_option']).map((option) => text(option['keyword']).toLowerCase());
  if (options.some((keyword) => !['sid', 'msg', 'rev', 'priority', 'classtype'].includes(keyword)))
    return undefined;
  if (number === undefined || text(header['direction']).toUpperCase() === 'ANY') return undefined;
  const source = suricataAddress(text(header['source']));
  const destination = suricataAddress(text(header['destination']));
  const sourcePorts = suricataPort(text(header['source_port']));
  const destinationPorts = suricataPort(text(header['destination_port']));
  if (source === null || destination === null || sourcePorts === null || destinationPorts === null)
    return undefined;
  return conditionFrom({
    source,
    destination,
    sourcePorts,
    destinationPorts,
    protocols: number === 'any' ? undefined : [number, number],
  });
}

function suricataAddress(given: string): Ranges<bigint> | undefined | null {
  if (given.toUpperCase() === 'ANY') return undefined;
  const ranges = addressRange(
    given
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map((part) => part.trim()),
  );
  return ranges.length === 0 ? null : ranges;
}

function suricataPort(given: string): Ranges<number> | undefined | null {
  if (given.toUpperCase() === 'ANY') return undefined;
  const match = /^(\d+)(?::(\d+))?$/.exec(given);
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : null;
}

function addressRange(given: readonly string[]): Ranges<bigint> {
  const prefixes = given.map((entry) =>
    parsePrefix(entry.includes('/') ? entry : `${entry}/${entry.includes(':') ? 128 : 32}`),
  );
  if (prefixes.some((prefix) => prefix === undefined)) return [];
  return normalise(prefixes.map((prefix) => [prefix!.first, prefix!.last] as const));
}

function conditionFrom(fields: { [K in keyof Condition]: Condition[K] | undefined }): Condition {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  const condition = Object.fromEntries(known) as Condition;
  const ported = condition.sourcePorts !== undefined || condition.destinationPorts !== undefined;
  return ported && condition.protocols === undefined
    ? { ...condition, protocols: [TCP, TCP, UDP, UDP] }
    : condition;
}

function groupOf(policy: FirewallPolicy, reference: ValueMap): { key: string; values: ValueMap } | undefined {
  const arn = reference['resource_arn'];
  for (const [key, values] of policy.ruleGroups) {
    if (arn instanceof Reference ? arn.resource === key : arn !== undefined && arn === values['arn'])
      return { key, values };
  }
  return undefined;
}

function ordered(value: Value | undefined): readonly ValueMap[] {
  return [...blocks(value)].sort((a, b) => Number(a['priority'] ?? 0) - Number(b['priority'] ?? 0));
}

function unknown(headers: Headers, component: string, because: string): PolicyPart {
  return { headers, verdict: 'unknown', component, because };
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

function blocks(value: Value | undefined): readonly ValueMap[] {
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).filter((entry) => isMap(entry));
}

function texts(value: Value | undefined): readonly string[] {
  return list(value).map(text);
}

function text(value: Value | undefined): string {
  return typeof value === 'string'
    ? value
    : value instanceof Unknown
      ? ''
      : typeof value === 'number'
        ? String(value)
        : '';
}
