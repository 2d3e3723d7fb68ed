import type { LandscapeData } from '../environments';
import type { PipelinePlan } from '../environments/pipeline';
import { rolesByProfile, STATE_KEY_ALIAS } from './roles';

/** Where AWS keeps the states, and what profiles mean in the pipeline; tools read it beside the manifest. */
export function pipelineFile(data: LandscapeData, { stateBucket }: PipelinePlan): unknown {
  const { account, region, name } = data.hub;
  return {
    state: {
      bucket: stateBucket,
      region,
      kmsKey: `arn:aws:kms:${region}:${account}:${STATE_KEY_ALIAS}`,
      account,
      profile: name,
    },
    roles: rolesByProfile(data),
  };
}
