import {
  anyAddress,
  anyPort,
  anyProtocol,
  withoutSet,
  type Condition,
  type Family,
  type HeaderSet,
  type Headers,
} from '../headers/headers';
import { normalise, type Ranges } from '../headers/ranges';
import { protocolIn } from '../trace/query-headers';

/** Which packets an intent or an exception speaks of. */
export interface Traffic {
  readonly protocol?: string | undefined;
  readonly ports?: readonly string[] | undefined;
}

/** Source port of a client where any ephemeral one will do, as `landbridge trace` has it. */
const CLIENT_PORT = 50_000;

/**
 * The headers of an intent in one family, addresses full. A `blocked` intent speaks of every source port, a
 * `reachable` one of a client's.
 */
export function headersOf(traffic: Traffic, family: Family, sourcePorts: 'every' | 'client'): Headers {
  return {
    family,
    source: anyAddress[family],
    destination: anyAddress[family],
    protocols: protocolsOf(traffic, family),
    sourcePorts: sourcePorts === 'every' ? anyPort : [CLIENT_PORT, CLIENT_PORT],
    destinationPorts: portsOf(traffic),
  };
}

/** The headers less what exceptions take out. */
export function lessExceptions(headers: Headers, exceptions: readonly Traffic[]): HeaderSet {
  const conditions = exceptions.map((exception): Condition => {
    return { protocols: protocolsOf(exception, headers.family), destinationPorts: portsOf(exception) };
  });
  return withoutSet(headers, conditions);
}

function protocolsOf({ protocol }: Traffic, family: Family): Ranges<number> {
  const number = protocolIn(family, protocol ?? 'any');
  return number === 'any' ? anyProtocol : [number, number];
}

function portsOf({ ports }: Traffic): Ranges<number> {
  if (ports === undefined) return anyPort;
  return normalise(
    ports.map((text) => {
      const [low = '', high = low] = text.split('-');
      return [Number(low), Number(high)] as const;
    }),
  );
}
