import type { ResolveAnswer } from './query';

/** An answer before names are written into it. */
export type Found = Omit<ResolveAnswer, 'name' | 'type'>;

/** An outcome without records. */
export const nothing = (outcome: ResolveAnswer['outcome'], because: string, decidedBy?: string): Found => ({
  outcome,
  because,
  answers: [],
  ...(decidedBy !== undefined && { decidedBy }),
});
