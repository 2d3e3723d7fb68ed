import { devNull } from 'node:os';
import { awsEnvironment, commandEnvironment, sandboxEnvironment } from './environment';

const SET = {
  PATH: '/bin',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_PROFILE: 'prod',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  TF_CLI_ARGS_apply: '-auto-approve',
  TF_VAR_region: 'x',
  TF_WORKSPACE: 'other',
  TF_DATA_DIR: '/elsewhere',
};

const NO_CREDENTIALS = {
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

it('lets nothing of AWS through to Terraform in the sandbox', () => {
  const env = sandboxEnvironment({ ...SET, TF_REATTACH_PROVIDERS: '{}' }, { TF_REATTACH_PROVIDERS: 'ours' });
  expect(env).toEqual({
    PATH: '/bin',
    ...NO_CREDENTIALS,
    TF_REATTACH_PROVIDERS: 'ours',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  });
});

it('passes AWS on where AWS is talked to, and nothing that would change what Terraform does', () => {
  const env = awsEnvironment({ ...SET, TF_CLI_CONFIG_FILE: '/not/there' });
  expect(env).toMatchObject({ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_PROFILE: 'prod' });
  expect(
    Object.keys(env)
      .filter((name) => name.startsWith('TF_'))
      .sort(),
  ).toEqual(['TF_INPUT', 'TF_IN_AUTOMATION']);
});

it('takes credentials from a command in the sandbox, unless AWS is the world that was named', () => {
  const { AWS_ACCESS_KEY_ID, AWS_PROFILE, ...rest } = commandEnvironment(SET);
  expect([AWS_ACCESS_KEY_ID, AWS_PROFILE]).toEqual([undefined, undefined]);
  expect(rest).toMatchObject({ ...NO_CREDENTIALS, PATH: '/bin', TF_WORKSPACE: 'other' });
  expect(commandEnvironment({ ...SET, LANDBRIDGE_WORLD: 'aws' })).toMatchObject(SET);
});
