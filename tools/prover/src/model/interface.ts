import type { NetworkInterface, Unknown } from '@landbridge/terraform-model';
import type { Family } from '../headers/headers';
import type { Ranges } from '../headers/ranges';

/** A network interface with its addresses as sets: one address where it is known, else all it may get. */
export interface Port {
  readonly key: string;
  readonly owner: string;
  readonly network: NetworkInterface;
  readonly addresses: readonly PortAddress[];
}

export interface PortAddress {
  readonly family: Family;
  readonly range: Ranges<bigint>;
  readonly isKnown: boolean;
  readonly public: PublicCounterpart | undefined;
  /** Why nobody knows whether there is a public address. */
  readonly publicDoubt: Unknown | undefined;
}

export interface PublicCounterpart {
  readonly value: bigint;
  readonly label: string;
}
