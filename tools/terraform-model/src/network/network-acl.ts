import type { Resource } from '../configuration';
import { Unknown, type ValueMap } from '../value';
import { UnknownBlock } from './chosen-block';
import type { Prefix } from './prefix';
import { protocolNumber } from './protocol';
import { isComputed, type Reading } from './reading';

export interface NetworkAcl {
  readonly key: string;
  readonly vpc: string | undefined;
  /** In order of their numbers. */
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
  readonly doubts: readonly Unknown[];
}

export interface AclRule {
  readonly said: string;
  readonly number: number;
  readonly action: 'allow' | 'deny' | Unknown;
  readonly protocol: number | 'any' | Unknown;
  readonly block: Prefix | Unknown;
  readonly from: number | Unknown | undefined;
  readonly to: number | Unknown | undefined;
  /** -1 for all; of ICMP rules only. */
  readonly icmpType: number | Unknown | undefined;
  readonly icmpCode: number | Unknown | undefined;
}

export interface NetworkAcls {
  readonly acls: Map<string, NetworkAcl>;
  readonly ofSubnet: Map<string, string>;
  /** VPC key → its default ACL's key. */
  readonly ofVpc: Map<string, string>;
  readonly doubts: Map<string, Unknown>;
}

interface Draft extends NetworkAcl {
  readonly ingress: AclRule[];
  readonly egress: AclRule[];
  readonly doubts: Unknown[];
}

export function readNetworkAcls(reading: Reading, vpcs: Iterable<string>): NetworkAcls {
  const drafts = new Map<string, Draft>();
  const ofSubnet = new Map<string, string>();
  const ofVpc = new Map<string, string>();
  const doubts = new Map<string, Unknown>();
  for (const vpc of vpcs) {
    drafts.set(vpc, untouchedDefaultAcl(vpc));
    ofVpc.set(vpc, vpc);
  }
  for (const resource of reading.of('aws_default_network_acl')) {
    const own = reading.key(resource, 'default_network_acl_id');
    if (typeof own !== 'string') {
      doubts.set(resource.address, own ?? new Unknown('its VPC is not said'));
      continue;
    }
    ofVpc.set(own, resource.address);
    drafts.delete(own);
    drafts.set(resource.address, inlineAcl(reading, resource, own));
    associate(reading, resource, ofSubnet, doubts);
  }
  for (const resource of reading.of('aws_network_acl')) {
    const vpc = reading.key(resource, 'vpc_id');
    drafts.set(resource.address, inlineAcl(reading, resource, typeof vpc === 'string' ? vpc : undefined));
    associate(reading, resource, ofSubnet, doubts);
  }
  const canonical = (key: string): string => ofVpc.get(key) ?? key;
  for (const resource of reading.of('aws_network_acl_rule')) {
    const key = reading.key(resource, 'network_acl_id');
    const acl = typeof key === 'string' ? drafts.get(canonical(key)) : undefined;
    const rule = readRule(reading, resource.address, resource.values, undefined);
    const egress = reading.flag(resource.values['egress'], false);
    if (!acl) {
      if (key instanceof Unknown) doubts.set(resource.address, key);
    } else if (rule instanceof Unknown || egress instanceof Unknown)
      acl.doubts.push(rule instanceof Unknown ? rule : new Unknown('its direction is not known'));
    else acl[egress ? 'egress' : 'ingress'].push(rule);
  }
  for (const resource of reading.of('aws_network_acl_association')) {
    const acl = reading.key(resource, 'network_acl_id');
    const subnet = reading.key(resource, 'subnet_id');
    if (typeof subnet !== 'string')
      doubts.set(resource.address, subnet ?? new Unknown('its subnet is not said'));
    else if (typeof acl === 'string') ofSubnet.set(subnet, canonical(acl));
    else doubts.set(subnet, acl ?? new Unknown(`${resource.address} names no network ACL`));
  }
  for (const acl of drafts.values())
    for (const list of [acl.ingress, acl.egress]) list.sort((a, b) => a.number - b.number);
  return { acls: new Map(drafts), ofSubnet, ofVpc, doubts };
}

/** The default network ACL of a VPC as AWS makes it allows everything both ways. */
function untouchedDefaultAcl(vpc: string): Draft {
  const worlds: Prefix[] = [
    { family: 4, first: 0n, last: (1n << 32n) - 1n, length: 0, text: '0.0.0.0/0' },
    { family: 6, first: 0n, last: (1n << 128n) - 1n, length: 0, text: '::/0' },
  ];
  const rules = worlds.map((block, index): AclRule => ({
    said: `${vpc} default network ACL`,
    number: 100 + index,
    action: 'allow',
    protocol: 'any',
    block,
    from: undefined,
    to: undefined,
    icmpType: undefined,
    icmpCode: undefined,
  }));
  return { key: vpc, vpc, ingress: [...rules], egress: [...rules], doubts: [] };
}

function associate(
  reading: Reading,
  resource: Resource,
  ofSubnet: Map<string, string>,
  doubts: Map<string, Unknown>,
): void {
  const subnets = reading.entities(resource.values['subnet_ids'], 'subnet');
  for (const subnet of subnets.keys) ofSubnet.set(subnet, resource.address);
  if (subnets.doubt && !isComputed(subnets.doubt)) doubts.set(resource.address, subnets.doubt);
}

function inlineAcl(reading: Reading, resource: Resource, vpc: string | undefined): Draft {
  const acl: Draft = { key: resource.address, vpc, ingress: [], egress: [], doubts: [] };
  for (const direction of ['ingress', 'egress'] as const) {
    const blocks = reading.blocks(resource.values[direction]);
    if (blocks instanceof Unknown) {
      if (!isComputed(blocks)) acl.doubts.push(blocks);
      continue;
    }
    for (const block of blocks) {
      const rule = readRule(reading, resource.address, block, 0);
      if (rule instanceof Unknown) acl.doubts.push(rule);
      else acl[direction].push(rule);
    }
  }
  return acl;
}

/** `defaultType`: what an ICMP rule means that names neither type nor code; inline ones then mean 0, echo replies. */
function readRule(
  reading: Reading,
  said: string,
  values: ValueMap,
  defaultType: number | undefined,
): AclRule | Unknown {
  const number = reading.number(values['rule_no'] ?? values['rule_number']);
  if (typeof number !== 'number') return number ?? new Unknown(`a rule of ${said} has no number`);
  const action = reading.text(values['action'] ?? values['rule_action']);
  const protocol = reading.text(values['protocol']);
  const ipv4 = reading.prefix(values['cidr_block']);
  const found = ipv4 ?? reading.prefix(values['ipv6_cidr_block']);
  const block = found instanceof Unknown ? new UnknownBlock(found.because, ipv4 ? 4 : 6) : found;
  return {
    said,
    number,
    action: action instanceof Unknown ? action : action?.toLowerCase() === 'allow' ? 'allow' : 'deny',
    protocol:
      protocol instanceof Unknown
        ? protocol
        : (protocolNumber(protocol ?? '-1') ?? new Unknown(`${protocol} is no protocol`)),
    block: block ?? new Unknown(`rule ${number} of ${said} has no block`),
    from: reading.number(values['from_port']),
    to: reading.number(values['to_port']),
    icmpType: reading.number(values['icmp_type']) ?? defaultType,
    icmpCode: reading.number(values['icmp_code']) ?? defaultType,
  };
}
