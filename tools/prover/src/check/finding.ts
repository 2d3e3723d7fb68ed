import type { Network } from '@landbridge/terraform-model';
import type { Model } from '../model/model';

/** Something that AWS would refuse, or silently drop. */
export interface CheckFinding {
  /** Stable code, e.g. `overlapping-peers`. */
  readonly code: string;
  /** `error`: AWS refuses it, or traffic that was meant to pass is lost. `warning`: it works, but hardly as meant. */
  readonly severity: 'error' | 'warning';
  /** Resource address. */
  readonly component: string;
  readonly message: string;
  readonly fix: string;
}

/** One rule; pure, and silent about what is not known. */
export type CheckRule = (network: Network, model: Model) => Iterable<CheckFinding>;
