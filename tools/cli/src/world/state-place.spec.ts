import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../landscape/manifest';
import { stateOverride } from './state-place';

const STORE = {
  bucket: 'states',
  region: 'eu-west-1',
  kmsKey: 'arn:aws:kms:eu-west-1:111111111111:alias/states',
  account: '111111111111',
  profile: 'hub',
};
const READER = {
  bucket: 'states',
  region: 'eu-west-1',
  profile: 'hub',
  allowed_account_ids: ['111111111111'],
};

describe('stateOverride', () => {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-state-'));
  afterAll(() => rmSync(root, { recursive: true }));

  const stackOf = (name: string, json: unknown): Stack => {
    const dir = join(root, 'out/stacks', name);
    mkdirSync(dir, { recursive: true });
    const file = join(dir, 'cdk.tf.json');
    writeFileSync(file, JSON.stringify(json));
    return { name, dir, file, dependencies: [] };
  };
  const path = (name: string): string => `../../../states/${name}.tfstate`;
  const local = (name: string): object => ({ terraform: { backend: { local: { path: path(name) } } } });
  const remote = (config: unknown, backend = 'local'): object => ({
    data: { terraform_remote_state: { up: { backend, config } } },
  });
  const override = (stack: Stack, ...others: Stack[]): unknown =>
    stateOverride(stack, [stack, ...others], ['dev', 'shared'], STORE);

  it('keeps a state under its environment, encrypted and locked, and reads others by the keys that they write', () => {
    const hub = stackOf('shared-network', local('shared-network'));
    const dev = stackOf('dev-network', {
      ...local('dev-network'),
      ...remote({ path: path('shared-network') }),
    });
    const kept = { encrypt: true, kms_key_id: STORE.kmsKey, use_lockfile: true };
    expect(override(dev, hub)).toEqual({
      terraform: { backend: { s3: { ...READER, ...kept, key: 'dev/dev-network.tfstate' } } },
      data: {
        terraform_remote_state: {
          up: { backend: 's3', config: { ...READER, key: 'shared/shared-network.tfstate' } },
        },
      },
    });
    expect(override(hub)).toEqual({
      terraform: { backend: { s3: { ...READER, ...kept, key: 'shared/shared-network.tfstate' } } },
    });
  });

  it('leaves a backend alone that somebody chose', () => {
    const own = { terraform: { backend: { gcs: { bucket: 'b' } } }, ...remote({ bucket: 'c' }, 'gcs') };
    expect(override(stackOf('elsewhere', own))).toEqual({ terraform: {} });
  });

  it('refuses to read a state that no stack writes', () => {
    const lost = stackOf('lost', { ...local('lost'), ...remote({ path: path('gone') }) });
    expect(() => override(lost)).toThrow(
      /^CLI031 \[.*lost\/cdk.tf.json#\/data\/terraform_remote_state\/up\]/,
    );
  });
});
