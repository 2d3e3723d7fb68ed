import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { Example, landbridge } from '@landbridge/testing';
import { TerraformStack, TerraformVariable, type App } from 'cdktf';
import { site } from './fixtures';

/** Planted where a key of MACsec comes from: handed to Terraform by the environment, and to AWS write-only. */
const KEY = 'planted-4f1a9c-cak-that-nobody-may-see';

/** A site with everything that has a key: MACsec on ports, pre-shared keys of VPNs, MD5 keys of BGP. */
function build(app: App): void {
  const stack = new TerraformStack(app, 'secrets');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  const key = new TerraformVariable(stack, 'macsec_key', { type: 'string', sensitive: true });
  key.addOverride('ephemeral', true);
  const secret = new SecretsmanagerSecret(stack, 'Secret', { name: 'macsec' });
  new SecretsmanagerSecretVersion(stack, 'Version', {
    secretId: secret.id,
    secretStringWo: key.stringValue,
    secretStringWoVersion: 1,
  });
  site(stack, {
    transitGateway: { id: new Ec2TransitGateway(stack, 'Hub', { amazonSideAsn: 64_512 }).id, asn: 64_512 },
    directConnect: {
      model: 'high',
      locations: ['EqDB2', 'EqFA5'],
      bandwidth: '10Gbps',
      macsecSecretArn: secret.arn,
      routers: { 'EqDB2-a': 'a' },
    },
  });
}

/** Attributes that would hold a key; AWS keeps them, so each is empty wherever Terraform has it. */
const KEYS =
  /"(tunnel[12]_preshared_key|bgp_auth_key|customer_gateway_configuration|cak|secret_string|secret_string_wo)":\s*"(?!\$\{)([^"]+)"/g;

/** The state as the real provider would have it: AWS's keys are read back. It is kept out of what is searched. */
function planted(state: string, folder: string): string {
  const file = join(folder, 'planted.tfstate');
  const json = JSON.parse(readFileSync(state, 'utf8')) as {
    readonly resources: readonly {
      readonly instances: readonly { readonly attributes: Record<string, unknown> }[];
    }[];
  };
  for (const { attributes } of json.resources.flatMap(({ instances }) => instances))
    for (const name of Object.keys(attributes)) if (KEY_NAME.test(name)) attributes[name] = KEY;
  writeFileSync(file, JSON.stringify(json));
  return file;
}
const KEY_NAME = /^(tunnel[12]_preshared_key|bgp_auth_key|customer_gateway_configuration)$/;

describe('keys', () => {
  const example = Example.open(__dirname, build);
  const workspace = dirname(example.outdir);
  const log = join(workspace, 'terraform.log');
  const before = { ...process.env };
  beforeAll(() => Object.assign(process.env, { TF_VAR_macsec_key: KEY, TF_LOG: 'TRACE', TF_LOG_PATH: log }));
  afterAll(() => {
    for (const name of ['TF_VAR_macsec_key', 'TF_LOG', 'TF_LOG_PATH']) delete process.env[name];
    Object.assign(process.env, before);
    example.close();
  });

  it('reach neither state, plan, log, page, router files nor what commands print', () => {
    expect(example.deploy()).toMatchObject([{ stack: 'secrets', change: 0, destroy: 0, secondPlan: [] }]);
    const state = join(workspace, 'secrets.tfstate');
    const plan = join(example.outdir, 'stacks/secrets/first.tfplan');
    const asked = ['routers', '--model', example.outdir, '--state', state];
    const said = [
      landbridge([...asked, '--format', 'json']),
      landbridge([...asked, '--out', join(workspace, 'routers')]),
      ...['cisco-ios', 'juniper-junos', 'neutral'].map((vendor) =>
        landbridge([...asked, '--vendor', vendor]),
      ),
      landbridge(['diagram', '--model', example.outdir, '--out', join(workspace, 'page.html')]),
      landbridge(['diagram', '--model', state, '--out', join(workspace, 'deployed.html')]),
      landbridge(['diagram', '--model', planted(state, workspace), '--out', join(workspace, 'planted.html')]),
      landbridge(['diff', '--base', state, '--head', example.outdir, '--format', 'json']),
    ];
    const shown = landbridge([
      'sandbox',
      'run',
      '--world',
      join(workspace, 'world'),
      '--',
      'terraform',
      `-chdir=${dirname(plan)}`,
      'show',
      '-json',
      'first.tfplan',
    ]);
    const files = readdirSync(workspace, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'planted.tfstate')
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const expected of [
      state,
      plan,
      log,
      join(workspace, 'deployed.html'),
      join(workspace, 'routers/secrets/hq-a.cisco-ios.cfg'),
    ])
      expect(files).toContain(expected);
    const texts = [
      ...files.map((file) => [file, readFileSync(file, 'latin1')] as const),
      ...[...said, shown].map(({ stdout, stderr }, index) => [`answer ${index}`, stdout + stderr] as const),
    ];
    expect(texts.filter(([, text]) => text.includes(KEY)).map(([name]) => name)).toEqual([]);
    const filled = texts.flatMap(([name, text]) =>
      [...text.matchAll(KEYS)].map(([, attribute]) => `${name}: ${attribute}`),
    );
    expect(filled).toEqual([]);
    const router = readFileSync(join(workspace, 'routers/secrets/hq-a.cisco-ios.cfg'), 'utf8');
    expect(router).toMatch(/pre-shared-key <arn:aws:secretsmanager:[^>]+>/);
    expect(router).toMatch(/password <key that AWS made: aws directconnect describe-virtual-interfaces/);
  });
});
