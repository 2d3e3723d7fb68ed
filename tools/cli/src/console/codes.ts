/** Error codes of this room with what they mean and what mends them; `landbridge explain CLI003` prints the line. */
export const CLI_CODES = {
  CLI001:
    'The command line has a command, option or argument that does not exist, or lacks one. Run the command with --help, which shows an example.',
  CLI002:
    'No stacks project was found: no cdktf.json here, above, or in a folder of the workspace. Run inside the workspace, or name the project by --project <folder>.',
  CLI003:
    'The environment is not one of the landscape. Use an environment that the message lists, or add it under stacks/src/environments.',
  CLI004:
    'Synthesis failed: the stacks refused their own input, or threw. The message names construct and reason; nothing has been planned.',
  CLI005:
    'The output of the synthesis is missing or not what cdktf 0.21 writes. Run landbridge synth, and look at manifest.json in the output folder.',
  CLI006:
    'Terraform itself failed; its own message is printed. Mend what Terraform names; the working folder of the stack is printed with it.',
  CLI007:
    'No terraform or tofu binary was found, and none may or can be downloaded. Install Terraform 1.10 or newer, or point LANDBRIDGE_TERRAFORM at a binary.',
  CLI008:
    'Another run holds the lock of this world. Wait until it ends; a lock whose process is gone is taken over by itself.',
  CLI009:
    'An intent fails or is unknown, so nothing is deployed. Read the packet and the deciding route that the proof prints, then change the landscape or the intent.',
  CLI010:
    'deploy and destroy need an environment or --all. Name one: landbridge deploy dev, or landbridge deploy --all.',
  CLI011:
    'A file that was given cannot be read, or is not what it should be. The message names the file and the place in it.',
  CLI012:
    'The stack keeps its state in a backend that needs an account, which the sandbox never reaches. Let it be local; on AWS it goes to the bucket of pipeline.json.',
  CLI013:
    'Applying is refused: what would be applied is not what was proved and approved. Plan again, and approve that plan with landbridge approve.',
  CLI014: 'A stack depends on itself, directly or through others. Break the cycle that the message shows.',
  CLI015:
    'Other stacks that are applied still use what would be destroyed. Destroy the stacks that the message names first, or all with --all.',
  CLI016:
    'A run was killed while it applied, and this command cannot put the world back, because it is served by it. Run landbridge plan, which does, then deploy again.',
  CLI030:
    'The state is locked by another run. Wait until that ends; a run that was killed leaves its lock, which the printed terraform force-unlock command removes.',
  CLI031:
    'It is not known where AWS keeps the states: pipeline.json, which synthesis writes, is missing or not valid, or a stack reads a state of no stack.',
  CLI032:
    'A provider does not say which account and Region it is for, so any credentials would do. Set allowed_account_ids and region of that provider.',
  CLI033:
    'A run changed AWS and could not write the state of a stack, which Terraform kept in errored.tfstate. Push it by the printed command, then remove the file.',
  CLI034:
    'The Terraform binary is older than 1.10, which has no lock in S3, or is no Terraform. Install a newer one, or point LANDBRIDGE_TERRAFORM at it.',
  CLI035:
    'Terraform cannot be downloaded, or what came is not the pinned archive and was thrown away. Install it, or name another LANDBRIDGE_TERRAFORM_MIRROR; the SHA-256 is checked whatever the source.',
  CLI018:
    'No credentials of a role of the pipeline: this is no job of GitHub Actions with id-token: write, or the role does not trust it. The message says which.',
  CLI019:
    'Packed plans cannot be opened: they were changed, packed with another key or in another world. For AWS set LANDBRIDGE_PACK_KEY in both jobs.',
  CLI036:
    'A file below .landbridge cannot be written: the disk is full, or the folder belongs to somebody else. The message names which; nothing was applied.',
  CLI037:
    'The bootstrap cannot go on: the project has no src/bootstrap.ts, or it would replace or destroy something. The message says which.',
  CLI038:
    'What is applied cannot be judged, because a part of the landscape is not applied. Deploy the stacks that the message names, or prove what is synthesized.',
  CLI099:
    'A defect in landbridge itself. Run again with LANDBRIDGE_DEBUG=1 for the stack trace and report it.',
} as const;

export type CliCode = keyof typeof CLI_CODES;
