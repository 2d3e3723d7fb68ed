import { STATE_KEY_ALIAS } from '../roles';
import type { Statement } from './policy';

export interface StateStorePlace {
  readonly bucket: string;
  readonly account: string;
  readonly region: string;
}

/**
 * What every role needs of the states: to read all of them, because stacks read each other's outputs, and to take and
 * give back a lock.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
 */
export function readStates(store: StateStorePlace, lockedPrefix: string): readonly Statement[] {
  const bucket = `arn:aws:s3:::${store.bucket}`;
  return [
    {
      Sid: 'ListStates',
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetBucketLocation'],
      Resource: [bucket],
    },
    {
      Sid: 'ReadStates',
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: [`${bucket}/*.tfstate`, `${bucket}/*.tflock`],
    },
    {
      Sid: 'LockStates',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:DeleteObject'],
      Resource: [`${bucket}/${lockedPrefix}*.tflock`],
    },
    {
      Sid: 'UseStateKey',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      Resource: [`arn:aws:kms:${store.region}:${store.account}:key/*`],
      Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': STATE_KEY_ALIAS } },
    },
  ];
}

/** Lets a role write the states of one environment; none may be deleted, because old versions are what recovers one. */
export function writeStates(store: StateStorePlace, environment: string): Statement {
  return {
    Sid: 'WriteStates',
    Effect: 'Allow',
    Action: ['s3:PutObject'],
    Resource: [`arn:aws:s3:::${store.bucket}/${environment}/*.tfstate`],
  };
}

/** The bucket refuses whoever does not encrypt the way to it, and whoever would take away an old version. */
export function bucketStatements({ bucket }: StateStorePlace): readonly Statement[] {
  const all = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  return [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:*'],
      Resource: all,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'KeepVersions',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:DeleteObjectVersion'],
      Resource: [`arn:aws:s3:::${bucket}/*`],
    },
  ];
}
