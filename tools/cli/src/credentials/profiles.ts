import { LandbridgeError } from '@landbridge/terraform-model';
import type { Pipeline } from '../world/pipeline-file';

/** What a job of the pipeline does: reading only, or changing the stacks of its environment. */
export type Purpose = 'plan' | 'deploy';

/**
 * An AWS configuration in which each profile is the role that the pipeline has for it. Credentials are asked for when
 * they are needed, so that a long run outlives the first ones, and none is written down.
 *
 * @throws CLI018 where the pipeline has no roles for the environment
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function profilesText(
  environment: string,
  purpose: Purpose,
  { roles, state }: Pipeline,
  command: readonly string[],
): string {
  const profiles = Object.entries(roles[environment] ?? {});
  if (profiles.length === 0) {
    throw new LandbridgeError({
      code: 'CLI018',
      place: `pipeline.json#/roles/${environment}`,
      message: `the pipeline has no roles for ${environment}`,
      fix: 'let the stacks say by which roles the pipeline works on it',
    });
  }
  return profiles
    .map(([name, role]) =>
      [
        `[profile ${name}]`,
        `region = ${state.region}`,
        `credential_process = ${[...command, role[purpose]].map(quoted).join(' ')}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
