import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../run-cli';

const KEY = 'a-planted-key-that-nobody-may-see';
const VPN = 'aws_vpn_connection.Vpn';
const MODEL = {
  version: 1,
  router: 'hq-a',
  asn: 65_010,
  customerGateway: 'aws_customer_gateway.Hq',
  tunnels: [
    {
      name: 'hq-a-1',
      link: VPN,
      outside: { router: '203.0.113.10', aws: `\${${VPN}.tunnel1_address}` },
      awsAsn: `\${${VPN}.tunnel1_bgp_asn}`,
      authentication: { preSharedKey: `\${${VPN}.preshared_key_arn}` },
    },
  ],
  interfaces: [],
};
const ATTRIBUTES = {
  tunnel1_address: '198.51.100.1',
  tunnel1_bgp_asn: '64512',
  tunnel1_cgw_inside_address: '169.254.10.2',
  preshared_key_arn: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:s2svpn',
  tunnel1_preshared_key: KEY,
  customer_gateway_configuration: `<xml>${KEY}</xml>`,
};

/** Somebody else's application, as its synthesis and its state lie on disk. */
class OtherTeam {
  readonly root = mkdtempSync(join(tmpdir(), 'landbridge-routers-'));
  private readonly routers = join(this.root, 'cdktf.out/stacks/hybrid/routers');

  constructor(
    cisco = `crypto key <\${${VPN}.preshared_key_arn}>\nip address \${${VPN}.tunnel1_cgw_inside_address}\n`,
  ) {
    mkdirSync(this.routers, { recursive: true });
    const stack = {
      dependencies: [],
      synthesizedStackPath: 'stacks/hybrid/cdk.tf.json',
      workingDirectory: 'stacks/hybrid',
    };
    this.write('cdktf.out/manifest.json', { stacks: { hybrid: stack } });
    const gateways = { Hq: { ip_address: '203.0.113.10' }, Handmade: { ip_address: '198.51.100.7' } };
    const resource = { aws_vpn_connection: { Vpn: {} }, aws_customer_gateway: gateways };
    this.write('cdktf.out/stacks/hybrid/cdk.tf.json', { terraform: { backend: { s3: {} } }, resource });
    this.writeRouter('hq-a', MODEL, cisco);
  }

  writeRouter(name: string, model: unknown, cisco = ''): void {
    this.write(`cdktf.out/stacks/hybrid/routers/${name}.neutral.json`, model);
    writeFileSync(join(this.routers, `${name}.cisco-ios.cfg`), cisco);
  }

  write(file: string, content: unknown): void {
    writeFileSync(join(this.root, file), JSON.stringify(content));
  }

  /** A state file in Terraform's own form. */
  deploy(): void {
    const instances = [{ attributes: ATTRIBUTES }];
    const resources = [{ mode: 'managed', type: 'aws_vpn_connection', name: 'Vpn', instances }];
    this.write('a.tfstate', { version: 4, resources });
  }

  async run(
    ...args: string[]
  ): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
    const said = { stdout: '', stderr: '' };
    const status = await runCli(['routers', '--model', 'cdktf.out', ...args], {
      cwd: this.root,
      env: {},
      stdout: { write: (text) => (said.stdout += text) },
      stderr: { write: (text) => (said.stderr += text) },
    });
    return { status, ...said };
  }
}

describe('landbridge routers', () => {
  const teams: OtherTeam[] = [];
  const team = (...args: ConstructorParameters<typeof OtherTeam>): OtherTeam => {
    const made = new OtherTeam(...args);
    teams.push(made);
    return made;
  };
  afterAll(() => teams.forEach(({ root }) => rmSync(root, { recursive: true })));

  it('lists routers, what is not known yet, and customer gateways that nobody described', async () => {
    const { status, stdout } = await team().run();
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /hybrid\/hq-a +203\.0\.113\.10 +AS 65010 +1 tunnel +4 values known once hybrid is deployed/,
    );
    expect(stdout).toContain('hybrid/aws_customer_gateway.Handmade');
  });

  it('says in place of what AWS has yet to choose when it will be known', async () => {
    const { stdout } = await team().run('hq-a', '--vendor', 'cisco-ios');
    expect(stdout).toContain(`ip address <${VPN}.tunnel1_cgw_inside_address: known once hybrid is deployed>`);
  });

  it('fills in what the state says', async () => {
    const other = team();
    other.deploy();
    const { stdout } = await other.run('hybrid/hq-a', '--vendor', 'cisco-ios', '--state', 'a.tfstate');
    expect(stdout).toBe(`crypto key <${ATTRIBUTES.preshared_key_arn}>\nip address 169.254.10.2\n`);
    const { routers } = JSON.parse((await other.run('--format', 'json', '--state', 'a.tfstate')).stdout) as {
      readonly routers: readonly unknown[];
    };
    expect(routers).toMatchObject([
      {
        complete: true,
        open: [],
        model: { tunnels: [{ awsAsn: 64_512, outside: { aws: '198.51.100.1' } }] },
      },
    ]);
  });

  it('never shows a key, not even to a file that asks for it', async () => {
    const asked = `key \${${VPN}.tunnel1_preshared_key}\n\${${VPN}.customer_gateway_configuration}\n`;
    const other = team(asked);
    other.deploy();
    const state = ['--state', 'a.tfstate'];
    const printed = await other.run('hq-a', '--vendor', 'cisco-ios', ...state);
    expect(printed.stdout).toContain(`key <${VPN}.tunnel1_preshared_key: known once hybrid is deployed>`);
    await other.run('--out', 'written', ...state);
    const files = readdirSync(join(other.root, 'written/hybrid'));
    expect(files).toEqual(['hq-a.cisco-ios.cfg', 'hq-a.neutral.json']);
    const texts = files.map((file) => readFileSync(join(other.root, 'written/hybrid', file), 'utf8'));
    const json = await other.run('--format', 'json', '--vendor', 'cisco-ios', ...state);
    for (const text of [...texts, printed.stdout, json.stdout]) expect(text).not.toContain(KEY);
  });

  it('reads what terraform show -json prints of a state', async () => {
    const other = team();
    const resources = [{ address: VPN, values: ATTRIBUTES }];
    other.write('shown.json', { format_version: '1.0', values: { root_module: { resources } } });
    const { stdout } = await other.run('hq-a', '--vendor', 'cisco-ios', '--state', 'shown.json');
    expect(stdout).toContain('ip address 169.254.10.2');
  });

  it('leaves out a router that an earlier synthesis left', async () => {
    const other = team();
    const [tunnel] = MODEL.tunnels;
    other.writeRouter('gone', {
      ...MODEL,
      router: 'gone',
      tunnels: [{ ...tunnel, link: 'aws_vpn_connection.Gone' }],
    });
    expect((await other.run()).stdout).not.toContain('gone');
  });

  it('says where there is none', async () => {
    const other = team();
    rmSync(join(other.root, 'cdktf.out/stacks/hybrid/routers'), { recursive: true });
    const { status, stdout } = await other.run();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^no router in cdktf\.out: no VPN or virtual interface/);
  });

  it.each([
    [['hq-z'], /^CLI001 .*no router "hq-z"; name one of hq-a/],
    [['--vendor', 'nokia'], /^CLI001 .*"nokia"; use one of cisco-ios, neutral/],
    [['--state', 'cdktf.out/manifest.json'], /^CLI011 .*not a state of Terraform/],
    [['--state', 'missing.tfstate'], /^CLI011 .*cannot be read/],
    [['--model', 'nowhere'], /^CLI005 .*manifest\.json.*is missing/],
  ])('refuses %j by one line', async (args, line) => {
    const { status, stdout, stderr } = await team().run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(line);
  });

  it('refuses a model of another form, with the place in it', async () => {
    const other = team();
    other.writeRouter('hq-a', { ...MODEL, asn: 'sixty-five' });
    expect((await other.run()).stderr).toMatch(/^CLI011 \[.*hq-a\.neutral\.json#\/asn\]/);
  });
});
