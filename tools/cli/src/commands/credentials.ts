import { Option, type Command } from 'commander';
import type { Purpose } from '../credentials/profiles';
import { commandWithExample, projectOption, type CommandContext } from './command';

export function credentialsCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'credentials',
    'credentials of a role for this job of GitHub Actions, as an AWS credential_process prints them',
    'landbridge credentials arn:aws:iam::111111111111:role/landbridge-plan',
  )
    .argument('<role>', 'ARN of the role')
    .action(async (role: string) => {
      const { assumeRole } = await import('../credentials/assume-role.js');
      console.printJson(await assumeRole(role, console.host.env));
    });
}

export function awsConfigCommand({ console }: CommandContext): Command {
  return commandWithExample(
    'aws-config',
    'the AWS configuration of a pipeline: which role each profile is',
    'landbridge aws-config dev --for plan > "$AWS_CONFIG_FILE"',
  )
    .argument('<environment>', 'environment that is worked on')
    .addOption(
      new Option('--for <purpose>', 'what is going to be done').choices(['plan', 'deploy']).default('plan'),
    )
    .addOption(projectOption())
    .action(async (environment: string, options: { readonly for: Purpose; readonly project?: string }) => {
      const { findProject } = await import('../workspace/project.js');
      const { synthesize } = await import('../synth/synth.js');
      const { profilesText } = await import('../credentials/profiles.js');
      const { readPipeline } = await import('../world/pipeline-file.js');
      const { cwd, env } = console.host;
      const { outdir } = await synthesize(findProject(cwd, options.project), env);
      const command = [process.execPath, process.argv[1] ?? 'landbridge', 'credentials'];
      console.print(profilesText(environment, options.for, readPipeline(outdir), command));
    });
}
