import { LandbridgeError } from '../errors';

/**
 * The folder is written in HCL. Whoever called plans it (the CLI does so in the sandbox), runs
 * `terraform show -json` on the plan and reads that file in place of {@link directory}.
 */
export class NeedsPlanError extends LandbridgeError {
  constructor(
    /** Folder of the root module that has to be planned. */
    readonly directory: string,
    hclFile: string,
  ) {
    super({
      code: 'MDL009',
      place: `${directory}/${hclFile}`,
      message: 'HCL cannot be read directly',
      fix: 'plan the folder and give the output of `terraform show -json <plan>`',
    });
    this.name = 'NeedsPlanError';
  }
}
