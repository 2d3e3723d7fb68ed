import type { IConstruct } from 'constructs';
import { Cidr } from '../address-plan/cidr';
import { NetworkError } from '../errors';
import type { GrantedQuotas } from '../quotas/quotas';
import { checkQuota } from '../quotas/use-quota';
import { EPHEMERAL_PORTS, type EphemeralPorts } from './ephemeral-ports';
import type { Port } from './port';

/** One rule; its number is its key. */
export interface AclRule {
  readonly action: 'allow' | 'deny';
  readonly port: Port;
  /** The other side's IPv4 or IPv6 block. */
  readonly cidr: string;
  /**
   * Also let the replies through: a rule of the same number in the other direction, to these ports of the client. For
   * rules that allow TCP, UDP or everything.
   *
   * @default no reply rule
   */
  readonly replies?: EphemeralPorts;
}

export interface AclRules {
  /** By number, 1 to 32766; the lowest that matches decides. */
  readonly inbound: Readonly<Record<number, AclRule>>;
  /** By number, 1 to 32766; the lowest that matches decides. */
  readonly outbound: Readonly<Record<number, AclRule>>;
}

export type Direction = 'Inbound' | 'Outbound';

/** Arguments of `aws_network_acl_rule`, besides list and direction. */
export interface NumberedRule {
  readonly number: number;
  readonly protocol: string;
  readonly ruleAction: 'allow' | 'deny';
  readonly cidrBlock?: string;
  readonly ipv6CidrBlock?: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

/** All rules of both directions, replies included, in order. @throws NET001, NET002, NET024, NET060 */
export function aclRules(
  rules: AclRules,
  quotas: GrantedQuotas,
  place: IConstruct,
): Record<Direction, NumberedRule[]> {
  const inbound = [...own(rules.inbound, place), ...replies(rules.outbound, place)];
  const outbound = [...own(rules.outbound, place), ...replies(rules.inbound, place)];
  return {
    Inbound: ordered('inbound', inbound, quotas, place),
    Outbound: ordered('outbound', outbound, quotas, place),
  };
}

function own(rules: Readonly<Record<number, AclRule>>, place: IConstruct): NumberedRule[] {
  return Object.entries(rules).map(([number, { action, port, cidr }]) => ({
    number: Number(number),
    ruleAction: action,
    ...blockOf(cidr, place),
    ...portArguments(port.protocol, port.from, port.to),
  }));
}

function replies(rules: Readonly<Record<number, AclRule>>, place: IConstruct): NumberedRule[] {
  return Object.entries(rules).flatMap(([number, { action, port, cidr, replies: ports }]) => {
    if (ports === undefined) return [];
    if (action === 'deny' || !['tcp', 'udp', '-1'].includes(port.protocol)) {
      throw refused(place, `replies to rule ${number}: ${action} ${port.key}`);
    }
    const { from, to } = EPHEMERAL_PORTS[ports];
    const reply = { number: Number(number), ruleAction: action, ...blockOf(cidr, place) };
    return [{ ...reply, ...portArguments(port.protocol, from, to) }];
  });
}

function ordered(
  direction: string,
  rules: readonly NumberedRule[],
  quotas: GrantedQuotas,
  place: IConstruct,
): NumberedRule[] {
  const sorted = [...rules].sort((a, b) => a.number - b.number);
  sorted.forEach(({ number }, index) => {
    if (!Number.isInteger(number) || number < 1 || number > 32766)
      throw refused(place, `${direction} rule ${number}`);
    if (sorted[index + 1]?.number === number) throw refused(place, `two ${direction} rules ${number}`);
  });
  checkQuota('rulesPerNetworkAcl', sorted.length, place, quotas);
  return sorted;
}

function portArguments(protocol: string, from: number | undefined, to: number | undefined) {
  if (protocol === 'icmp') return { protocol, icmpType: from, icmpCode: to };
  if (protocol === 'icmpv6') return { protocol: '58', icmpType: from, icmpCode: to };
  if (protocol === '-1') return { protocol, fromPort: 0, toPort: 0 };
  return { protocol, fromPort: from ?? 0, toPort: to ?? 0 };
}

function blockOf(text: string, place: IConstruct): { cidrBlock: string } | { ipv6CidrBlock: string } {
  const cidr = Cidr.parse(text, place);
  return cidr.family === 4 ? { cidrBlock: cidr.toString() } : { ipv6CidrBlock: cidr.toString() };
}

function refused(place: IConstruct, got: string): NetworkError {
  return new NetworkError('NET024', place, {
    problem: 'the network ACL cannot have such a rule',
    got,
    allowed:
      'numbers 1 to 32766, one rule a number and direction; replies to rules that allow TCP, UDP or everything',
    fix: 'renumber the rule: replies take the number of their rule in the other direction',
  });
}
