import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../landscape/manifest';
import { awsPlaces, placesText } from './aws-accounts';

describe('awsPlaces', () => {
  const dir = mkdtempSync(join(tmpdir(), 'landbridge-accounts-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const stackOf = (name: string, aws: unknown): Stack => {
    const file = join(dir, `${name}.json`);
    writeFileSync(file, JSON.stringify(aws === undefined ? {} : { provider: { aws } }));
    return { name, dir, file, dependencies: [] };
  };
  const place = { region: 'eu-west-1', allowed_account_ids: ['111111111111'] };

  it('names every account once, by Region and profile', () => {
    const hub = { ...place, profile: 'hub' };
    const places = awsPlaces([
      stackOf('a', [hub, { ...hub, alias: 'b', region: 'eu-central-1' }]),
      stackOf('b', hub),
      stackOf('c', { ...place, allowed_account_ids: ['222222222222'] }),
      stackOf('d', undefined),
    ]);
    expect(placesText(places)).toBe(
      'account 111111111111 in eu-west-1 by profile hub, account 111111111111 in eu-central-1 by profile hub, account 222222222222 in eu-west-1 by default credentials',
    );
  });

  it.each([
    ['allowed_account_ids', { region: 'eu-west-1' }],
    ['allowed_account_ids', { ...place, allowed_account_ids: [] }],
    ['region', { ...place, region: undefined }],
  ])('refuses a provider without %s', (missing, aws) => {
    expect(() => awsPlaces([stackOf('open', { ...aws, alias: 'x' })])).toThrow(
      `CLI032 [open, provider aws.x] has no ${missing}`,
    );
  });
});
