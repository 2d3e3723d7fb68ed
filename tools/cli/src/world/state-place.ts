import { resolve } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { environmentOf } from '../landscape/environments';
import type { Stack } from '../landscape/manifest';
import { stateFile } from '../plan/site';
import { parseJson } from '../workspace/json-file';
import type { StateStore } from './pipeline-file';

interface Synthesized {
  readonly terraform?: { readonly backend?: Readonly<Record<string, unknown>> };
  readonly data?: { readonly terraform_remote_state?: Readonly<Record<string, RemoteState>> };
}

interface RemoteState {
  readonly backend?: string;
  readonly config?: { readonly path?: string };
}

/** Key of a stack's state in the bucket: below its environment, which is what a role is limited to. */
export function stateKey(stack: string, environments: readonly string[]): string {
  return `${environmentOf(stack, environments)}/${stack}.tfstate`;
}

/**
 * What makes Terraform keep the stack's state in S3, and read the states of others there, without a change of what was
 * synthesized: an override file. Local paths in the synthesized JSON name stacks; a backend that is not local is its
 * owner's choice and stays.
 *
 * @throws CLI031 where a local state is read that no stack of the landscape writes
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function stateOverride(
  stack: Stack,
  stacks: readonly Stack[],
  environments: readonly string[],
  store: StateStore,
): unknown {
  const json = parseJson(stack.file) as Synthesized;
  const owners = new Map(stacks.map((owner) => [ownState(owner), owner.name]));
  const keptIn = ownState(stack) === undefined ? {} : { backend: { s3: own(stack.name) } };
  const reads = Object.entries(json.data?.terraform_remote_state ?? {})
    .filter(([, { backend }]) => backend === 'local')
    .map(([name, { config }]) => [name, { backend: 's3', config: reader(upstreamOf(name, config?.path)) }]);
  return {
    terraform: keptIn,
    ...(reads.length > 0 && { data: { terraform_remote_state: Object.fromEntries(reads) } }),
  };

  function own(name: string): unknown {
    return { ...reader(name), encrypt: true, kms_key_id: store.kmsKey, use_lockfile: true };
  }

  function reader(name: string): object {
    const { bucket, region, profile, account } = store;
    const key = stateKey(name, environments);
    return { bucket, key, region, profile, allowed_account_ids: [account] };
  }

  function upstreamOf(name: string, path: string | undefined): string {
    const owner = owners.get(resolve(stack.dir, path ?? 'terraform.tfstate'));
    if (owner !== undefined) return owner;
    throw new LandbridgeError({
      code: 'CLI031',
      place: `${stack.file}#/data/terraform_remote_state/${name}`,
      message: `reads the state ${path ?? 'terraform.tfstate'}, which no stack of the landscape writes, so it is nowhere on AWS`,
      fix: 'read a stack of the landscape, or name the backend in which that state lies',
    });
  }
}

/** The local state that the stack's JSON names; undefined for a backend of another kind. */
function ownState(stack: Stack): string | undefined {
  return stateFile(stack.dir, parseJson(stack.file));
}
