import { LandbridgeError } from '@landbridge/terraform-model';
import type { Stack } from '../landscape/manifest';
import { parseJson } from '../workspace/json-file';

/** One account in one Region, as a provider of a stack reaches it. */
export interface AwsPlace {
  readonly account: string;
  readonly region: string;
  /** Named in the AWS configuration of whoever runs; undefined: whatever credentials are the default. */
  readonly profile: string | undefined;
}

interface Provider {
  readonly alias?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly allowed_account_ids?: readonly string[];
}

/**
 * The accounts that the providers of stacks select, each place once, in the order of the stacks.
 *
 * @throws CLI032 for a provider that any account would do for
 */
export function awsPlaces(stacks: readonly Stack[]): readonly AwsPlace[] {
  const places = stacks.flatMap((stack) =>
    providersOf(stack).flatMap((provider) => placesOf(provider, stack)),
  );
  return [...new Map(places.map((place) => [Object.values(place).join(' '), place])).values()];
}

/** The places in words, e.g. `account 222222222222 in eu-west-1 by profile dev`. */
export function placesText(places: readonly AwsPlace[]): string {
  return places
    .map(
      ({ account, region, profile }) =>
        `account ${account} in ${region} by ${profile === undefined ? 'default credentials' : `profile ${profile}`}`,
    )
    .join(', ');
}

function placesOf(provider: Provider, stack: Stack): readonly AwsPlace[] {
  const { allowed_account_ids: accounts = [], region, profile, alias } = provider;
  if (accounts.length === 0 || region === undefined) {
    const lacks = accounts.length === 0 ? 'allowed_account_ids' : 'region';
    throw new LandbridgeError({
      code: 'CLI032',
      place: `${stack.name}, provider aws${alias === undefined ? '' : `.${alias}`}`,
      message: `has no ${lacks}, so it would take whatever the credentials happen to give`,
      fix: `set ${lacks} of the provider`,
    });
  }
  return accounts.map((account) => ({ account, region, profile }));
}

function providersOf({ file }: Stack): readonly Provider[] {
  const json = parseJson(file) as { readonly provider?: { readonly aws?: Provider | readonly Provider[] } };
  const aws = json.provider?.aws;
  return aws === undefined ? [] : Array.isArray(aws) ? (aws as readonly Provider[]) : [aws as Provider];
}
