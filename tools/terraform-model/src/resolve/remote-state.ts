import { resolve } from 'node:path';
import { isMap, sortedEntries } from '../expression/access';
import type { Value, ValueMap } from '../value';

/** The settings that tell two states of a backend type apart; the others (credentials, encryption) do not. */
const IDENTIFYING: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucket', 'key', 'workspace_key_prefix'],
  gcs: ['bucket', 'prefix'],
  azurerm: ['storage_account_name', 'container_name', 'key'],
  http: ['address'],
  consul: ['address', 'path'],
  cos: ['bucket', 'prefix', 'key'],
  oss: ['bucket', 'prefix', 'key'],
  kubernetes: ['namespace', 'secret_suffix'],
  pg: ['conn_str', 'schema_name'],
  remote: ['hostname', 'organization', 'workspaces'],
  cloud: ['hostname', 'organization', 'workspaces'],
};

/**
 * One text for one state: a stack's backend and a `terraform_remote_state` that reads it give the same. Undefined
 * when a setting that matters is not known.
 */
export function stateKey(
  type: string,
  config: ValueMap,
  directory: string,
  workspace = 'default',
): string | undefined {
  if (type === 'local') {
    const path = config['path'] ?? 'terraform.tfstate';
    return typeof path === 'string' ? `local ${resolve(directory, path)}` : undefined;
  }
  const names = IDENTIFYING[type];
  const settings =
    names === undefined ? sortedEntries(config) : names.map((name) => [name, config[name] ?? null] as const);
  const parts: string[] = [type, workspace];
  for (const [name, value] of settings) {
    if (value === null) continue;
    const text = plainText(value);
    if (text === undefined) return undefined;
    parts.push(`${name}=${text}`);
  }
  return parts.join(' ');
}

function plainText(value: Value): string | undefined {
  // A `workspaces` block may be written as one map or as a list of one.
  if (Array.isArray(value)) {
    const texts = value.map(plainText);
    return texts.includes(undefined) ? undefined : texts.join(',');
  }
  if (value !== null && typeof value === 'object') {
    if (!isMap(value)) return undefined;
    const texts = sortedEntries(value).map(([name, inner]) => {
      const text = plainText(inner);
      return text === undefined ? undefined : `${name}:${text}`;
    });
    return texts.includes(undefined) ? undefined : texts.join(',');
  }
  return String(value);
}
