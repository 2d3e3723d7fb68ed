import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { refusalOf, synthesize } from '@landbridge/testing';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { HUB, router, site, vgw, vpc } from '../../test/fixtures';
import { DedicatedPort, DirectConnectGateway, SiteToSiteVpn, TransitInterface } from '../index';
import { routersOf } from './router-book';

const modelsOf = (build: (stack: TerraformStack) => void) => {
  const models: ReturnType<typeof routersOf> = [];
  synthesize((stack) => {
    build(stack);
    models.push(...routersOf(stack));
  });
  return models;
};

describe('the routers of a stack', () => {
  it('are those at the other end of its VPNs and Direct Connect, one for each name', () => {
    const models = modelsOf((stack) => {
      const directConnect = { model: 'high', locations: ['EqDB2', 'EqFA5'], bandwidth: '1Gbps' } as const;
      site(stack, { directConnect: { ...directConnect, routers: { 'EqDB2-a': 'a' } } });
    });
    const links = models.map(({ router: name, tunnels, interfaces }) => [
      name,
      ...[...tunnels, ...interfaces].map((one) => one.name),
    ]);
    expect(links).toEqual([
      ['hq-a', 'hq-a-1', 'hq-a-2', 'hq-EqDB2-a'],
      ['hq-EqFA5-a', 'hq-EqFA5-a'],
      ['hq-b', 'hq-b-1', 'hq-b-2'],
    ]);
  });

  it('hold what AWS chooses as references, and what is chosen as such', () => {
    const [model] = modelsOf((stack) => {
      new SiteToSiteVpn(stack, 'Vpn', {
        router: router(stack),
        on: { transitGateway: HUB },
        routing: 'bgp',
        advertises: ['10.200.0.0/16'],
        preference: [{ prepend: 1 }, { med: 50, moreSpecific: ['10.200.4.0/24'] }],
        tunnels: [{ insideCidr: '169.254.10.0/30' }, {}],
      });
    });
    expect(model).toMatchObject({
      router: 'router',
      asn: 65_010,
      customerGateway: expect.stringMatching(/^aws_customer_gateway\.Router_\w+$/),
      tunnels: [
        {
          awsAsn: 64_512,
          inside: { aws: '169.254.10.1', router: '169.254.10.2' },
          outside: {
            router: '203.0.113.10',
            aws: expect.stringMatching(/^\$\{aws_vpn_connection\.Vpn_\w+\.tunnel1_address\}$/),
          },
          advertises: ['10.200.0.0/16'],
          prepend: 1,
          localPreference: 95,
          authentication: { preSharedKey: expect.stringContaining('.preshared_key_arn}') },
        },
        {
          inside: {
            aws: expect.stringContaining('.tunnel2_vgw_inside_address}'),
            router: expect.stringContaining('.tunnel2_cgw_inside_address}'),
          },
          advertises: ['10.200.0.0/16', '10.200.4.0/24'],
          med: 50,
          localPreference: 99,
        },
      ],
    });
  });

  it('without BGP send the blocks of the VPC into their tunnels', () => {
    const [model] = modelsOf((stack) => {
      const on = { virtualPrivateGateway: vgw(vpc(stack)) };
      new SiteToSiteVpn(stack, 'Vpn', { router: router(stack), on, routing: { static: ['10.200.0.0/16'] } });
    });
    expect(model?.tunnels).toMatchObject([
      { routing: { reaches: ['10.16.0.0/16'] }, advertises: [] },
      { routing: { reaches: ['10.16.0.0/16'] }, advertises: [] },
    ]);
  });

  it('name the key of a session, and hold no expression that would be filled with it', () => {
    const [model] = modelsOf((stack) => {
      const secret = new TerraformVariable(stack, 'Key', { type: 'string', sensitive: true });
      const port = new DedicatedPort(stack, 'Port', { name: 'p', location: 'EqDB2', bandwidth: '1Gbps' });
      const gateway = new DirectConnectGateway(stack, 'Dx', { name: 'dx' });
      new TransitInterface(stack, 'Interface', {
        name: 'p',
        port,
        gateway,
        vlan: 7,
        asn: 65_010,
        authKey: secret.stringValue,
      });
    });
    expect(model?.interfaces).toMatchObject([{ authKey: 'value of var.Key', awsAsn: 64_513 }]);
  });

  it('are written beside the JSON of the stack, and nothing is left of those that are gone', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'landbridge-routers-'));
    try {
      const synth = (routers: Readonly<Record<string, string>>) => {
        const app = new App({ outdir });
        const stack = new TerraformStack(app, 'hybrid');
        new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
        site(stack, { vpn: { routers } });
        app.synth();
        return readdirSync(join(outdir, 'stacks/hybrid/routers'));
      };
      expect(synth({ a: '203.0.113.10', b: '203.0.113.20' })).toHaveLength(6);
      expect(synth({ a: '203.0.113.10' })).toEqual([
        'hq-a.cisco-ios.cfg',
        'hq-a.juniper-junos.conf',
        'hq-a.neutral.json',
      ]);
      const text = readFileSync(join(outdir, 'stacks/hybrid/routers/hq-a.neutral.json'), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ router: 'hq-a', tunnels: [{}, {}] });
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  it('have names of their own', () => {
    const twice = refusalOf(() =>
      modelsOf((stack) => {
        for (const id of ['First', 'Second']) {
          const made = router(stack, id, id === 'First' ? '203.0.113.10' : '203.0.113.20');
          const same = Object.assign(made, { name: 'hq' });
          new SiteToSiteVpn(stack, `${id}Vpn`, { router: same, on: { transitGateway: HUB }, routing: 'bgp' });
        }
      }),
    );
    expect(twice.code).toBe('HYB008');
  });
});
