import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPipeline } from './pipeline-file';

describe('readPipeline', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'landbridge-pipeline-'));
  afterAll(() => rmSync(outdir, { recursive: true }));
  const state = {
    bucket: 'states',
    region: 'eu-west-1',
    kmsKey: 'arn:aws:kms:eu-west-1:111111111111:key/x',
    account: '111111111111',
    profile: 'hub',
  };
  const read = (content: unknown): unknown => {
    writeFileSync(join(outdir, 'pipeline.json'), JSON.stringify(content));
    return readPipeline(outdir);
  };

  it('says that nobody said where the states are', () => {
    expect(() => readPipeline(outdir)).toThrow(/^CLI031 .*is missing, so nobody said/);
  });

  it('reads the store; roles may be left out', () => {
    expect(read({ state })).toEqual({ state, roles: {} });
  });

  it.each([
    ['account', { ...state, account: '11' }],
    ['kmsKey', { ...state, kmsKey: 'x' }],
    ['bucket', { ...state, bucket: undefined }],
  ])('names a %s that is not valid', (name, broken) => {
    expect(() => read({ state: broken })).toThrow(new RegExp(`^CLI031 .*pipeline.json#/state/${name}\\]`));
  });
});
