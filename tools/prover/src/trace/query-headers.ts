import {
  ICMP,
  ICMPV6,
  LandbridgeError,
  TCP,
  UDP,
  hasPorts,
  isIcmp,
  protocolName,
  protocolNumber,
} from '@landbridge/terraform-model';
import { anyAddress, anyPort, type Family, type HeaderSet, type Headers } from '../headers/headers';
import { normalise, subtract, type Ranges } from '../headers/ranges';

export interface HeaderQuery {
  /** @default tcp where ports are given, else any */
  readonly protocol?: string | undefined;
  /** Ports and ranges, `443`, `8000-8100`. @default every port */
  readonly ports?: readonly string[] | undefined;
  /** @default 50000 */
  readonly sourcePort?: number | undefined;
  readonly family: Family;
}

/** The packets of a question; addresses full. Throws PRV005 for a bad protocol, PRV006 for a bad port. */
export function headersOf(query: HeaderQuery): HeaderSet {
  const ported = (query.ports ?? []).length > 0;
  const protocol = protocolIn(query.family, query.protocol ?? (ported ? 'tcp' : 'any'));
  const sourcePort = query.sourcePort ?? 50000;
  if (!Number.isInteger(sourcePort) || sourcePort < 0 || sourcePort > 65535)
    throw badPort(String(sourcePort));
  const base = {
    family: query.family,
    source: anyAddress[query.family],
    destination: anyAddress[query.family],
  };
  const ports = portsOf(query.ports ?? []);
  const withPorts = (protocols: Ranges<number>): Headers => ({
    ...base,
    protocols,
    sourcePorts: [sourcePort, sourcePort],
    destinationPorts: ports,
  });
  const plain = (protocols: Ranges<number>, types: Ranges<number> = anyPort): Headers => ({
    ...base,
    protocols,
    sourcePorts: anyPort,
    destinationPorts: types,
  });
  const ping = icmpOf(query.family);
  if (protocol === 'any') {
    const both = withPorts([TCP, TCP, UDP, UDP]);
    if (ported) return [both];
    return [both, plain([ping, ping]), plain(otherProtocols(query.family))];
  }
  if (isIcmp(protocol)) return [plain([protocol, protocol], ported ? typesOf(ports) : echoRequest(protocol))];
  return [hasPorts(protocol) ? withPorts([protocol, protocol]) : plain([protocol, protocol])];
}

/** A ping, which is what ICMP stands for unless a type is given in place of the port. */
function echoRequest(protocol: number): Ranges<number> {
  const type = protocol === ICMP ? 8 : 128;
  return [type * 256, type * 256];
}

function typesOf(types: Ranges<number>): Ranges<number> {
  const result: (readonly [number, number])[] = [];
  for (let i = 0; i < types.length; i += 2) {
    const last = types[i + 1]!;
    if (last > 255) throw badPort(`ICMP type ${last}`);
    result.push([types[i]! * 256, last * 256 + 255]);
  }
  return normalise(result);
}

function otherProtocols(family: Family): Ranges<number> {
  const ping = icmpOf(family);
  return subtract(
    [0, 255] as Ranges<number>,
    normalise([
      [ping, ping],
      [TCP, TCP],
      [UDP, UDP],
    ]),
  );
}

/**
 * The protocol that a word or number means. `icmp` is the ICMP of the IP version; a number is that number: a rule for
 * protocol 1 with an IPv6 block lets protocol 1 over IPv6 pass, and no ping.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function protocolIn(family: Family, text: string): number | 'any' {
  const protocol = protocolNumber(text);
  if (protocol !== undefined)
    return protocol !== 'any' && isIcmp(protocol) && !/^\s*\d/.test(text) ? icmpOf(family) : protocol;
  throw new LandbridgeError({
    code: 'PRV005',
    message: `${JSON.stringify(text)} is no protocol`,
    fix: 'give tcp, udp, icmp, a number from 0 to 255, or any',
  });
}

/** How a question names the protocol, so that {@link protocolIn} understands the same. */
export function protocolText(family: Family, protocol: number): string {
  return isIcmp(protocol) && protocol !== icmpOf(family) ? String(protocol) : protocolName(protocol);
}

export function icmpOf(family: Family): number {
  return family === 4 ? ICMP : ICMPV6;
}

function portsOf(texts: readonly string[]): Ranges<number> {
  if (texts.length === 0) return anyPort;
  return normalise(
    texts.map((text) => {
      const match = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(text);
      const low = Number(match?.[1] ?? NaN);
      const high = Number(match?.[2] ?? match?.[1] ?? NaN);
      if (!(low <= high && high <= 65535)) throw badPort(text);
      return [low, high] as const;
    }),
  );
}

function badPort(text: string): LandbridgeError {
  return new LandbridgeError({
    code: 'PRV006',
    message: `${JSON.stringify(text)} is no port or range of ports`,
    fix: 'give a number from 0 to 65535 or a range such as 8000-8100',
  });
}
