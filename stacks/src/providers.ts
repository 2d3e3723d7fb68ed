import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { environmentOf } from './environments';
import type { Place } from './environments/environment';

/** The stack's default provider: the environment's account and Region. */
export function defaultProvider(stack: TerraformStack, place: Place): AwsProvider {
  return new AwsProvider(stack, 'Aws', settings(place));
}

/** A further provider of the stack, for another account or Region; its alias says which, e.g. `shared-eu-west-1`. */
export function aliasedProvider(stack: TerraformStack, place: Place): AwsProvider {
  const alias = `${place.name}-${place.region}`;
  const folder = stack.node.tryFindChild('AwsOf') ?? new Construct(stack, 'AwsOf');
  return new AwsProvider(folder as Construct, alias, { ...settings(place), alias });
}

/** Which role a profile means (plan or deploy) is the pipeline's configuration; no role is written here. */
function settings(place: Place) {
  const { account, region } = place;
  const name = environmentOf(place);
  return {
    region,
    profile: name,
    allowedAccountIds: [account],
    defaultTags: [{ tags: { Environment: name, ManagedBy: 'landbridge' } }],
  };
}
