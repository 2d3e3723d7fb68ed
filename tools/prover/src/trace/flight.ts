import { narrow as narrowHeaders, type Condition, type Headers } from '../headers/headers';
import type { Port } from '../model/interface';
import type { Hop, StopsAt } from './result';

/** Packets that have come the same way so far. */
export interface Flight {
  /** The headers as they are now. */
  readonly headers: Headers;
  /** Fields that something on the way rewrote, as they were when they left the source. */
  readonly frozen: Partial<Omit<Headers, 'family'>>;
  readonly trail: Trail | undefined;
  /** Things that remember the connection, latest first. */
  readonly session: Session | undefined;
  /** The interface that security group references mean, while the packets still carry its private address. */
  readonly sender: Sender | undefined;
  /** The interface that the destination stands for, when its address is not known. */
  readonly aim: Port | undefined;
  readonly mtu: { readonly bytes: number; readonly because: string };
  readonly steps: number;
  /** For a reply: what the request went through. */
  readonly request: Request | undefined;
  /** Set where only some of the values that AWS may choose get through. */
  readonly doubt: { readonly component: string; readonly because: string } | undefined;
}

export interface Sender {
  readonly groups: readonly string[];
  readonly groupDoubt: boolean;
  readonly vpc: string;
  readonly port: Port | undefined;
  /** Where groups from here may be named beyond the own VPC, e.g. over an inter-Region peering: nowhere. */
  readonly named: boolean;
}

export interface Trail {
  readonly hop: () => Hop;
  readonly before: Trail | undefined;
}

export interface Session {
  readonly entry: SessionEntry;
  readonly before: Session | undefined;
}

export type SessionEntry =
  | {
      readonly kind: 'nat';
      readonly key: string;
      readonly inside: Flight;
      readonly outside: Headers;
      readonly nat64: boolean;
    }
  | { readonly kind: 'egress-only'; readonly key: string }
  | { readonly kind: 'forwarder'; readonly key: string }
  | { readonly kind: 'firewall'; readonly key: string }
  | { readonly kind: 'zone'; readonly key: string; readonly subnet: string }
  | {
      readonly kind: 'internet-gateway';
      readonly key: string;
      readonly vpc: string;
      readonly inside: Flight;
      readonly outside: bigint;
    }
  | { readonly kind: 'gateway-endpoint'; readonly key: string; readonly vpc: string }
  | {
      readonly kind: 'balancer';
      readonly key: string;
      readonly client: Flight;
      readonly port: Port;
      readonly preserved: boolean;
    };

export interface Request {
  readonly session: Session | undefined;
  /** Where the reply must arrive. */
  readonly home: Home;
}

/** Where a connection began. */
export type Home =
  | { readonly kind: 'port'; readonly port: Port }
  | { readonly kind: 'subnet'; readonly subnet: string }
  | { readonly kind: 'internet' }
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'service'; readonly name: string };

export function narrow(flight: Flight, condition: Condition): Flight | undefined {
  const headers = narrowHeaders(flight.headers, condition);
  if (!headers) return undefined;
  return headers === flight.headers ? flight : { ...flight, headers };
}

export function withHeaders(flight: Flight, headers: Headers): Flight {
  return headers === flight.headers ? flight : { ...flight, headers };
}

/** Sets fields to new values, remembering what they were at the source. */
export function rewrite(
  flight: Flight,
  fields: Partial<Omit<Headers, 'family'>> & { family?: 4 | 6 },
): Flight {
  const frozen: Record<string, unknown> = { ...flight.frozen };
  for (const field of Object.keys(fields)) {
    if (field !== 'family' && !(field in frozen)) frozen[field] = flight.headers[field as keyof Headers];
  }
  return { ...flight, headers: { ...flight.headers, ...fields }, frozen };
}

/** The headers as they left the source, as far as they still survive. */
export function original(flight: Flight): Headers {
  return { ...flight.headers, ...flight.frozen };
}

export function hop(flight: Flight, make: () => Hop): Flight {
  return { ...flight, trail: { hop: make, before: flight.trail }, steps: flight.steps + 1 };
}

export function remembering(flight: Flight, entry: SessionEntry): Flight {
  return { ...flight, session: { entry, before: flight.session } };
}

/** What this thing remembers of the request that `flight` answers; undefined for a request. */
export function seen<K extends SessionEntry['kind']>(
  flight: Flight,
  kind: K,
  key: string,
): Extract<SessionEntry, { kind: K }> | undefined {
  for (let at = flight.request?.session; at; at = at.before)
    if (at.entry.kind === kind && at.entry.key === key) return at.entry as Extract<SessionEntry, { kind: K }>;
  return undefined;
}

/** Every thing of a kind that the connection went through, latest first. */
export function entriesOf<K extends SessionEntry['kind']>(
  session: Session | undefined,
  kind: K,
): Extract<SessionEntry, { kind: K }>[] {
  const result: Extract<SessionEntry, { kind: K }>[] = [];
  for (let at = session; at; at = at.before)
    if (at.entry.kind === kind) result.push(at.entry as Extract<SessionEntry, { kind: K }>);
  return result;
}

export function carriedBy(flight: Flight, bytes: number, because: string): Flight {
  return bytes < flight.mtu.bytes ? { ...flight, mtu: { bytes, because } } : flight;
}

export function hopsOf(trail: Trail | undefined): Hop[] {
  const result: Hop[] = [];
  for (let at = trail; at; at = at.before) result.push(at.hop());
  return result.reverse();
}

/** What becomes of a flight at one thing. */
export type Outcome = Step | End;

export interface Step {
  readonly to: Place;
  readonly flight: Flight;
}

export interface End {
  /** It arrived somewhere, but not where it was meant to. */
  readonly astray?: true;
  readonly end: 'delivered' | 'dropped' | 'unknown';
  readonly flight: Flight;
  readonly at: Omit<StopsAt, 'direction'>;
  /** Where a delivered flight is, to start the reply from. */
  readonly receiver?: Home;
}

/** Where a flight is about to be judged. */
export type Place =
  | { readonly kind: 'loopback'; readonly port: Port }
  | { readonly kind: 'leave-port'; readonly port: Port }
  | {
      readonly kind: 'leave-subnet';
      readonly subnet: string;
      readonly by: 'host' | 'transit';
      readonly port: Port | undefined;
    }
  | { readonly kind: 'enter-vpc'; readonly vpc: string; readonly from: Entrance }
  | { readonly kind: 'arrive'; readonly port: Port; readonly from: Entrance }
  | { readonly kind: 'arrive-unknown'; readonly subnet: string; readonly from: Entrance }
  | {
      readonly kind: 'target';
      readonly table: string;
      readonly target: { readonly kind: string; readonly key: string };
      readonly subnet: string | undefined;
      readonly vpc: string;
    }
  | { readonly kind: 'pass-through'; readonly port: Port; readonly from: Entrance }
  | { readonly kind: 'internet'; readonly from: string }
  | {
      readonly kind: 'transit';
      readonly gateway: string;
      readonly attachment: string;
      readonly subnet: string | undefined;
    }
  | {
      readonly kind: 'transit-deliver';
      readonly gateway: string;
      readonly attachment: string;
      readonly from: string;
      readonly fromSubnet: string | undefined;
    }
  | { readonly kind: 'vpn-gateway'; readonly gateway: string; readonly from: string }
  | { readonly kind: 'dx-gateway'; readonly gateway: string; readonly from: string }
  | { readonly kind: 'link'; readonly link: string; readonly site: string }
  | { readonly kind: 'site-in'; readonly site: string; readonly link: string }
  | { readonly kind: 'site-out'; readonly site: string; readonly cameBy: string | undefined };

/** How packets come to where they are: from a subnet of the VPC, or through a gateway. */
export type Entrance =
  | { readonly by: 'subnet'; readonly subnet: string }
  | { readonly by: 'gateway'; readonly key: string }
  | { readonly by: 'transit'; readonly subnet: string };

export function drop(flight: Flight, component: string, because: string): End {
  return { end: 'dropped', flight, at: { component, because } };
}

export function doubtful(flight: Flight, component: string, because: string): End {
  return { end: 'unknown', flight, at: { component, because } };
}
