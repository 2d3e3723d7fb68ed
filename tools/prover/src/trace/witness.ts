import { formatAddress, hasPorts, ICMP, isIcmp, TCP, UDP } from '@landbridge/terraform-model';
import type { Headers } from '../headers/headers';
import { contains } from '../headers/ranges';
import type { Model } from '../model/model';
import { isSynthetic } from '../model/synthetic';
import { entriesOf, type End, type Flight } from './flight';
import type { Query } from './query';
import { icmpOf, protocolText } from './query-headers';
import type { WitnessPacket } from './result';

/** One packet of a set, a common one where there is a choice. */
export function witness(model: Model, headers: Headers): WitnessPacket {
  const protocol = commonProtocol(headers);
  const addresses = {
    protocol: protocolText(headers.family, protocol),
    source: addressText(model, headers.family, headers.source),
    destination: addressText(model, headers.family, headers.destination),
  };
  if (!hasPorts(protocol))
    return isIcmp(protocol) ? { ...addresses, port: commonType(headers, protocol) } : addresses;
  const port =
    [443, 80, 22].find((number) => contains(headers.destinationPorts, number)) ??
    headers.destinationPorts[0] ??
    0;
  const sourcePort = contains(headers.sourcePorts, 50000) ? 50000 : (headers.sourcePorts[0] ?? 0);
  return { ...addresses, sourcePort, port };
}

/** The question of which one packet of the set is the answer, a common one where there is a choice. */
export function questionOf(
  headers: Headers,
): Required<Pick<Query, 'protocol' | 'family'>> & Pick<Query, 'port' | 'sourcePort'> {
  const { family, destinationPorts, sourcePorts } = headers;
  const protocol = commonProtocol(headers);
  const asked = { protocol: protocolText(family, protocol), family };
  if (isIcmp(protocol)) return { ...asked, port: String(commonType(headers, protocol)) };
  if (!hasPorts(protocol)) return asked;
  const [port] = destinationPorts;
  const [sourcePort] = contains(sourcePorts, 50000) ? [] : sourcePorts;
  return {
    ...asked,
    ...(port !== undefined && { port: String(port) }),
    ...(sourcePort !== undefined && { sourcePort }),
  };
}

function commonProtocol({ family, protocols }: Headers): number {
  return [TCP, UDP, icmpOf(family)].find((number) => contains(protocols, number)) ?? protocols[0] ?? TCP;
}

/** A ping where the set holds one. */
function commonType({ destinationPorts }: Headers, protocol: number): number {
  const echo = protocol === ICMP ? 8 : 128;
  return contains(destinationPorts, echo * 256) ? echo : Math.floor((destinationPorts[0] ?? 0) / 256);
}

function addressText(model: Model, family: 4 | 6, range: readonly bigint[]): string {
  const first = host(range);
  if (first === undefined) return '';
  return model.synthetic.label(family, first) ?? formatAddress(family, first);
}

/** An ordinary host of an address set: not the first addresses of a block, which networks keep for themselves. */
function host(range: readonly bigint[]): bigint | undefined {
  const [low, high] = range;
  if (low === undefined || high === undefined) return undefined;
  return high - low >= 16n ? low + 10n : low;
}

/** The source address at whoever receives the packets: the first load balancer on the way, else the end of it. */
export function seenSource(model: Model, end: End): string {
  const balanced = entriesOf(end.flight.session, 'balancer').at(-1);
  return sourceText(model, balanced ? balanced.client : end.flight);
}

function sourceText(model: Model, flight: Flight): string {
  const { family, source } = flight.headers;
  const first = source[0];
  if (first === undefined) return '';
  if (source.length === 2 && source[0] === source[1]) {
    const label = isSynthetic(family, first) ? model.synthetic.label(family, first) : undefined;
    return label === undefined ? formatAddress(family, first) : expression(model, label);
  }
  const port = flight.sender?.port;
  if (port)
    return `${port.owner}.${port.network.kind === 'load-balancer' ? 'private_ip' : family === 4 ? 'private_ip' : 'ipv6_addresses'}`;
  return formatAddress(family, host(source) ?? first);
}

/** An Elastic IP goes by its resource; what a packet shows is its address. */
function expression(model: Model, label: string): string {
  return model.network.elasticIps.has(label) ? `${label}.public_ip` : label;
}
