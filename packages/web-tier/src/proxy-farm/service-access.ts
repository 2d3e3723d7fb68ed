import type { AddressPeer } from '@landbridge/network-core';

/**
 * A way from on-premises to an AWS service that stays private. Both ways, {@link ProxyFarm} and {@link ResolvedEndpoint},
 * are used alike: on-premises name servers send `names` where `override` says, and `allowFrom` lets the site in.
 */
export interface IServiceAccess {
  /** DNS names of the service that are answered here; names below them too. */
  readonly names: readonly string[];
  readonly override: NameOverride;
  /** Lets clients in, and the name servers among them. */
  allowFrom(peers: AddressPeer | readonly AddressPeer[]): void;
}

/** What on-premises name servers are told about the names. */
export type NameOverride =
  /** Answer with these addresses. */
  | { readonly answerWith: readonly string[] }
  /** Ask the resolver's inbound endpoint, which knows the private names. */
  | { readonly forwardTo: string };
