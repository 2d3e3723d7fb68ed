import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SmallProject } from './small-project';

describe('the sandbox', () => {
  const project = new SmallProject();
  const { workspace } = project;
  afterAll(() => workspace.remove());

  it('lets no credential through to Terraform, whatever is set, and says so', async () => {
    // Stands in for Terraform: notes the environment of each call, and does it.
    const seen = join(workspace.root, 'seen');
    const terraform = join(workspace.root, 'terraform');
    writeFileSync(terraform, `#!/bin/sh\nenv >> '${seen}'\nexec terraform "$@"\n`, { mode: 0o755 });
    const set = {
      AWS_ACCESS_KEY_ID: 'AKIASECRET',
      AWS_SECRET_ACCESS_KEY: 'verysecret',
      AWS_SESSION_TOKEN: 'verysecret',
      AWS_PROFILE: 'verysecret',
      AWS_CONFIG_FILE: '/verysecret',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/verysecret',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://verysecret',
      LANDBRIDGE_TERRAFORM: terraform,
    };
    const { status, stdout } = await workspace.start(['deploy', '--all'], workspace.root, set).ended;
    expect(status).toBe(0);
    expect(stdout).toMatch(/^world {2}sandbox.*no AWS account, no credentials are used\n/);
    const environment = readFileSync(seen, 'utf8');
    expect(environment).toContain('TF_REATTACH_PROVIDERS=');
    expect(environment).not.toMatch(/secret/i);
    const aws = new Set(environment.split('\n').filter((line) => line.startsWith('AWS_')));
    expect([...aws].sort()).toEqual([
      'AWS_CONFIG_FILE=/dev/null',
      'AWS_EC2_METADATA_DISABLED=true',
      'AWS_SHARED_CREDENTIALS_FILE=/dev/null',
    ]);
  });
});
