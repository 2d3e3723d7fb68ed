import {
  LandbridgeError,
  parseAddress,
  parsePrefix,
  type Network,
  type Prefix,
} from '@landbridge/terraform-model';
import type { Assumptions } from '../assume/assumptions';
import type { Synthetic } from './synthetic';

/** An AWS service as the internet sees it. */
export interface Service {
  readonly name: string;
  readonly names: readonly string[];
  /** Public addresses; a stand-in where the assumptions say none. */
  readonly addresses: readonly {
    readonly family: 4 | 6;
    readonly value: bigint;
    readonly isKnown: boolean;
  }[];
}

export interface Services {
  get(name: string): Service;
  readonly known: ReadonlyMap<string, Service>;
  /** What the assumptions say a prefix list of AWS holds, by its name or id. */
  readonly prefixLists: ReadonlyMap<string, readonly Prefix[]>;
}

/** Throws PRV011 for a malformed block or address. */
export function buildServices(network: Network, assumptions: Assumptions, synthetic: Synthetic): Services {
  const known = new Map<string, Service>();
  for (const [name, given] of Object.entries(assumptions.services ?? {})) {
    const addresses = (given.addresses ?? []).map((text) => {
      const address = parseAddress(text);
      if (!address) throw malformed(text, `services.${name}.addresses`);
      return { ...address, isKnown: true };
    });
    if (addresses.length === 0) addresses.push({ ...standIn(name, synthetic) });
    known.set(name, { name, names: given.names ?? [], addresses });
  }
  const prefixLists = new Map<string, readonly Prefix[]>();
  for (const [name, texts] of Object.entries(assumptions.prefixLists ?? {})) {
    prefixLists.set(
      name,
      texts.map((text) => {
        const prefix = parsePrefix(text);
        if (!prefix) throw malformed(text, `prefixLists.${name}`);
        return prefix;
      }),
    );
  }
  const get = (name: string): Service => {
    const service = known.get(name) ?? { name, names: [], addresses: [standIn(name, synthetic)] };
    known.set(name, service);
    return service;
  };
  for (const endpoint of network.endpoints.values()) {
    if (typeof endpoint.service === 'string' && !network.endpointServices.has(endpoint.service))
      get(endpoint.service);
  }
  return { get, known, prefixLists };
}

function standIn(name: string, synthetic: Synthetic): { family: 4; value: bigint; isKnown: boolean } {
  return { family: 4, value: synthetic.publicIpv4(`service:${name}`), isKnown: false };
}

function malformed(text: string, place: string): LandbridgeError {
  return new LandbridgeError({
    code: 'PRV011',
    place,
    message: `${JSON.stringify(text)} is no IP address or CIDR block`,
    fix: 'write it as 52.216.0.10 or 52.216.0.0/15',
  });
}
