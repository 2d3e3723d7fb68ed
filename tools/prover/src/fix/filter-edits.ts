import {
  isIcmp,
  parseAddress,
  protocolNumber,
  Reference,
  type AclRule,
  type ValueMap,
} from '@landbridge/terraform-model';
import { subnetHolding, vpcsHolding, type Model } from '../model/model';
import type { Hop, TraceResult } from '../trace/result';
import type { Edit } from './edit';
import { suggested, type Loss } from './opening-edits';

/** A rule that lets the packet through a security group or network ACL that denies it. */
export function filterEdits(model: Model, loss: Loss, hop: Hop): Edit[] {
  const direction = /egress/.test(hop.because) || /egress/.test(loss.because) ? 'egress' : 'ingress';
  const peer = blockOf(model, direction === 'ingress' ? loss.from : loss.to);
  if (peer === undefined) return [];
  return hop.kind === 'security-group'
    ? groupRule(model, loss, hop.component, direction, peer)
    : aclRule(model, loss, hop.component, direction, peer);
}

function groupRule(
  { network }: Model,
  loss: Loss,
  group: string,
  direction: 'ingress' | 'egress',
  peer: string,
): Edit[] {
  if (!network.securityGroups.has(group)) return [];
  const last = isPing(loss) ? -1 : loss.port;
  const ports: ValueMap = loss.port === undefined ? {} : { from_port: loss.port, to_port: last ?? loss.port };
  const protocol = loss.protocol === 'any' ? '-1' : loss.protocol;
  const what = `${protocol}${loss.port === undefined ? '' : ` port ${loss.port}`} ${direction === 'ingress' ? 'from' : 'to'} ${peer}`;
  return [
    {
      action: 'add',
      resource: suggested(network, group, `aws_vpc_security_group_${direction}_rule`, group),
      arguments: {
        security_group_id: new Reference(group, 'id'),
        ip_protocol: protocol,
        ...ports,
        [peer.includes(':') ? 'cidr_ipv6' : 'cidr_ipv4']: peer,
      },
      words: `add an ${direction} rule to ${group}: ${what}`,
    },
  ];
}

/** Replies come to an ephemeral port; requests to their own. */
function aclRule(
  { network }: Model,
  loss: Loss,
  acl: string,
  direction: 'ingress' | 'egress',
  peer: string,
): Edit[] {
  const known = network.networkAcls.acls.get(acl);
  const number = known === undefined ? undefined : freeNumber(known[direction]);
  if (number === undefined) return [];
  const isPorted = loss.protocol === 'tcp' || loss.protocol === 'udp';
  const [low, high] = loss.isReply ? [1024, 65_535] : [loss.port ?? 0, loss.port ?? 65_535];
  const types: ValueMap = isPing(loss)
    ? { icmp_type: loss.isReply ? -1 : (loss.port ?? -1), icmp_code: -1 }
    : {};
  const ports: ValueMap = isPorted ? { from_port: low, to_port: high } : types;
  const said = isPorted ? ` ports ${low}-${high}` : '';
  return [
    {
      action: 'add',
      resource: suggested(network, acl, 'aws_network_acl_rule', `${acl}_${number}`),
      arguments: {
        network_acl_id: new Reference(acl, 'id'),
        rule_number: number,
        egress: direction === 'egress',
        protocol: String(protocolNumber(loss.protocol) ?? '-1').replace('any', '-1'),
        rule_action: 'allow',
        ...ports,
        [peer.includes(':') ? 'ipv6_cidr_block' : 'cidr_block']: peer,
      },
      words: `add ${direction} rule ${number} to ${acl}: allow ${loss.protocol}${said} ${direction === 'ingress' ? 'from' : 'to'} ${peer}`,
    },
  ];
}

/** Of ICMP the port is the type, and every code will do. */
function isPing({ protocol }: Loss): boolean {
  const number = protocolNumber(protocol);
  return typeof number === 'number' && isIcmp(number);
}

/** A number before every rule that is there. */
function freeNumber(rules: readonly AclRule[]): number | undefined {
  const first = Math.min(32_766, ...rules.map(({ number }) => number));
  return first > 1 ? Math.max(1, first - 1) : undefined;
}

/** A rule that keeps the packet out of a subnet, or in it, before any rule that lets it pass. */
export function denyingEdits(model: Model, { packet }: TraceResult, { component, because }: Hop): Edit[] {
  const { network } = model;
  const known = network.networkAcls.acls.get(component);
  // The untouched default network ACL of a VPC is no resource.
  if (known === undefined || packet === undefined || network.reading.resource(component) === undefined)
    return [];
  const direction = because.startsWith('egress') ? 'egress' : 'ingress';
  const peer = blockOf(model, direction === 'ingress' ? packet.source : packet.destination);
  const number = freeNumber(known[direction]);
  if (peer === undefined || number === undefined) return [];
  return [
    {
      action: 'add',
      resource: suggested(network, component, 'aws_network_acl_rule', `${component}_${number}`),
      arguments: {
        network_acl_id: new Reference(component, 'id'),
        rule_number: number,
        egress: direction === 'egress',
        protocol: '-1',
        rule_action: 'deny',
        [peer.includes(':') ? 'ipv6_cidr_block' : 'cidr_block']: peer,
      },
      words: `add ${direction} rule ${number} to ${component}: deny everything ${direction === 'ingress' ? 'from' : 'to'} ${peer}`,
    },
  ];
}

/** The subnet that holds an address, or the address alone. */
function blockOf(model: Model, text: string): string | undefined {
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const [vpc] = vpcsHolding(model, address.family, address.value);
  const subnet = vpc === undefined ? undefined : subnetHolding(model, vpc, address.family, address.value);
  const block = subnet === undefined ? undefined : model.blocks.ofSubnet.get(subnet.key)?.[address.family];
  if (block !== undefined && 'text' in block) return block.text;
  return `${text}/${address.family === 4 ? 32 : 128}`;
}
