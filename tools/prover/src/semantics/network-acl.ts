/**
 * Network ACLs: ordered rules, the first that matches decides, everything else is denied; stateless, so replies are
 * judged too. They are evaluated when packets cross the border of a subnet, never within one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
import {
  ICMP,
  ICMPV6,
  TCP,
  UDP,
  Unknown,
  UnknownBlock,
  type AclRule,
  type NetworkAcl,
} from '@landbridge/terraform-model';
import {
  narrow as narrowHeaders,
  without,
  type Condition,
  type HeaderSet,
  type Headers,
} from '../headers/headers';
import type { Ranges } from '../headers/ranges';
import { possiblyIn } from '../headers/stand-in';
import type { Model } from '../model/model';
import { doubtful, drop, hop, withHeaders, type End, type Flight } from '../trace/flight';

export function passAcl(
  model: Model,
  subnet: string,
  direction: 'ingress' | 'egress',
  flight: Flight,
): { pass: Flight[]; ends: End[] } {
  const acl = aclOf(model, subnet);
  if (acl instanceof Unknown)
    return { pass: [], ends: [doubtful(flight, subnet, `its network ACL: ${acl.because}`)] };
  const pass: Flight[] = [];
  const ends: End[] = [];
  let rest: HeaderSet = [flight.headers];
  const say = (headers: Headers, rule: string, decision: 'allow' | 'deny'): Flight =>
    hop(withHeaders(flight, headers), () => ({
      component: acl.key,
      kind: 'network-acl',
      decision,
      rule,
      because: `${direction} rule ${rule} of the network ACL of ${subnet} ${decision === 'allow' ? 'allows' : 'denies'} it`,
    }));
  if (acl.doubts.length > 0) {
    return { pass, ends: [doubtful(flight, acl.key, acl.doubts[0]!.because)] };
  }
  for (const rule of acl[direction]) {
    const match = matchOf(rule, direction, flight);
    const left: Headers[] = [];
    for (const box of rest) {
      const part = narrowHeaders(box, match.condition);
      const unsure = match.possibly && narrowHeaders(box, match.possibly);
      if (part && match.doubt !== undefined)
        ends.push(doubtful(withHeaders(flight, part), acl.key, match.doubt));
      else if (part && rule.action === 'allow') pass.push(say(part, String(rule.number), 'allow'));
      else if (part) {
        const because = `rule ${rule.number} of the network ACL of ${subnet} denies it (${direction})`;
        ends.push(drop(say(part, String(rule.number), 'deny'), acl.key, because));
      }
      if (unsure)
        ends.push(
          doubtful(
            withHeaders(flight, unsure),
            acl.key,
            `rule ${rule.number} names an address that AWS has yet to choose`,
          ),
        );
      for (const other of part ? without(box, match.condition) : [box])
        left.push(...(match.possibly ? without(other, match.possibly) : [other]));
    }
    rest = left;
    if (rest.length === 0) break;
  }
  for (const box of rest)
    ends.push(
      drop(say(box, '*', 'deny'), acl.key, `no ${direction} rule of the network ACL of ${subnet} allows it`),
    );
  return { pass, ends };
}

function aclOf(model: Model, subnet: string): NetworkAcl | Unknown {
  const { networkAcls, subnets } = model.network;
  const doubt = networkAcls.doubts.get(subnet);
  if (doubt) return doubt;
  const vpc = subnets.get(subnet)?.vpc;
  const key =
    networkAcls.ofSubnet.get(subnet) ?? (vpc === undefined ? undefined : networkAcls.ofVpc.get(vpc));
  const acl = key === undefined ? undefined : networkAcls.acls.get(key);
  return acl ?? new Unknown(`network ACL ${key ?? 'of the VPC'} is not in the input`);
}

const unsaid = new Unknown('its ICMP type or code is not said');

interface Match {
  readonly condition: Condition;
  /** Stand-ins for addresses to be chosen, which the rule may mean. */
  readonly possibly: Condition | undefined;
  readonly doubt: string | undefined;
}

function matchOf(rule: AclRule, direction: 'ingress' | 'egress', flight: Flight): Match {
  const side = direction === 'ingress' ? 'source' : 'destination';
  const service = serviceOf(rule);
  const isPing = rule.protocol === ICMP || rule.protocol === ICMPV6;
  const icmp = isPing ? [rule.icmpType ?? unsaid, rule.icmpCode ?? unsaid] : [];
  const doubts = [rule.action, rule.protocol, rule.block, rule.from, rule.to, ...icmp].filter(
    (value) => value instanceof Unknown,
  );
  const doubt = doubts[0] === undefined ? undefined : `rule ${rule.number}: ${doubts[0].because}`;
  if (rule.block instanceof Unknown) {
    const family = rule.block instanceof UnknownBlock ? { family: rule.block.family } : {};
    return { condition: { ...service, ...family }, possibly: undefined, doubt };
  }
  const { block } = rule;
  const standIns = block.family === flight.headers.family ? possiblyIn(block, flight.headers[side]) : [];
  return {
    condition: { ...service, family: block.family, [side]: [block.first, block.last] },
    possibly: standIns.length > 0 ? { ...service, [side]: standIns } : undefined,
    doubt,
  };
}

function serviceOf(rule: AclRule): Condition {
  const { protocol, from, to } = rule;
  if (protocol === 'any' || protocol instanceof Unknown) return {};
  const protocols: Ranges<number> = [protocol, protocol];
  if (protocol === TCP || protocol === UDP) {
    if (typeof from !== 'number' || typeof to !== 'number') return { protocols };
    return { protocols, destinationPorts: [from, to] };
  }
  const { icmpType: type, icmpCode: code } = rule;
  if ((protocol === ICMP || protocol === ICMPV6) && typeof type === 'number' && type !== -1) {
    const first = type * 256;
    if (typeof code !== 'number' || code === -1) return { protocols, destinationPorts: [first, first + 255] };
    return { protocols, destinationPorts: [first + code, first + code] };
  }
  return { protocols };
}
