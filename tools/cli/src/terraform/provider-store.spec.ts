import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../landscape/manifest';
import { findTerraform } from './binary';
import { awsEnvironment } from './environment';
import { ProviderStore } from './provider-store';
import { platformName } from './release';
import { prepareStack, type Terraform } from './stack-runner';

const PLATFORM = platformName(process.platform, process.arch) ?? '';
const ADDRESS = 'registry.example/landbridge/fake';

/** By the real Terraform, which unpacks and locks a provider at init and does not start it. */
describe('ProviderStore', () => {
  const root = mkdtempSync(join(tmpdir(), 'landbridge-providers-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const aws = join(root, 'aws');
  const project = join(root, 'stacks');
  const config = join(root, 'terraform.rc');
  /** Puts a version of the provider into the mirror that Terraform installs from. */
  const publish = (version: string, content: string): void => {
    const folder = join(root, 'mirror', ADDRESS, version, PLATFORM);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `terraform-provider-fake_v${version}`), content, { mode: 0o755 });
  };
  const stackOf = (name: string, version: string): Stack => {
    const dir = join(project, name);
    mkdirSync(dir, { recursive: true });
    const file = join(dir, 'cdk.tf.json');
    const required = { fake: { source: ADDRESS, version } };
    writeFileSync(file, JSON.stringify({ terraform: { required_providers: required } }));
    return { name, dir, file, dependencies: [] };
  };
  const open = async (): Promise<Terraform> => {
    const mirror = `filesystem_mirror { path = "${join(root, 'mirror')}" }`;
    writeFileSync(config, `provider_installation {\n  ${mirror}\n}\n`);
    const providers = new ProviderStore(aws, project);
    const env = awsEnvironment({
      ...process.env,
      TF_CLI_CONFIG_FILE: config,
      TF_REATTACH_PROVIDERS: undefined,
    });
    const binary = await findTerraform(process.env, root);
    return { binary, env: providers.environment(env), providers };
  };
  const locked = (folder: string): string => readFileSync(join(root, folder, '.terraform.lock.hcl'), 'utf8');

  it('gives all stacks the versions and the files that the first one got', async () => {
    publish('1.0.0', 'one');
    const terraform = await open();
    await prepareStack(terraform, stackOf('a', '~> 1.0'), join(root, 'work/a'));
    publish('1.1.0', 'newer');
    const others = ['b', 'c'].map((name) =>
      prepareStack(terraform, stackOf(name, '~> 1.0'), join(root, 'work', name)),
    );
    await Promise.all(others);
    for (const name of ['a', 'b', 'c']) {
      expect(locked(`work/${name}`)).toContain('version     = "1.0.0"');
      const installed = join(root, 'work', name, '.terraform/providers', ADDRESS, '1.0.0', PLATFORM);
      expect({ name, link: lstatSync(installed).isSymbolicLink() }).toEqual({ name, link: true });
    }
    expect(locked('aws')).toBe(locked('work/a'));
  });

  it('keeps to the lock file that somebody committed, and refuses what is not in it', async () => {
    writeFileSync(join(project, '.terraform.lock.hcl'), locked('aws'));
    const terraform = await open();
    const stack = stackOf('d', '~> 1.0');
    await prepareStack(terraform, stack, join(root, 'work/d'));
    expect(locked('work/d')).toContain('version     = "1.0.0"');
    await expect(prepareStack(terraform, stackOf('e', '1.1.0'), join(root, 'work/e'))).rejects.toThrow(
      /^CLI006 \[e\] terraform init failed: .*1\.1\.0/,
    );
    expect(locked('stacks')).toBe(locked('aws'));

    // Another lock, as a pull brings it, is taken over by a folder that was initialised before.
    rmSync(join(project, '.terraform.lock.hcl'));
    await prepareStack(terraform, stackOf('f', '1.1.0'), join(root, 'work/f'));
    writeFileSync(join(project, '.terraform.lock.hcl'), locked('work/f'));
    await prepareStack(terraform, stack, join(root, 'work/d'));
    expect(locked('work/d')).toContain('version     = "1.1.0"');
  });

  it('leaves a cache alone that somebody has', () => {
    const mine = join(root, 'mine');
    const { TF_PLUGIN_CACHE_DIR } = new ProviderStore(join(root, 'other'), project).environment({
      TF_PLUGIN_CACHE_DIR: mine,
    });
    expect(TF_PLUGIN_CACHE_DIR).toBe(mine);
    expect(existsSync(join(root, 'other'))).toBe(false);
  });
});
