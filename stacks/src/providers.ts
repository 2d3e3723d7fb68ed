import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { Place } from './environments/environment';

/** The stack's default provider: the environment's account and Region. */
export function defaultProvider(stack: TerraformStack, environment: Place): AwsProvider {
  return new AwsProvider(stack, 'Aws', settings(environment));
}

/** A second provider of the stack, named after its environment. */
export function aliasedProvider(stack: TerraformStack, environment: Place): AwsProvider {
  return new AwsProvider(stack, 'AwsHub', { ...settings(environment), alias: environment.name });
}

/** Which role a profile means (plan or deploy) is the pipeline's configuration; no role is written here. */
function settings({ name, account, region }: Place) {
  return {
    region,
    profile: name,
    allowedAccountIds: [account],
    defaultTags: [{ tags: { Environment: name, ManagedBy: 'landbridge' } }],
  };
}
