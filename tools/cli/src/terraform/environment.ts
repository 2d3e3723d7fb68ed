import { existsSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that would change what Terraform does behind the back of the run. */
const REMOVED = /^(TF_CLI_ARGS|TF_DATA_DIR$|TF_WORKSPACE$|TF_VAR_)/;

/** Variables by which Terraform would reach an account, or another provider, although the sandbox was asked for. */
const REMOVED_IN_SANDBOX = /^(AWS_|TF_REATTACH_PROVIDERS$|TF_CLI_CONFIG_FILE$)/;

const ALWAYS = { TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };

/** The environment of Terraform in the sandbox: nothing of AWS's is passed on, whatever happens to be set. */
export function sandboxEnvironment(env: Environment, sandbox: Environment): Environment {
  return { ...without(env, (name) => REMOVED_IN_SANDBOX.test(name)), ...sandbox, ...ALWAYS };
}

/** The environment of Terraform on AWS: credentials and configuration of AWS are passed on as they are. */
export function awsEnvironment(env: Environment): Environment {
  return { ...without(env, (name, value) => isMissingConfiguration(name, value)), ...ALWAYS };
}

function without(
  env: Environment,
  isRemoved: (name: string, value: string | undefined) => boolean,
): Environment {
  const kept = Object.entries(env).filter(([name, value]) => !REMOVED.test(name) && !isRemoved(name, value));
  return Object.fromEntries(kept);
}

/** Terraform stops at a CLI configuration that is named and not there. */
function isMissingConfiguration(name: string, value: string | undefined): boolean {
  return name === 'TF_CLI_CONFIG_FILE' && value !== undefined && !existsSync(value);
}
