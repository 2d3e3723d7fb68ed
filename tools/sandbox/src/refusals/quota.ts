import type { Check } from './rule';

/** A quota of AWS: how many of a thing there may be. */
export interface Quota {
  /** Service and code under which AWS keeps it; quotas without a code cannot be raised. */
  readonly service: string;
  readonly code: string;
  /** AWS's name of it. */
  readonly name: string;
  readonly value: number;
  /** Error code when it is exceeded. */
  readonly error: string;
  readonly types: readonly string[];
  /** How many there will be if the change is made; undefined when it does not count here. */
  readonly count: (check: Check) => number | undefined;
  /** Whether updates count too. @default false */
  readonly onUpdate?: boolean;
}
