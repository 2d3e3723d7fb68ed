import { existsSync } from 'node:fs';
import { devNull } from 'node:os';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that would change what Terraform does behind the back of the run. */
const REMOVED = /^(TF_CLI_ARGS|TF_DATA_DIR$|TF_WORKSPACE$|TF_VAR_)/;

/** Variables by which Terraform would reach an account, or another provider, although the sandbox was asked for. */
const REMOVED_IN_SANDBOX = /^(AWS_|TF_REATTACH_PROVIDERS$|TF_CLI_CONFIG_FILE$)/;

/** Where credentials would be looked for when no variable gives them. */
const NO_CREDENTIALS = {
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

const ALWAYS = { TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };

/** The environment of Terraform in the sandbox: nothing of AWS's is passed on, whatever happens to be set. */
export function sandboxEnvironment(env: Environment, sandbox: Environment): Environment {
  return {
    ...without(env, (name) => REMOVED_IN_SANDBOX.test(name)),
    ...NO_CREDENTIALS,
    ...sandbox,
    ...ALWAYS,
  };
}

/**
 * What is changed of the environment of a command that a person runs in the sandbox: no credentials, so that a backend
 * which needs them is refused instead of being written to. Whoever names AWS as the world keeps them.
 */
export function commandEnvironment(env: Environment): Environment {
  if (env['LANDBRIDGE_WORLD'] === 'aws') return env;
  const none = Object.keys(env).flatMap((name) => (name.startsWith('AWS_') ? [[name, undefined]] : []));
  return { ...env, ...Object.fromEntries(none), ...NO_CREDENTIALS };
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
export function isMissingConfiguration(name: string, value: string | undefined): boolean {
  return name === 'TF_CLI_CONFIG_FILE' && value !== undefined && !existsSync(value);
}
