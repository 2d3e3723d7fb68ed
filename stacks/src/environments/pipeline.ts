/** What the pipeline may rely on; it changes no resource of the landscape. */
export interface PipelinePlan {
  /** `owner/name` on GitHub; no other repository gets a role. */
  readonly repository: string;
  /** Branch that is deployed; pull requests are planned by whatever branch they come from. */
  readonly branch: string;
  /** Name of the bucket with the states of all stacks, in the hub's account and Region; unique in the whole of AWS. */
  readonly stateBucket: string;
}

export const PIPELINE: PipelinePlan = {
  repository: 'example/landbridge',
  branch: 'main',
  stateBucket: 'landbridge-state-111111111111',
};
