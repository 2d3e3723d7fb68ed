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

/** A rule of one sender block, one receiver block and one port range, which is all that AWS takes in one. */
export interface SimpleRule {
  readonly action: string;
  readonly protocol: string;
  readonly source: string;
  readonly destination: string;
  readonly destinationPort: string;
}

/**
 * The rules that AWS needs to say one of ours, in order.
 *
 * @throws TRN045 ports of a protocol without ports, a port out of range, an empty list; NET001, NET002 a block is none
 * @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_Header.html
 */
export function simpleRules(place: IConstruct, rule: FirewallRule): SimpleRule[] {
  checkPorts(place, rule);
  return addresses(place, rule.from).flatMap((source) =>
    addresses(place, rule.to).flatMap((destination) =>
      (rule.ports ?? ['ANY']).map((destinationPort) => ({
        action: rule.action.toUpperCase(),
        protocol: rule.protocol,
        source,
        destination,
        destinationPort,
      })),
    ),
  );
}

/** As Terraform's `stateful_rule` block. @param sid number of the signature, unique in its group */
export function statefulRule({ action, ...header }: SimpleRule, sid: number) {
  return {
    action,
    header: { ...header, sourcePort: 'ANY', direction: 'FORWARD' },
    ruleOption: [{ keyword: 'sid', settings: [String(sid)] }],
  };
}

function addresses(place: IConstruct, blocks: FirewallRule['from']): string[] {
  if (blocks === 'any') return ['ANY'];
  if (blocks.length === 0) throw refuse(place, 'no blocks', "at least one block, or 'any'");
  return blocks.map((block) => Cidr.parse(block, place).toString());
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
