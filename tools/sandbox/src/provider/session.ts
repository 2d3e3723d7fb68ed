import type { Scope, TfObject } from '../contract';
import { elementsOf, isObject } from '../behaviour/values';

/** One provider configuration: Terraform opens a connection of its own for each. */
export interface ProviderSession {
  readonly scope: Scope;
  readonly defaultTags: Readonly<Record<string, string>>;
  /** `ignore_tags`: whether the provider looks away from a tag. */
  readonly ignoresTag: (key: string) => boolean;
}

/** What a session falls back to where the configuration says nothing. */
export interface SessionDefaults {
  readonly account: string;
  readonly region: string;
}

/**
 * `assume_role` selects the account; with several blocks, which form a chain, the last one does. Without any, the
 * configuration is taken to have credentials of the first account that it allows.
 */
export function configureSession(config: TfObject, defaults: SessionDefaults): ProviderSession {
  const region =
    typeof config['region'] === 'string' && config['region'] !== '' ? config['region'] : defaults.region;
  return {
    scope: { account: accountOf(config) ?? defaults.account, region, partition: partitionOf(region) },
    defaultTags: defaultTagsOf(config),
    ignoresTag: ignoredTagsOf(config),
  };
}

/** The configured accounts that the session's account is not allowed to be, in the provider's words. */
export function accountComplaint(config: TfObject, account: string): string | undefined {
  const allowed = stringsOf(config['allowed_account_ids']);
  if (allowed.length > 0 && !allowed.includes(account))
    return `AWS account ID not allowed: ${account} (allowed_account_ids: ${allowed.join(', ')})`;
  if (stringsOf(config['forbidden_account_ids']).includes(account))
    return `AWS account ID not allowed: ${account}`;
  return undefined;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  return region.startsWith('us-iso-') ? 'aws-iso' : 'aws';
}

function accountOf(config: TfObject): string | undefined {
  const blocks = [
    ...elementsOf(config['assume_role_with_web_identity']),
    ...elementsOf(config['assume_role']),
  ];
  const roles = blocks
    .map((block) => block['role_arn'])
    .filter((arn): arn is string => typeof arn === 'string');
  const accounts = roles.flatMap((arn) => /^arn:[^:]+:iam::(\d{12}):role\//.exec(arn)?.[1] ?? []);
  return accounts[accounts.length - 1] ?? stringsOf(config['allowed_account_ids'])[0];
}

function defaultTagsOf(config: TfObject): Record<string, string> {
  const tags = elementsOf(config['default_tags'])[0]?.['tags'];
  if (!isObject(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function ignoredTagsOf(config: TfObject): (key: string) => boolean {
  const [block] = elementsOf(config['ignore_tags']);
  const [keys, prefixes] = [stringsOf(block?.['keys']), stringsOf(block?.['key_prefixes'])];
  return (key) => keys.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
}

function stringsOf(value: TfObject[string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
