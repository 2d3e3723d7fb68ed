import type { Definition } from '../read/module-source';
import { isList, isMap } from '../expression/access';
import type { JsonMap } from '../json';
import { Reference, Unknown, type Value } from '../value';
import { evaluateJson } from './json-value';
import type { ModuleInstance } from './module-instance';
import { placed } from './place';

/** What a provider block says about the resources that belong to it. */
export interface ProviderSettings {
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly profile: string | undefined;
  readonly defaultTags: Value | undefined;
}

export const NO_PROVIDER: ProviderSettings = {
  region: undefined,
  account: undefined,
  profile: undefined,
  defaultTags: undefined,
};

/** Evaluates a provider block. Its account: the only allowed one, or the one in the role that is assumed. */
export function readProvider(definition: Definition<JsonMap>, module: ModuleInstance): ProviderSettings {
  const values = placed(
    () => `${definition.file}#${definition.pointer}`,
    () => evaluateJson(definition.body, module, undefined),
  );
  if (!isMap(values)) return NO_PROVIDER;
  const account = onlyText(values['allowed_account_ids']) ?? accountInRole(firstBlock(values['assume_role']));
  const profile = text(values['profile']);
  if (profile !== undefined && account !== undefined) module.landscape.noteAccount(profile, account);
  const tags = firstBlock(values['default_tags']);
  return {
    region: text(values['region']),
    account,
    profile,
    defaultTags:
      tags instanceof Unknown || tags instanceof Reference
        ? tags
        : isMap(tags)
          ? (tags['tags'] ?? undefined)
          : undefined,
  };
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function onlyText(value: Value | undefined): string | undefined {
  return value !== undefined && isList(value) && value.length === 1 ? text(value[0]) : undefined;
}

function firstBlock(value: Value | undefined): Value {
  if (value === undefined) return null;
  return isList(value) ? (value[0] ?? null) : value;
}

/** `arn:aws:iam::111111111111:role/x` */
function accountInRole(block: Value): string | undefined {
  const arn = isMap(block) ? text(block['role_arn']) : undefined;
  return arn === undefined ? undefined : /^arn:[^:]*:iam::(\d{12}):/.exec(arn)?.[1];
}
