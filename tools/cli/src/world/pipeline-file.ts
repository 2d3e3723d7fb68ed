import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { z } from 'zod';
import { parseJson } from '../workspace/json-file';

const account = z.string().regex(/^\d{12}$/, 'has to be twelve digits');

const pipelineJson = z.object({
  /** Where the states of all stacks lie. */
  state: z.object({
    bucket: z.string().min(3),
    region: z.string().min(1),
    /** ARN of the key, or of its alias, that states are encrypted by. */
    kmsKey: z.string().startsWith('arn:'),
    /** Account that owns the bucket; states are never read from another one. */
    account,
    /** Profile that reaches that account. */
    profile: z.string().min(1),
  }),
  /** Roles that profiles mean in the pipeline, by environment that is worked on, then by profile. */
  roles: z
    .record(z.string(), z.record(z.string(), z.object({ plan: z.string(), deploy: z.string() })))
    .default({}),
});

export type Pipeline = z.infer<typeof pipelineJson>;
export type StateStore = Pipeline['state'];

/** Written by synthesis beside the manifest. */
export const PIPELINE_FILE = 'pipeline.json';

/**
 * What synthesis says of the pipeline: where AWS keeps the states, and by which roles.
 *
 * @throws CLI031 where it says nothing, or something that is not valid
 */
export function readPipeline(outdir: string): Pipeline {
  const file = join(outdir, PIPELINE_FILE);
  if (!existsSync(file)) throw invalid(file, 'is missing, so nobody said where AWS keeps the states');
  const parsed = pipelineJson.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(`${file}#/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'is not valid');
}

function invalid(place: string, message: string): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI031',
    place,
    message,
    fix: 'let the program of the stacks write it into the output folder: {"state":{"bucket":…,"region":…,"kmsKey":…,"account":…,"profile":…}}',
  });
}
