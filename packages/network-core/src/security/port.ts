import { NetworkError } from '../errors';

/** Protocol and ports of a rule, in the form of `aws_vpc_security_group_*_rule`. */
export class Port {
  private constructor(
    /** Part of construct ids, e.g. `tcp-443`. */
    readonly key: string,
    /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
    readonly protocol: string,
    /** First port, ICMP type, or undefined for all. */
    readonly from: number | undefined,
    /** Last port, ICMP code, or undefined for all. */
    readonly to: number | undefined,
  ) {}

  /** @throws NET020 */
  static tcp(port: number): Port {
    return ports('tcp', port, port);
  }

  /** Both ends included. @throws NET020 */
  static tcpRange(from: number, to: number): Port {
    return ports('tcp', from, to);
  }

  static allTcp(): Port {
    return ports('tcp', 0, 65535);
  }

  /** @throws NET020 */
  static udp(port: number): Port {
    return ports('udp', port, port);
  }

  /** Both ends included. @throws NET020 */
  static udpRange(from: number, to: number): Port {
    return ports('udp', from, to);
  }

  static allUdp(): Port {
    return ports('udp', 0, 65535);
  }

  /** Echo request of IPv4. */
  static ping(): Port {
    return Port.icmp(8, 0);
  }

  /** `-1` as type or code means all of them. @throws NET020 */
  static icmp(type: number, code = -1): Port {
    return icmp('icmp', type, code);
  }

  /** `-1` as type or code means all of them. @throws NET020 */
  static icmpv6(type: number, code = -1): Port {
    return icmp('icmpv6', type, code);
  }

  /** A protocol by its IANA number, e.g. 50 for ESP; TCP, UDP and ICMP have methods of their own. @throws NET020 */
  static protocol(number: number): Port {
    const named = [1, 6, 17, 58].includes(number);
    if (!Number.isInteger(number) || number < 0 || number > 255 || named) {
      throw invalid('protocol', `${number}`, 'an IANA number from 0 to 255 other than 1, 6, 17 and 58');
    }
    return new Port(`protocol-${number}`, `${number}`, undefined, undefined);
  }

  /** Every protocol and port. */
  static all(): Port {
    return new Port('all', '-1', undefined, undefined);
  }

  /** @internal */
  static make(key: string, protocol: string, from: number, to: number): Port {
    return new Port(key, protocol, from, to);
  }

  toString(): string {
    return this.key;
  }
}

function ports(protocol: 'tcp' | 'udp', from: number, to: number): Port {
  const valid =
    [from, to].every((port) => Number.isInteger(port) && port >= 0 && port <= 65535) && from <= to;
  if (!valid)
    throw invalid(
      `${protocol} port`,
      from === to ? `${from}` : `${from}-${to}`,
      '0 to 65535, the lower one first',
    );
  return Port.make(from === to ? `${protocol}-${from}` : `${protocol}-${from}-${to}`, protocol, from, to);
}

function icmp(protocol: 'icmp' | 'icmpv6', type: number, code: number): Port {
  const valid = [type, code].every((value) => Number.isInteger(value) && value >= -1 && value <= 255);
  if (!valid) throw invalid(`${protocol} type and code`, `${type}, ${code}`, '0 to 255, or -1 for all');
  const key = [protocol, type, code].map((part) => (part === -1 ? 'any' : part)).join('-');
  return Port.make(key, protocol, type, code);
}

function invalid(what: string, got: string, allowed: string): NetworkError {
  return new NetworkError('NET020', 'Port', {
    problem: `no such ${what}`,
    got,
    allowed,
    fix: 'correct the number',
  });
}
