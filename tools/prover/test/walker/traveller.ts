import { tuple, type Packet } from './packet';

/** What stateful components remember of the one connection that is walked. */
export interface Memory {
  /** `<interface>|<tuple>`: security groups let the reversed packet pass there. */
  readonly tracked: readonly string[];
  readonly translations: readonly { readonly nat: string; readonly inner: Packet; readonly outer: Packet }[];
  /** `<component>|<tuple>` of stateful forwarders and egress-only gateways. */
  readonly seen: readonly string[];
  /** Zone that appliance mode pinned, by attachment. */
  readonly pinned: Readonly<Record<string, string>>;
}

export const NOTHING: Memory = { tracked: [], translations: [], seen: [], pinned: {} };

/** A packet under way, with what matters of its past. */
export interface Traveller {
  readonly packet: Packet;
  readonly memory: Memory;
  readonly phase: 'forward' | 'return';
  /** The interface whose private address is the packet's source, unless something translated it. */
  readonly sender: string | undefined;
  readonly throughMiddlebox: boolean;
  /** Peerings and transit attachments passed. */
  readonly crossed: readonly string[];
  /** Whether the connection began inside the VPC (and not on the internet). */
  readonly startedInside: boolean;
  readonly trail: readonly string[];
  /** `<place>|<tuple>` of every place that sent it on; twice the same is a circle. */
  readonly past: readonly string[];
}

export type End =
  | { readonly arrived: true; readonly at: string; readonly traveller: Traveller }
  | { readonly arrived: false; readonly at: string; readonly because: string; readonly traveller: Traveller };

export const drop = (traveller: Traveller, at: string, because: string): End[] => [
  { arrived: false, at, because, traveller },
];

export const arrive = (traveller: Traveller, at: string): End[] => [{ arrived: true, at, traveller }];

/** The packet marked as having been here, or undefined when it was here before just so. */
export function beenHere(traveller: Traveller, place: string): Traveller | undefined {
  const mark = `${place}|${tuple(traveller.packet)}`;
  return traveller.past.includes(mark) ? undefined : { ...traveller, past: [...traveller.past, mark] };
}

export function onwards(traveller: Traveller, place: string, change: Partial<Traveller> = {}): Traveller {
  return { ...traveller, ...change, trail: [...traveller.trail, place] };
}
