import { Cidr } from '@landbridge/network-core';
import type { IConstruct } from 'constructs';
import { TransitError } from '../errors';

/** One stateful rule. The first that fits a connection decides it; replies belong to the connection. */
export interface FirewallRule {
  readonly action: 'pass' | 'drop' | 'reject';
  readonly protocol: 'TCP' | 'UDP' | 'ICMP' | 'IP';
  /** Blocks of senders, or `any`. */
  readonly from: readonly string[] | 'any';
  /** Blocks of receivers, or `any`. */
  readonly to: readonly string[] | 'any';
  /**
   * Destination ports or ranges, e.g. `['443', '8000:8099']`; for TCP and UDP.
   *
   * @default all
   */
  readonly ports?: readonly string[];
}

const PORTS = /^\d{1,5}(?::\d{1,5})?$/;

/**
 * A rule as Terraform's `stateful_rule` block takes it.
 *
 * @param sid number of the signature, unique in its group
 * @throws TRN045 ports of a protocol without ports, a port out of range, an empty list; NET001, NET002 a block is none
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateful-rule-groups-basic.html
 */
export function statefulRule(place: IConstruct, rule: FirewallRule, sid: number) {
  checkPorts(place, rule);
  return {
    action: rule.action.toUpperCase(),
    header: {
      protocol: rule.protocol,
      source: addresses(place, rule.from),
      sourcePort: 'ANY',
      direction: 'FORWARD',
      destination: addresses(place, rule.to),
      destinationPort: rule.ports ? list(rule.ports) : 'ANY',
    },
    ruleOption: [{ keyword: 'sid', settings: [String(sid)] }],
  };
}

function addresses(place: IConstruct, blocks: FirewallRule['from']): string {
  if (blocks === 'any') return 'ANY';
  if (blocks.length === 0) throw refuse(place, 'no blocks', "at least one block, or 'any'");
  return list(blocks.map((block) => Cidr.parse(block, place).toString()));
}

function checkPorts(place: IConstruct, { protocol, ports }: FirewallRule): void {
  if (!ports) return;
  if (protocol !== 'TCP' && protocol !== 'UDP')
    throw refuse(place, `ports of ${protocol}`, 'ports of TCP or UDP');
  const wrong = ports.find((text) => {
    const [low = 0, high = low] = text.split(':').map(Number);
    return !PORTS.test(text) || low > high || high > 65535;
  });
  if (wrong !== undefined)
    throw refuse(place, `'${wrong}'`, "a port as '443' or a range as '8000:8099', up to 65535");
  if (ports.length === 0) throw refuse(place, 'no ports', 'at least one port, or no `ports` for all');
}

function refuse(place: IConstruct, got: string, allowed: string): TransitError {
  return new TransitError('TRN045', place, {
    problem: 'firewall rule cannot be',
    got,
    allowed,
    fix: 'correct the rule',
  });
}

function list(items: readonly string[]): string {
  return items.length === 1 ? (items[0] ?? '') : `[${items.join(',')}]`;
}
