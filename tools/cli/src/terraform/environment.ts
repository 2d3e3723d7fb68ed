import { existsSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that would change what Terraform does, or lend it an account, behind the back of the run. */
const REMOVED =
  /^(AWS_|TF_CLI_ARGS|TF_DATA_DIR$|TF_WORKSPACE$|TF_REATTACH_PROVIDERS$|TF_CLI_CONFIG_FILE$|TF_VAR_)/;

/** The environment of Terraform in the sandbox: nothing of AWS's is passed on, whatever happens to be set. */
export function sandboxEnvironment(env: Environment, sandbox: Environment): Environment {
  const kept = Object.entries(env).filter(
    ([name, value]) => !REMOVED.test(name) && !isMissingConfiguration(name, value),
  );
  return {
    ...Object.fromEntries(kept),
    ...sandbox,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}

/** Terraform stops at a CLI configuration that is named and not there. */
function isMissingConfiguration(name: string, value: string | undefined): boolean {
  return name === 'TF_CLI_CONFIG_FILE' && value !== undefined && !existsSync(value);
}
