import { z } from 'zod';

const change = z.object({
  address: z.string(),
  type: z.string(),
  action: z.enum(['create', 'update', 'replace', 'destroy', 'read', 'move', 'import', 'forget']),
  reason: z.string().optional(),
});

/** What `landbridge plan` keeps of a stack's plan, beside it. */
export const planRecord = z.object({
  stack: z.string(),
  parts: z.object({
    plan: z.string(),
    json: z.string(),
    intent: z.string(),
    assumptions: z.string(),
    lock: z.string(),
    proof: z.string(),
    state: z.string(),
  }),
  /** Stacks that had been applied in a scratch copy only when this was planned. */
  assumes: z.array(z.string()),
  /** What happens to which resource; reading a data source is no change. */
  changes: z.array(change),
  /** Outputs that change. */
  outputs: z.array(z.string()),
  /** Verdict of the proof of the same synthesis. */
  verdict: z.enum(['holds', 'fails', 'unknown']),
});
export type PlanRecord = Readonly<z.infer<typeof planRecord>>;

/** Made by `landbridge approve`. */
export const approvalForm = z.object({
  digest: z.string(),
  /** Addresses in the stack that may be replaced or destroyed. */
  allow: z.array(z.string()),
  by: z.string(),
  /** ISO 8601 */
  expires: z.string(),
});
export type Approval = Readonly<z.infer<typeof approvalForm>>;
